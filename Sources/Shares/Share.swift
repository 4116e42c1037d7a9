import Catalog
import Foundation

/// What somebody shares: `shares/ID.json`.
package struct Share: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
        /// Products, shown on any of the share's avatars.
        case collection
        /// A gift list: each item names whom it is for.
        case gift
    }

    /// `[A-Za-z0-9_-]{1,64}`; 128 random bits when we make it.
    package var id: String
    package var title: String
    package var kind: Kind
    /// Avatar ids, in the order of the switch; empty: try-ons are not shown.
    package var avatars: [String]
    package var items: [ShareItem]
    /// Origins that may embed and call the edge; empty: any.
    package var allowedOrigins: [String]
    package var locale: String?

    package init(
        id: String, title: String, kind: Kind = .collection, avatars: [String] = [], items: [ShareItem] = [],
        allowedOrigins: [String] = [], locale: String? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.avatars = avatars
        self.items = items
        self.allowedOrigins = allowedOrigins
        self.locale = locale
    }
}

package struct ShareItem: Sendable, Equatable {
    package var product: ProductID
    /// Whom it is for, in a gift list.
    package var avatar: String?
    package var note: String?

    package init(product: ProductID, avatar: String? = nil, note: String? = nil) {
        self.product = product
        self.avatar = avatar
        self.note = note
    }
}
