import Foundation

/// One line of a snapshot becoming a product. The first thing that is wrong is thrown; what can be lived with is a
/// warning.
struct ProductReading {
    static let keys = [
        "store_id", "product_id", "title", "description", "brand", "category", "tags", "images", "variants", "price",
        "sale_price", "product_url", "version", "updated_at",
    ]
    static let imageKeys = ["path", "url", "role", "color", "mask", "cut"]
    static let variantKeys = ["sku", "size", "color", "stock", "price", "sale_price"]

    let snapshot: Snapshot
    private(set) var warnings: [FieldError] = []

    init(snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    mutating func product(from value: JSONValue) throws(FieldError) -> Product {
        let fields = try JSONFields(value)
        let product = Product(
            id: try productID(fields), title: try fields.requiredText("title", limit: 500),
            description: try fields.text("description", limit: 65_536) ?? "",
            brand: try fields.text("brand", limit: 200),
            category: Category.named(try fields.requiredText("category", limit: 500)),
            tags: try fields.texts("tags", limit: 200, eachLimit: 200), images: try images(fields),
            variants: try variants(fields), productURL: try productURL(fields),
            version: try fields.integer("version"), updatedAt: try updatedAt(fields))
        warnings += fields.unknownKeys(known: Self.keys)
        return product
    }

    private func productID(_ fields: JSONFields) throws(FieldError) -> ProductID {
        if let store = try fields.text("store_id", limit: 200), store != snapshot.storeID {
            throw fields.error(
                "store_id", "store_differs",
                "is \(store.quoted) in a snapshot of \(snapshot.storeID.quoted)")
        }
        let id = ProductID(store: snapshot.storeID, rawID: try fields.requiredText("product_id", limit: 150))
        guard id.encodedID.utf8.count <= ProductID.encodedLimit else {
            throw fields.error(
                "product_id", "too_long",
                "takes \(id.encodedID.utf8.count) bytes in a file's name, more than the \(ProductID.encodedLimit) that are"
                    + " allowed")
        }
        return id
    }

    private func productURL(_ fields: JSONFields) throws(FieldError) -> String? {
        guard let text = try fields.text("product_url", limit: 2000) else { return nil }
        guard WebAddress.isAcceptable(text) else {
            throw fields.error(
                "product_url", "url_invalid", "is \(text.quoted), not an http or https address")
        }
        return text
    }

    private func updatedAt(_ fields: JSONFields) throws(FieldError) -> Date? {
        guard let text = try fields.text("updated_at", limit: 100) else { return nil }
        guard let date = Timestamp.date(text) else {
            throw fields.error(
                "updated_at", "time_unreadable",
                "is \(text.quoted), not a time such as 2026-11-24T08:30:00Z")
        }
        return date
    }

    // MARK: Images

    private mutating func images(_ fields: JSONFields) throws(FieldError) -> [ProductImage] {
        var images: [ProductImage] = []
        for (path, value) in try fields.list("images", limit: 100) {
            if let image = try image(value, at: path) { images.append(image) }
        }
        return images
    }

    private mutating func image(_ value: JSONValue, at path: String) throws(FieldError) -> ProductImage? {
        if case .string(let text) = value {
            return try imagePath(text, field: path).map { ProductImage(path: $0) }
        }
        guard case .object = value else {
            throw FieldError(
                field: path, code: "wrong_type", message: "\(path) is \(value.kind), not a path or an object")
        }
        let fields = try JSONFields(value, path: path)
        warnings += fields.unknownKeys(known: Self.imageKeys)
        let key = fields["path"] == nil && fields["url"] != nil ? "url" : "path"
        let text = try fields.requiredText(key, limit: 2000)
        guard let file = try imagePath(text, field: fields.name(of: key)) else { return nil }
        var image = ProductImage(path: file, color: try fields.text("color", limit: 100))
        if let role = try fields.text("role", limit: 100) {
            image.role = ProductImage.Role(rawValue: role)
            if image.role == nil {
                warnings.append(
                    fields.error(
                        "role", "role_unknown",
                        "is \(role.quoted), not front, back, detail or worn; it was ignored"))
            }
        }
        if let mask = try fields.text("mask", limit: 2000) {
            image.mask = try imagePath(mask, field: fields.name(of: "mask"))
        }
        if let cut = try fields.text("cut", limit: 2000) {
            image.cut = try imagePath(cut, field: fields.name(of: "cut"))
        }
        return image
    }

    /// nil, with a warning, for a web address.
    private mutating func imagePath(_ text: String, field: String) throws(FieldError) -> String? {
        if WebAddress.isAcceptable(text) {
            warnings.append(
                FieldError(
                    field: field, code: "image_remote",
                    message:
                        "\(field) is a web address, which a build does not fetch; save the picture under catalog/ and"
                        + " write its path; it was left out"))
            return nil
        }
        guard CatalogPath.isInside(text) else {
            throw FieldError(
                field: field, code: "path_outside",
                message: "\(field) is \(text.quoted), which does not lead to a file inside catalog/")
        }
        return text
    }

    // MARK: Variants

    private mutating func variants(_ fields: JSONFields) throws(FieldError) -> [Variant] {
        let price = try fields.money("price", in: snapshot.currency)
        let salePrice = try fields.money("sale_price", in: snapshot.currency)
        let list = try fields.list("variants", limit: 2000)
        guard !list.isEmpty else { throw fields.error("variants", "missing", "is missing or empty") }
        var variants: [Variant] = []
        var firsts: [String: String] = [:]
        for (path, value) in list {
            let variant = try variant(JSONFields(value, path: path), price: price, salePrice: salePrice)
            if let first = firsts[variant.sku] {
                throw FieldError(
                    field: "\(path).sku", code: "duplicate_sku",
                    message: "\(path).sku \(variant.sku.quoted) is the sku of \(first) already")
            }
            firsts[variant.sku] = path
            variants.append(variant)
        }
        return variants
    }

    /// `price` and `salePrice` are the product's, for a variant that has no price of its own.
    private mutating func variant(
        _ fields: JSONFields, price: Money?, salePrice: Money?
    ) throws(FieldError) -> Variant {
        warnings += fields.unknownKeys(known: Self.variantKeys)
        let sku = try fields.requiredText("sku", limit: 200)
        let ownPrice = try fields.money("price", in: snapshot.currency)
        guard let full = ownPrice ?? price else { throw fields.error("price", "missing", "is missing") }
        var sale = try fields.money("sale_price", in: snapshot.currency) ?? (ownPrice == nil ? salePrice : nil)
        if let reduced = sale {
            guard reduced.currency == full.currency else {
                throw fields.error(
                    "sale_price", "currency_differs", "is in \(reduced.currency), the price in \(full.currency)")
            }
            if reduced.amount >= full.amount {
                warnings.append(
                    fields.error(
                        "sale_price", "sale_price_not_below",
                        "(\(reduced.amountText)) is not below the price (\(full.amountText)); it was left out"))
                sale = nil
            }
        }
        return Variant(
            sku: sku, size: try fields.text("size", limit: 100), color: try fields.text("color", limit: 100),
            stock: try stock(fields), price: full, salePrice: sale)
    }

    private mutating func stock(_ fields: JSONFields) throws(FieldError) -> Int? {
        guard let stock = try fields.integer("stock") else { return nil }
        if stock < 0 {
            warnings.append(fields.error("stock", "stock_negative", "is negative (\(stock)); it was read as 0"))
        }
        return max(0, stock)
    }
}
