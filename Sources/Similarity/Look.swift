import Foundation
import Garments
import Imaging

/// What one photo says about how a product looks: computed once per photo and cached; all that similarity needs
/// of pictures.
package struct Look: Sendable, Equatable, Codable {
    /// `Embedding.modelVersion`
    package var modelVersion: String
    /// Unit length, `StyleModel.embeddingCount` numbers.
    package var values: [Float]
    /// The way down the tree codebook, from the root: `[3, 5, 1]`.
    package var path: [Int]
    /// The main colours, largest first; their weights sum to 1.
    package var colors: [LookColor]
    /// Whether the surface is printed, striped or woven in several colours.
    package var isPatterned: Bool

    package var embedding: Embedding { Embedding(modelVersion: modelVersion, values: values) }

    package init(photo: Image, cut: GarmentCut?, model: StyleModel) {
        let subject = Subject(photo: photo, cut: cut)
        let features = StyleFeatures(subject: subject)
        modelVersion = model.version
        values = model.embed(features)
        path = model.path(of: values)
        colors = LookColor.main(of: subject.sample)
        isPatterned = LookColor.arePattern(colors)
    }

    init(modelVersion: String, values: [Float], path: [Int], colors: [LookColor], isPatterned: Bool) {
        self.modelVersion = modelVersion
        self.values = values
        self.path = path
        self.colors = colors
        self.isPatterned = isPatterned
    }

    /// JSON with sorted keys; `init(encoded:)` gives the same look back, bit for bit.
    package func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Array(try encoder.encode(self))
    }

    package init(encoded bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Look.self, from: Data(bytes))
    }
}
