import Catalog
import Imaging

/// `techartt.yaml`: what a workspace decides for all its shares.
package struct Settings: Sendable, Equatable {
    package var title = "Techartt"
    /// Where `dist/` will be served, without a final slash; nil: pages use relative addresses only.
    package var baseURL: String?
    /// Where the edge endpoint answers, without a final slash; nil: beside `dist/`.
    package var edgeURL: String?
    /// Of amounts in feeds that name no currency.
    package var currency: String?
    /// BCP 47; a share may have its own.
    package var locale = "en"
    package var images = Images()
    package var models = Models()
    package var limits = ImageLimits.standard

    package struct Images: Sendable, Equatable {
        /// Of published pictures, in pixels, narrowest first; a picture is never enlarged.
        package var widths = [384, 768]
        /// Of JPEG, 1 to 100.
        package var quality = 85

        package init(widths: [Int] = [384, 768], quality: Int = 85) {
            self.widths = widths
            self.quality = quality
        }
    }

    package struct Models: Sendable, Equatable {
        /// nil: the newest that the program carries.
        package var tryOn: String?

        package init(tryOn: String? = nil) {
            self.tryOn = tryOn
        }
    }

    package init() {}
}
