import Catalog
import Foundation
import Objects

/// From the looks of a catalog to what each product's page says: embedding id, similar products, cluster, pairs.
/// The order of the input changes nothing.
package struct Enricher: Sendable {
    package let modelVersion: String
    package static let mostSimilar = 12
    /// Less alike than this is not worth showing as similar.
    static let leastSimilarity: Float = 0.3

    package init(modelVersion: String) {
        self.modelVersion = modelVersion
    }

    /// Looks of another model version than this enricher's are left out.
    package func enrich(_ looks: [(product: Product, look: Look)]) -> [ProductID: Enrichment] {
        let candidates = looks.filter { $0.look.modelVersion == modelVersion }
            .sorted { $0.product.id < $1.product.id }
            .map { PairFinder.Candidate(product: $0.product, look: $0.look) }
        let index = NeighbourIndex(
            products: candidates.map(\.product.id), embeddings: candidates.map(\.look.values))
        let similar = index.neighbours(most: Self.mostSimilar)
        let clusters = Clusters.ids(paths: candidates.map(\.look.path), modelVersion: modelVersion)
        let finder = PairFinder(candidates: candidates)
        var result: [ProductID: Enrichment] = [:]
        for (place, candidate) in candidates.enumerated() {
            result[candidate.product.id] = Enrichment(
                embeddingID: embeddingID(candidate.look.values), clusterID: clusters[place],
                similar: similar[place].filter { $0.similarity >= Self.leastSimilarity },
                pairs: finder.pairs(for: candidate))
        }
        return result
    }

    private func embeddingID(_ values: [Float]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 4)
        for value in values {
            let bits = value.bitPattern
            bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bits >> $0) }
        }
        return "\(modelVersion)/\(ContentHash(of: bytes).description.prefix(16))"
    }
}
