import Catalog

/// Exact nearest neighbours: every product against every other, in blocks that stay in the processor's cache.
struct NeighbourIndex: Sendable {
    private let products: [ProductID]
    private let count: Int
    /// One row a product.
    private let matrix: [Float]

    /// `looks` in the order of product ids; all of one model version.
    init(products: [ProductID], embeddings: [[Float]]) {
        precondition(products.count == embeddings.count)
        self.products = products
        count = embeddings.first?.count ?? 0
        matrix = embeddings.flatMap { $0 }
    }

    /// The `most` nearest other products of each product; equals are ordered by product id, so that the order of the
    /// catalog changes nothing.
    func neighbours(most: Int) -> [[Neighbour]] {
        let block = 64
        var best = [[Neighbour]](repeating: [], count: products.count)
        matrix.withUnsafeBufferPointer { matrix in
            for start in stride(from: 0, to: products.count, by: block) {
                for other in products.indices {
                    let row = UnsafeBufferPointer(rebasing: matrix[(other * count)..<((other + 1) * count)])
                    for query in start..<min(start + block, products.count) where query != other {
                        let similarity = dot(row, matrix, at: query * count)
                        insert(
                            Neighbour(product: products[other], similarity: similarity), into: &best[query], most: most)
                    }
                }
            }
        }
        return best
    }

    private func insert(_ neighbour: Neighbour, into best: inout [Neighbour], most: Int) {
        func before(_ left: Neighbour, _ right: Neighbour) -> Bool {
            left.similarity != right.similarity
                ? left.similarity > right.similarity : left.product < right.product
        }
        if best.count == most, let last = best.last, !before(neighbour, last) { return }
        let place = best.firstIndex { before(neighbour, $0) } ?? best.count
        best.insert(neighbour, at: place)
        if best.count > most { best.removeLast() }
    }
}
