import Catalog
import Foundation

/// schema.org's words for the payload's products, as search engines read them: colour and size belong to the
/// variant's Product, the offer carries price and availability.
struct ProductMarkup: Sendable {
    let context: ShareContext

    /// The share as a list of its products' pages.
    func list() -> JSONValue {
        let entries = context.payload.products.enumerated().map { index, item -> JSONValue in
            [
                "@type": "ListItem", "position": .integer(index + 1), "name": .string(item.title),
                "url": .string(address(item.url)),
            ]
        }
        return [
            "@context": "https://schema.org", "@type": "ItemList", "name": .string(context.payload.share.title),
            "numberOfItems": .integer(entries.count), "itemListElement": .array(entries),
        ]
    }

    func product(_ item: Payload.Item) -> JSONValue {
        var members = common(item)
        members["@context"] = "https://schema.org"
        if item.variants.count == 1, let variant = item.variants.first {
            members["@type"] = "Product"
            members["sku"] = .string(variant.sku)
            members.merge(look(of: variant)) { own, _ in own }
            members["offers"] = offer(variant, of: item)
        } else {
            members["@type"] = "ProductGroup"
            members["productGroupID"] = .string(item.id)
            members["variesBy"] = .array(variesBy(item))
            members["hasVariant"] = .array(
                item.variants.map { variant in
                    var part = look(of: variant)
                    part["@type"] = "Product"
                    part["sku"] = .string(variant.sku)
                    part["name"] = .string(
                        [item.title, variant.color, variant.size].compactMap(\.self).joined(separator: ", "))
                    part["image"] = members["image"]
                    part["offers"] = offer(variant, of: item)
                    return object(part)
                })
        }
        return object(members)
    }

    private func common(_ item: Payload.Item) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "name": .string(item.title), "category": .string(item.category), "url": .string(address(item.url)),
        ]
        if !item.description.isEmpty { members["description"] = .string(item.description) }
        if let brand = item.brand { members["brand"] = ["@type": "Brand", "name": .string(brand)] }
        // Search engines want the product as it is, so the store's photo comes before the try-on.
        let images = item.images.filter { $0.role == .photo }.map(\.image) + item.tryOns.compactMap(\.image).prefix(1)
        if !images.isEmpty { members["image"] = .array(images.map { .string(address($0.url)) }) }
        return members
    }

    private func look(of variant: Payload.Variant) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if let size = variant.size { members["size"] = .string(size) }
        if let color = variant.color { members["color"] = .string(color) }
        return members
    }

    private func variesBy(_ item: Payload.Item) -> [JSONValue] {
        var names: [JSONValue] = []
        if item.variants.contains(where: { $0.size != nil }) { names.append("https://schema.org/size") }
        if item.variants.contains(where: { $0.color != nil }) { names.append("https://schema.org/color") }
        return names
    }

    private func offer(_ variant: Payload.Variant, of item: Payload.Item) -> JSONValue {
        let store = context.stores.first { $0.id == item.storeID }?.name ?? item.storeID
        var members: [String: JSONValue] = [
            "@type": "Offer", "price": .string(variant.amount), "priceCurrency": .string(variant.currency),
            "seller": ["@type": "Organization", "name": .string(store)],
        ]
        switch variant.availability {
        case .inStock: members["availability"] = "https://schema.org/InStock"
        case .outOfStock: members["availability"] = "https://schema.org/OutOfStock"
        case .unknown: break
        }
        if let url = item.purchaseURL { members["url"] = .string(url) }
        return object(members)
    }

    private func object(_ members: [String: JSONValue]) -> JSONValue {
        .object(members.sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: $0.value) })
    }

    /// Absolute with a base URL; otherwise the share's own place is what crawlers resolve it against.
    private func address(_ relative: String) -> String {
        guard let base = context.collection.baseURL,
            let url = URL(string: relative, relativeTo: URL(string: "\(base)/w/\(context.payload.share.id)/"))
        else { return relative }
        return url.absoluteURL.absoluteString
    }
}
