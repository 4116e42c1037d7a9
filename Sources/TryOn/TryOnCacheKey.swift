import Avatars
import Catalog
import Objects

/// The one key of a try-on, whoever renders it: a preview rendered by the build is found by the server.
///
/// `vton1-` and the SHA-256 of the RFC 8785 form of `{body, garments: [{product_id, sha256}], model, pose, quality,
/// seed}`.
package struct TryOnCacheKey: Sendable, Hashable, CustomStringConvertible {
    package struct Garment: Sendable, Hashable {
        package var productID: String
        /// Of the photo's bytes.
        package var sha256: ContentHash

        package init(productID: String, sha256: ContentHash) {
            self.productID = productID
            self.sha256 = sha256
        }
    }

    package let description: String

    /// - Parameters:
    ///   - body: the name that Avatars gives a body; an image-backed one includes the avatar's id.
    ///   - garments: from the skin outwards.
    package init(body: String, garments: [Garment], model: String, pose: Pose, quality: Quality, seed: Int = 0) {
        let value = JSONValue.object([
            .init(key: "body", value: .string(body)),
            .init(key: "garments", value: .array(garments.map(\.json))),
            .init(key: "model", value: .string(model)),
            .init(key: "pose", value: .string(pose.rawValue)),
            .init(key: "quality", value: .string(quality.rawValue)),
            .init(key: "seed", value: .integer(seed)),
        ])
        description = "vton1-\(ContentHash(of: CanonicalJSON.bytes(of: value)))"
    }
}

extension TryOnCacheKey.Garment {
    fileprivate var json: JSONValue {
        .object([
            .init(key: "product_id", value: .string(productID)),
            .init(key: "sha256", value: .string(sha256.description)),
        ])
    }
}
