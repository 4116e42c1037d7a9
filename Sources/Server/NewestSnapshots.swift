import Catalog
import Foundation
import Widgets

/// Price and stock as the newest snapshots say. Only products that somebody asked for are held, so a snapshot may be
/// larger than memory; it is read again when its stamp changes or a product is asked for that was not held.
actor NewestSnapshots {
    /// What one store's snapshot says of the products asked for.
    struct Answer: Sendable {
        /// Two answers with the same stamp are from the same snapshot.
        var stamp: FileStamp
        var store: StoreInfo
        /// By id; one that is not there is no longer listed.
        var products: [ProductID: Product]
    }

    private struct Held: Sendable {
        var asked: Set<ProductID>
        var answer: Answer
    }

    private let folder: String
    private var held: [String: Held] = [:]
    private var reading: [String: Task<Held?, Never>] = [:]

    /// - Parameter folder: The workspace's `catalog/`.
    init(folder: String) {
        self.folder = folder
    }

    /// nil when the store has no snapshot that can be read, now or before.
    func answer(store: String, products: Set<ProductID>) async -> Answer? {
        while let task = reading[store] { _ = await task.value }
        guard let path = path(ofStore: store), let stamp = FileStamp(ofFileAt: path) else {
            return held[store]?.answer
        }
        let asked = products.union(held[store]?.asked ?? [])
        if let known = held[store], known.answer.stamp == stamp, known.asked == asked { return known.answer }
        let task = Task { await Self.read(path, stamp: stamp, asked: asked) }
        reading[store] = task
        // A snapshot that cannot be read leaves what the one before it said.
        if let new = await task.value { held[store] = new }
        reading[store] = nil
        return held[store]?.answer
    }

    private func path(ofStore store: String) -> String? {
        guard ProductID.isStore(store) else { return nil }
        return ["\(folder)/\(store).jsonl", "\(folder)/\(store).jsonl.zst"].first { FileStamp(ofFileAt: $0) != nil }
    }

    private static func read(_ path: String, stamp: FileStamp, asked: Set<ProductID>) async -> Held? {
        await offEventLoop {
            guard var reader = try? SnapshotReader(path: path, shownAs: path) else { return nil }
            var products: [ProductID: Product] = [:]
            while let entry = reader.next() {
                if case .product(let product, _) = entry, asked.contains(product.id) { products[product.id] = product }
            }
            let snapshot = reader.snapshot
            let store = StoreInfo(id: snapshot.storeID, name: snapshot.storeName, asOf: snapshot.asOf)
            return Held(asked: asked, answer: Answer(stamp: stamp, store: store, products: products))
        }
    }
}
