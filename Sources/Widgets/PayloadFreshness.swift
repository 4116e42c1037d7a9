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
        self
    }
}
