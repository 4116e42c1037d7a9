import Catalog
import Crypto
import Foundation

/// One Ed25519 key that share tokens are signed with.
package struct ShareKey: Sendable, Equatable {
    package enum Status: String, Sendable, Codable {
        /// Tokens that it signed are good.
        case active
        /// Tokens that it signed are refused.
        case retired
    }

    /// The RFC 7638 thumbprint of the public key.
    package let id: String
    package var status: Status
    let privateKey: Curve25519.Signing.PrivateKey

    /// A new active key out of 32 bytes of `random`.
    package static func generate(random: inout some RandomNumberGenerator) throws(ShareKeyError) -> ShareKey {
        let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return try ShareKey(seed: seed, status: .active)
    }

    init(seed: [UInt8], status: Status) throws(ShareKeyError) {
        do {
            privateKey = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            throw .privateKeyInvalid
        }
        self.status = status
        id = Self.thumbprint(of: privateKey.publicKey)
    }

    package static func == (left: ShareKey, right: ShareKey) -> Bool {
        left.id == right.id && left.status == right.status
    }

    /// Base64url of the SHA-256 of the required members in their canonical form.
    static func thumbprint(of key: Curve25519.Signing.PublicKey) -> String {
        let members: JSONValue = ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.text(key.rawRepresentation))]
        return Base64URL.text(SHA256.hash(data: CanonicalJSON.bytes(of: members)))
    }

    var publicJWK: JSONValue {
        ["kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": .string(id), "x": .string(publicText)]
    }

    var privateJWK: JSONValue {
        [
            "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": .string(id),
            "status": .string(status.rawValue), "x": .string(publicText),
            "d": .string(Base64URL.text(privateKey.rawRepresentation)),
        ]
    }

    private var publicText: String { Base64URL.text(privateKey.publicKey.rawRepresentation) }
}

package enum ShareKeyError: Error, Sendable, Equatable, CustomStringConvertible {
    case privateKeyInvalid
    case noActiveKey
    case unknownKey(String)
    case lastActiveKey(String)

    package var description: String {
        switch self {
        case .privateKeyInvalid: "the private key is not 32 bytes of Ed25519"
        case .noActiveKey: "there is no active key to sign with; make one with `techartt key rotate`"
        case .unknownKey(let id): "there is no key \(id)"
        case .lastActiveKey(let id): "\(id) is the only active key; rotate before retiring it"
        }
    }
}
