import Catalog
import Foundation

/// The keys of a workspace, oldest first. The newest active one signs; every active one verifies.
package struct KeySet: Sendable, Equatable {
    package private(set) var keys: [ShareKey]

    init(keys: [ShareKey]) {
        self.keys = keys
    }

    /// A set with one active key.
    package static func generate(random: inout some RandomNumberGenerator) throws(ShareKeyError) -> KeySet {
        KeySet(keys: [try ShareKey.generate(random: &random)])
    }

    package var signingKey: ShareKey? {
        keys.last { $0.status == .active }
    }

    /// Adds a key, which signs from now on; the others stay as they are. Returns its id.
    @discardableResult
    package mutating func rotate(random: inout some RandomNumberGenerator) throws(ShareKeyError) -> String {
        let key = try ShareKey.generate(random: &random)
        keys.append(key)
        return key.id
    }

    /// From now on every token that this key signed is refused.
    package mutating func retire(_ id: String) throws(ShareKeyError) {
        guard let index = keys.firstIndex(where: { $0.id == id }) else { throw .unknownKey(id) }
        let others = keys.contains { $0.id != id && $0.status == .active }
        guard others else { throw .lastActiveKey(id) }
        keys[index].status = .retired
    }

    /// The public JWK set of the active keys, for `dist/` and `/.well-known/jwks.json`; with a final line feed.
    package var publicJWKS: String {
        JSONWriter.document(["keys": .array(keys.filter { $0.status == .active }.map(\.publicJWK))])
    }
}
