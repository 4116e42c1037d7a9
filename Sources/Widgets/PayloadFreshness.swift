import Catalog
import Foundation

/// What the stores say now: the products and stores of newer snapshots than the one a payload was built from.
package struct StoreTruth: Sendable {
    /// By id. A product of a store in `stores` that is missing here is no longer listed.
    package var products: [ProductID: Product]
    /// By store id; a store that is missing here leaves its products as they were.
    package var stores: [String: StoreInfo]

    package init(products: [ProductID: Product], stores: [String: StoreInfo]) {
        self.products = products
        self.stores = stores
    }
}

extension Payload {
    /// The same payload with the stores' newest prices, stock and purchase links; previews, people and order stay.
    ///
    /// - Parameter lifetimeSeconds: how long the answer may be shown as fresh.
    /// - Parameter address: where the static payload lies, absolute; its relative addresses are resolved against it.
    package func refreshed(
        with truth: StoreTruth, at now: Date, lifetimeSeconds: Int, address: URL? = nil
    ) -> Payload {
        let current = Dictionary(truth.products.values.map { ($0.id.description, $0) }) { first, _ in first }
        var fresh = self
        fresh.stores = stores.map { store in
            truth.stores[store.id].map { Store(id: $0.id, name: $0.name, asOf: $0.asOf) } ?? store
        }
        fresh.products = products.map { item in
            guard truth.stores[item.storeID] != nil else { return item }
            var item = item
            if let product = current[item.id] {
                item.takeTruth(from: product)
            } else {
                item.delist()
            }
            return item
        }
        fresh.generatedAt = now
        fresh.freshUntil = now.addingTimeInterval(Double(lifetimeSeconds))
        return address.map(fresh.resolved(against:)) ?? fresh
    }
}

extension Payload.Item {
    /// Prices, stock and the purchase link, which only the store knows.
    mutating func takeTruth(from product: Product) {
        listed = true
        variants = product.variants.map(Payload.Variant.init)
        availability = Self.availability(of: variants.map(\.availability))
        price = Payload.Price(of: product.variants)
        purchaseURL = product.productURL.flatMap { WebAddress.isAcceptable($0) ? $0 : nil }
    }

    mutating func delist() {
        listed = false
        availability = .outOfStock
        for index in variants.indices { variants[index].availability = .outOfStock }
    }

    static func availability(of parts: [Availability]) -> Availability {
        if parts.contains(.inStock) { return .inStock }
        return parts.isEmpty || parts.contains(.unknown) ? .unknown : .outOfStock
    }
}

extension Payload.Variant {
    init(_ variant: Variant) {
        self.init(
            sku: variant.sku, size: variant.size, color: variant.color, availability: variant.availability,
            amount: variant.current.amountText, currency: variant.current.currency, was: variant.was?.amountText)
    }
}

extension Payload.Price {
    /// Of the cheapest variant that can be bought, or of the cheapest when none can.
    init?(of variants: [Variant]) {
        let buyable = variants.filter { $0.availability != .outOfStock }
        let offered = buyable.isEmpty ? variants : buyable
        // Amounts of different currencies are not compared.
        let comparable = offered.filter { $0.current.currency == offered.first?.current.currency }
        guard let cheapest = comparable.min(by: { $0.current.amount < $1.current.amount }) else { return nil }
        self.init(
            amount: cheapest.current.amountText, currency: cheapest.current.currency, was: cheapest.was?.amountText,
            from: comparable.contains { $0.current.amount > cheapest.current.amount })
    }
}

extension Variant {
    /// What it costs now.
    fileprivate var current: Money {
        was == nil ? price : salePrice ?? price
    }

    /// What it cost before a reduction; nil when the sale price is none.
    fileprivate var was: Money? {
        guard let salePrice, salePrice.currency == price.currency, salePrice.amount < price.amount else { return nil }
        return price
    }
}

extension Payload {
    /// With every address of our own files absolute.
    private func resolved(against address: URL) -> Payload {
        func absolute(_ relative: String) -> String {
            URL(string: relative, relativeTo: address)?.absoluteURL.absoluteString ?? relative
        }
        func absolute(_ image: Image) -> Image {
            var image = image
            image.url = absolute(image.url)
            for index in image.sources.indices { image.sources[index].url = absolute(image.sources[index].url) }
            return image
        }
        var payload = self
        payload.share.url = absolute(share.url)
        for index in people.indices {
            payload.people[index].portrait = people[index].portrait.map(absolute)
        }
        for index in products.indices {
            payload.products[index].url = absolute(products[index].url)
            payload.products[index].images = products[index].images.map {
                Picture(role: $0.role, image: absolute($0.image))
            }
            payload.products[index].tryOns = products[index].tryOns.map { tryOn in
                var tryOn = tryOn
                tryOn.image = tryOn.image.map(absolute)
                return tryOn
            }
        }
        return payload
    }
}
