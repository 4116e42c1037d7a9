import Catalog

/// A product's place in the space of looks: unit length, compared by dot product within one model version.
package struct Embedding: Sendable, Equatable {
    /// For example `style-0`; embeddings of different versions are never compared.
    package var modelVersion: String
    package var values: [Float]

    package init(modelVersion: String, values: [Float]) {
        self.modelVersion = modelVersion
        self.values = values
    }
}

/// What similarity says about one product.
package struct Enrichment: Sendable, Equatable {
    /// `style-0/` + the first 16 digits of the SHA-256 of the embedding's bytes.
    package var embeddingID: String
    /// The path in the tree codebook, cut at the deepest node with enough members: `style-0/c3.12.1`.
    package var clusterID: String
    /// Nearest first.
    package var similar: [Neighbour]
    /// Best first.
    package var pairs: [Pair]

    package init(embeddingID: String, clusterID: String, similar: [Neighbour], pairs: [Pair]) {
        self.embeddingID = embeddingID
        self.clusterID = clusterID
        self.similar = similar
        self.pairs = pairs
    }
}

package struct Neighbour: Sendable, Equatable {
    package var product: ProductID
    /// Cosine, -1 to 1.
    package var similarity: Float

    package init(product: ProductID, similarity: Float) {
        self.product = product
        self.similarity = similarity
    }
}

/// Something that goes with a product.
package struct Pair: Sendable, Equatable {
    package var product: ProductID
    package var score: Float
    /// For the shopper: "Navy with ecru".
    package var reason: String

    package init(product: ProductID, score: Float, reason: String) {
        self.product = product
        self.score = score
        self.reason = reason
    }
}
