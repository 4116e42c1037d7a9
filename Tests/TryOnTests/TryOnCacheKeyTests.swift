import Avatars
import Foundation
import Garments
import Imaging
import Objects
import Testing
import TryOn

@Suite struct `The cache key` {
    private let garment = TryOnCacheKey.Garment(
        productID: "nord:Tee_2042", sha256: ContentHash(of: "a photo".utf8))

    @Test func `is the SHA-256 of the canonical JSON, for ever`() {
        let key = TryOnCacheKey(
            body: "body-0 average child=0/5 skin=#d7bd96", garments: [garment], model: "drape-0", pose: .natural,
            quality: .standard)
        let canonical =
            #"{"body":"body-0 average child=0/5 skin=#d7bd96","garments":[{"product_id":"nord:Tee_2042","sha256":""#
            + "\(garment.sha256)"
            + #""}],"model":"drape-0","pose":"natural","quality":"standard","seed":0}"#
        #expect(key.description == "vton1-\(ContentHash(of: canonical.utf8))")
        #expect(key.description == "vton1-1e4e41b8b2abb072e17349ce343fc51291101438347f504e109e480e212a5241")
    }

    @Test func `changes with each of its parts`() {
        func key(
            body: String = "b", id: String = "s:1", photo: String = "p", model: String = "drape-0",
            pose: Pose = .natural, quality: Quality = .standard, seed: Int = 0
        ) -> String {
            TryOnCacheKey(
                body: body, garments: [.init(productID: id, sha256: ContentHash(of: photo.utf8))], model: model,
                pose: pose, quality: quality, seed: seed
            ).description
        }
        let keys = [
            key(), key(body: "c"), key(id: "s:2"), key(photo: "q"), key(model: "drape-1"), key(pose: .front),
            key(quality: .high), key(seed: 1), key(body: "b\",\"x"),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.hasPrefix("vton1-") && $0.utf8.count == 70 })
    }
}

@Suite struct `What a cache keeps of a try-on` {
    @Test func `accepted: where the garment is; refused: why`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let refused = TryOnRecord(refused: .clothFolds, confidence: 0.5, modelVersion: "drape-0")
        #expect(
            String(decoding: try encoder.encode(refused), as: UTF8.self)
                == #"{"accepted":false,"confidence":0.5,"model_version":"drape-0","reason":"cloth_folds"}"#)
        let accepted = TryOnRecord(
            TryOnResult(
                image: Image(width: 1, height: 1), mask: Mask(width: 1, height: 1),
                box: PixelBox(x: 1, y: 2, width: 3, height: 4), confidence: 0.75, modelVersion: "drape-0"))
        #expect(
            String(decoding: try encoder.encode(accepted), as: UTF8.self)
                == #"{"accepted":true,"box":{"height":4,"width":3,"x":1,"y":2},"confidence":0.75,"model_version":"drape-0"}"#
        )
        for record in [accepted, refused] {
            #expect(try JSONDecoder().decode(TryOnRecord.self, from: try encoder.encode(record)) == record)
        }
    }
}
