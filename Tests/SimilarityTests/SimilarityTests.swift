import CEmbedded
import Catalog
import Foundation
import Imaging
import Testing

import Similarity

/// A square of one colour with a border, as a photo.
private func photo(red: UInt8, green: UInt8, blue: UInt8, stripe: Int? = nil) -> Image {
    var image = Image(width: 96, height: 128, red: red, green: green, blue: blue, alpha: 255)
    if let stripe {
        for y in 0..<128 where (y / stripe) % 2 == 0 {
            for x in 0..<96 {
                let start = (y * 96 + x) * 4
                image.bytes.replaceSubrange(start..<(start + 3), with: [240, 240, 236])
            }
        }
    }
    return image
}

private func product(_ id: String, _ category: Catalog.Category, price: Int = 50) -> Product {
    Product(
        id: ProductID(store: "nord", rawID: id), title: id, category: category,
        variants: [Variant(sku: id, stock: 1, price: Money(amount: .init(price), currency: "EUR"))])
}

@Suite struct ColorTests {
    @Test(arguments: [
        (0x1d2540 as UInt32, "navy"), (0xf4f4f2, "white"), (0xc4232c, "red"), (0x151515, "black"), (0x5e5c36, "olive"),
    ])
    func `a plain garment has one colour with the shopper's name`(rgb: UInt32, name: String) throws {
        let image = photo(
            red: UInt8(rgb >> 16), green: UInt8(rgb >> 8 & 255), blue: UInt8(rgb & 255))
        let colors = LookColor.main(of: LinearImage(image))
        #expect(colors.map(\.name) == [name])
        #expect(colors.first?.weight == 1)
        #expect(!LookColor.arePattern(colors))
    }

    @Test func `stripes are two colours and a pattern`() {
        let colors = LookColor.main(of: LinearImage(photo(red: 30, green: 40, blue: 70, stripe: 16)))
        #expect(Set(colors.map(\.name)) == ["navy", "white"])
        #expect(LookColor.arePattern(colors))
    }

    @Test func `neutrals go with everything and two loud colours do not`() {
        let black = LookColor.main(of: LinearImage(photo(red: 20, green: 20, blue: 20)))[0].lab
        let red = LookColor.main(of: LinearImage(photo(red: 200, green: 30, blue: 40)))[0].lab
        let lime = LookColor.main(of: LinearImage(photo(red: 150, green: 210, blue: 40)))[0].lab
        #expect(black.harmony(with: red) > 0.7)
        #expect(red.harmony(with: lime) < PairFinder.leastScore)
    }
}

@Suite struct StyleModelTests {
    static let red = photo(red: 190, green: 40, blue: 50)
    static let blue = photo(red: 40, green: 60, blue: 160)

    @Test func `the weights in the binary are read and an embedding has unit length`() throws {
        let model = try StyleModel.embedded()
        let look = Look(photo: Self.red, cut: nil, model: model)
        #expect(look.modelVersion == "style-0")
        #expect(look.values.count == model.embeddingCount)
        let length = dot(look.values, look.values)
        #expect(abs(length - 1) < 1e-5)
        #expect(look.path.count == model.branching.count)
    }

    @Test func `the same photo gives the same look and survives its encoding bit for bit`() throws {
        let model = try StyleModel.embedded()
        let look = Look(photo: Self.red, cut: nil, model: model)
        #expect(look == Look(photo: Self.red, cut: nil, model: model))
        #expect(try Look(encoded: look.encoded()) == look)
    }

    @Test func `red is more like red than like blue`() throws {
        let model = try StyleModel.embedded()
        let red = Look(photo: Self.red, cut: nil, model: model)
        let otherRed = Look(photo: photo(red: 180, green: 50, blue: 55), cut: nil, model: model)
        let blue = Look(photo: Self.blue, cut: nil, model: model)
        #expect(dot(red.values, otherRed.values) > dot(red.values, blue.values))
    }

