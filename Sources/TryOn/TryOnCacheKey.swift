import Avatars
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
        let list = garments.map {
            "{\"product_id\":\(canonicalJSON($0.productID)),\"sha256\":\(canonicalJSON($0.sha256.description))}"
        }
        let text =
            "{\"body\":\(canonicalJSON(body)),\"garments\":[\(list.joined(separator: ","))]"
            + ",\"model\":\(canonicalJSON(model)),\"pose\":\(canonicalJSON(pose.rawValue))"
            + ",\"quality\":\(canonicalJSON(quality.rawValue)),\"seed\":\(seed)}"
        description = "vton1-\(ContentHash(of: text.utf8))"
    }
}

/// A string as RFC 8785 writes it.
private func canonicalJSON(_ text: String) -> String {
    let hex = Array("0123456789abcdef")
    var json = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\u{8}": json += "\\b"
        case "\t": json += "\\t"
        case "\n": json += "\\n"
        case "\u{c}": json += "\\f"
        case "\r": json += "\\r"
        case "\0"..<" ": json += "\\u00\(hex[Int(scalar.value >> 4)])\(hex[Int(scalar.value & 15)])"
        default: json.unicodeScalars.append(scalar)
        }
    }
    return json + "\""
}
