import Avatars
import Catalog
import Foundation
import Garments
import Shares
import Similarity

/// Everything that one share's bundle is made of; what a build hands to the pages.
package struct Collection: Sendable {
    package var share: Share
    /// The workspace's title, shown when a share has none.
    package var siteTitle: String
    /// Where `dist/` will be served, without a final slash; nil: pages use relative addresses only.
    package var baseURL: String?
    /// Where the edge endpoint answers, without a final slash; nil: `widgets/SHARE` beside `w/SHARE`.
    package var edgeURL: String?
    /// BCP 47.
    package var locale: String
    /// In the order of the share's switch.
    package var people: [Avatar]
    /// Pictures of the people in base wear, by avatar id.
    package var portraits: [String: Picture]
    /// In the share's order.
    package var items: [Item]
    /// Products named by `similar` and `pairs` that are not in the share are not linked.
    package var stores: [String: StoreInfo]

    package struct Item: Sendable {
        package var shareItem: ShareItem
        package var product: Product
        /// The store's photo; nil when it has none that can be shown.
        package var photo: Picture?
        /// The garment alone, on a transparent ground.
        package var cut: Picture?
        /// Try-ons by avatar id; an avatar without one is in `refusals`.
        package var tryOns: [String: Preview]
        package var refusals: [String: Refusal]
        package var enrichment: Enrichment?

        package init(
            shareItem: ShareItem, product: Product, photo: Picture? = nil, cut: Picture? = nil,
            tryOns: [String: Preview] = [:], refusals: [String: Refusal] = [:], enrichment: Enrichment? = nil
        ) {
            self.shareItem = shareItem
            self.product = product
            self.photo = photo
            self.cut = cut
            self.tryOns = tryOns
            self.refusals = refusals
            self.enrichment = enrichment
        }
    }

    package init(
        share: Share, siteTitle: String, baseURL: String? = nil, edgeURL: String? = nil, locale: String = "en",
        people: [Avatar] = [], portraits: [String: Picture] = [:], items: [Item] = [],
        stores: [String: StoreInfo] = [:]
    ) {
        self.share = share
        self.siteTitle = siteTitle
        self.baseURL = baseURL
        self.edgeURL = edgeURL
        self.locale = locale
        self.people = people
        self.portraits = portraits
        self.items = items
        self.stores = stores
    }
}

package struct StoreInfo: Sendable, Equatable {
    package var id: String
    package var name: String
    /// When the snapshot was taken: the age of its prices and stock.
    package var asOf: Date

    package init(id: String, name: String, asOf: Date) {
        self.id = id
        self.name = name
        self.asOf = asOf
    }
}

/// One picture in `dist/`, in several widths.
package struct Picture: Sendable, Equatable {
    /// Narrowest first; the last is the whole picture. Paths are relative to `dist/`: `i/HASH.jpg`.
    package var sizes: [Size]

    package struct Size: Sendable, Equatable {
        package var path: String
        package var width: Int
        package var height: Int

        package init(path: String, width: Int, height: Int) {
            self.path = path
            self.width = width
            self.height = height
        }
    }

    package init(sizes: [Size]) {
        self.sizes = sizes
    }
}

package struct Preview: Sendable, Equatable {
    package var picture: Picture
    package var confidence: Double
    package var modelVersion: String
    package var cacheKey: String

    package init(picture: Picture, confidence: Double, modelVersion: String, cacheKey: String) {
        self.picture = picture
        self.confidence = confidence
        self.modelVersion = modelVersion
        self.cacheKey = cacheKey
    }
}

/// One file of `dist/`.
package struct BundleFile: Sendable, Equatable {
    /// Relative to `dist/`, with forward slashes.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
