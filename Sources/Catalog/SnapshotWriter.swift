/// The lines of a snapshot; always the same keys in the same order, absent ones left out.
package enum SnapshotWriter {
    /// Line 1, with its line feed.
    package static func header(_ snapshot: Snapshot) -> String {
        var members: [JSONValue.Member] = []
        members.add("store_id", .string(snapshot.storeID))
        if snapshot.storeName != snapshot.storeID { members.add("name", .string(snapshot.storeName)) }
        members.add("as_of", .string(Timestamp.text(snapshot.asOf)))
        members.add("currency", .string(snapshot.currency.code))
        members.add("complete", .bool(snapshot.isComplete))
        return JSONWriter.line(["snapshot": .object(members)]) + "\n"
    }

    /// One product, with its line feed.
    package static func line(_ product: Product) -> String {
        JSONWriter.line(product.json) + "\n"
    }
}

extension Product {
    package var json: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("store_id", .string(id.store))
        members.add("product_id", .string(id.rawID))
        members.add("title", .string(title))
        if !description.isEmpty { members.add("description", .string(description)) }
        members.add("brand", brand.map(JSONValue.string))
        members.add("category", .string(category.name))
        if !tags.isEmpty { members.add("tags", .array(tags.map(JSONValue.string))) }
        members.add("images", .array(images.map(\.json)))
        members.add("variants", .array(variants.map(\.json)))
        members.add("product_url", productURL.map(JSONValue.string))
        members.add("version", version.map(JSONValue.integer))
        members.add("updated_at", updatedAt.map { .string(Timestamp.text($0)) })
        return .object(members)
    }
}

extension ProductImage {
    var json: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("path", .string(path))
        members.add("role", role.map { .string($0.rawValue) })
        members.add("color", color.map(JSONValue.string))
        members.add("mask", mask.map(JSONValue.string))
        members.add("cut", cut.map(JSONValue.string))
        return members.count == 1 ? .string(path) : .object(members)
    }
}

extension Variant {
    var json: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("sku", .string(sku))
        members.add("size", size.map(JSONValue.string))
        members.add("color", color.map(JSONValue.string))
        members.add("stock", stock.map(JSONValue.integer))
        members.add("price", price.json)
        members.add("sale_price", salePrice?.json)
        return .object(members)
    }
}

extension [JSONValue.Member] {
    /// Nothing when `value` is nil.
    package mutating func add(_ key: String, _ value: JSONValue?) {
        if let value { append(Element(key: key, value: value)) }
    }
}