    @Test func `weights that are cut short or of another kind are refused`() throws {
        #expect(throws: StyleModel.FormatError.notAStyleModel) {
            try StyleModel(version: "x", bytes: Array("nonsense that is no model at all".utf8))
        }
        let weights = embedded_style_0()
        let whole = Array(
            UnsafeBufferPointer(start: weights.bytes, count: weights.length))
        #expect(
            throws: StyleModel.FormatError.truncated(expectedBytes: whole.count, foundBytes: whole.count - 10)
        ) {
            try StyleModel(version: "x", bytes: Array(whole.dropLast(10)))
        }
    }
}

@Suite struct EnricherTests {
    static func looks() throws -> [(product: Product, look: Look)] {
        let model = try StyleModel.embedded()
        func look(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Look {
            Look(photo: photo(red: red, green: green, blue: blue), cut: nil, model: model)
        }
        return [
            (product("a-red-tee", .tShirt), look(190, 40, 50)),
            (product("b-red-tee", .tShirt), look(185, 45, 52)),
            (product("c-blue-tee", .tShirt), look(40, 60, 160)),
            (product("d-black-pants", .pants), look(22, 22, 24)),
            (product("e-lime-pants", .pants), look(150, 210, 40)),
        ]
    }

    @Test func `the nearest product is the one that looks alike, never itself`() throws {
        let result = Enricher(modelVersion: "style-0").enrich(try Self.looks())
        let red = try #require(result[ProductID(store: "nord", rawID: "a-red-tee")])
        #expect(red.similar.first?.product.rawID == "b-red-tee")
        #expect(!red.similar.contains { $0.product.rawID == "a-red-tee" })
    }

    @Test func `a top is paired with a bottom whose colour gets along, and says why`() throws {
        let result = Enricher(modelVersion: "style-0").enrich(try Self.looks())
        let red = try #require(result[ProductID(store: "nord", rawID: "a-red-tee")])
        #expect(red.pairs.map(\.product.rawID) == ["d-black-pants"])
        #expect(red.pairs.first?.reason == "Red with black")
    }

    @Test func `the order of the catalog changes nothing`() throws {
        let looks = try Self.looks()
        let enricher = Enricher(modelVersion: "style-0")
        #expect(enricher.enrich(looks) == enricher.enrich(looks.reversed()))
    }

    @Test func `looks of another model version are left out`() throws {
        #expect(Enricher(modelVersion: "style-9").enrich(try Self.looks()).isEmpty)
    }
}

@Suite struct ClusterTests {
    @Test func `a cluster is the deepest node with enough members`() {
        let paths = [[3, 1, 0], [3, 1, 0], [3, 1, 2], [3, 2, 0], [5, 0, 0]]
        #expect(
            Clusters.ids(paths: paths, modelVersion: "style-0") == [
                "style-0/c3.1", "style-0/c3.1", "style-0/c3.1", "style-0/c3", "style-0/c5",
            ])
    }

    @Test func `one more product moves no other but within its own node`() {
        let paths = [[3, 1, 0], [3, 1, 0], [3, 1, 2], [3, 2, 0], [5, 0, 0]]
        let before = Clusters.ids(paths: paths, modelVersion: "style-0")
        let after = Clusters.ids(paths: paths + [[7, 0, 0]], modelVersion: "style-0")
        #expect(Array(after.dropLast()) == before)
    }
}

@Suite struct TrainingTests {
    @Test func `the same photos train to the same bytes, which are a model`() throws {
        let samples = (0..<24).map { index in
            let shade = UInt8(20 + index * 9)
            let image =
                index % 2 == 0
                ? photo(red: shade, green: 40, blue: 50, stripe: 8) : photo(red: 40, green: shade, blue: 90)
            return StyleTraining.sample(of: image, cut: nil, label: index % 2 == 0 ? "striped" : "plain")
        }
        var training = StyleTraining()
        training.componentCount = 8
        training.branching = [2, 2]
        let bytes = training.train(samples)
        #expect(bytes == training.train(samples))
        let model = try StyleModel(version: "style-test", bytes: bytes)
        #expect(model.branching == [2, 2])
    }
}
