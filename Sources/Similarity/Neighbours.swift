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
        var best = [[Near]](repeating: [], count: products.count)
        matrix.withUnsafeBufferPointer { matrix in
            for start in stride(from: 0, to: products.count, by: block) {
                for other in products.indices {
                    let row = UnsafeBufferPointer(rebasing: matrix[(other * count)..<((other + 1) * count)])
                    for query in start..<min(start + block, products.count) where query != other {
                        let similarity = dot(row, matrix, at: query * count)
                        insert(Near(row: other, similarity: similarity), into: &best[query], most: most)
                    }
                }
            }
        }
        return best.map { $0.map { Neighbour(product: products[$0.row], similarity: $0.similarity) } }
    }

    /// Rows stand in the order of product ids, so the lower row is the lower id.
    private struct Near {
        var row: Int
        var similarity: Float
    }

    private func insert(_ near: Near, into best: inout [Near], most: Int) {
        func before(_ left: Near, _ right: Near) -> Bool {
            left.similarity != right.similarity ? left.similarity > right.similarity : left.row < right.row
        }
        if best.count == most, let last = best.last, !before(near, last) { return }
        let place = best.firstIndex { before(near, $0) } ?? best.count
        best.insert(near, at: place)
        if best.count > most { best.removeLast() }
    }
}
