import Foundation

/// One product of a store, as in the store's feed; addressed as `STORE:ID`.
package struct Product: Sendable, Equatable {
    package var id: ProductID
    package var title: String
    /// Plain text or HTML as the store wrote it; never trusted, always escaped or sanitised on the way out.
    package var description: String
    package var brand: String?
    package var category: Category
    package var tags: [String]
    package var images: [ProductImage]
    package var variants: [Variant]
    /// Where the store sells it; http or https.
    package var productURL: String?
    /// The store's own order of changes, either of which may be absent.
    package var version: Int?
    package var updatedAt: Date?

    package init(
        id: ProductID, title: String, description: String = "", brand: String? = nil, category: Category,
        tags: [String] = [], images: [ProductImage] = [], variants: [Variant] = [], productURL: String? = nil,
        version: Int? = nil, updatedAt: Date? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.brand = brand
        self.category = category
        self.tags = tags
        self.images = images
        self.variants = variants
        self.productURL = productURL
        self.version = version
        self.updatedAt = updatedAt
    }
}

/// One photo of a product. Paths are relative to the workspace's `catalog/` folder.
package struct ProductImage: Sendable, Equatable, Codable {
    package enum Role: String, Sendable, Codable {
        case front, back, detail, worn
    }

    package var path: String
    package var role: Role?
    package var color: String?
    /// Coverage of the garment as a grey PNG of the photo's size, when the store has one.
    package var mask: String?
    /// The garment already cut out, as a PNG with alpha, when the store has one.
    package var cut: String?

    package init(path: String, role: Role? = nil, color: String? = nil, mask: String? = nil, cut: String? = nil) {
        self.path = path
        self.role = role
        self.color = color
        self.mask = mask
        self.cut = cut
    }
}

/// What is bought: one size and colour of a product.
package struct Variant: Sendable, Equatable {
    package var sku: String
    package var size: String?
    package var color: String?
    /// Pieces in stock; nil when the store does not say.
    package var stock: Int?
    package var price: Money
    package var salePrice: Money?

    package init(
        sku: String, size: String? = nil, color: String? = nil, stock: Int? = nil, price: Money,
        salePrice: Money? = nil
    ) {
        self.sku = sku
        self.size = size
        self.color = color
        self.stock = stock
        self.price = price
        self.salePrice = salePrice
    }

    /// What payloads carry instead of a count.
    package var availability: Availability {
        switch stock {
        case .none: .unknown
        case .some(0): .outOfStock
        case .some: .inStock
        }
    }
}

package enum Availability: String, Sendable, Codable {
    case inStock = "in_stock"
    case outOfStock = "out_of_stock"
    case unknown
}
