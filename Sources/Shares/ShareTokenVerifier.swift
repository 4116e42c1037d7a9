import Catalog
import Crypto
import Foundation
import JWTKit

/// Decides whether a text is a good share token (RFC 8725: one algorithm, one type, the key named by the token).
package struct ShareTokenVerifier: Sendable {
    /// In bytes.
    package static let lengthLimit = 8192
    /// How far clocks may differ, in seconds.
    package static let skew: TimeInterval = 60

    private struct Key {
        let status: ShareKey.Status
        let publicKey: EdDSA.PublicKey
    }

    /// By id; public halves only.
    private let keys: [String: Key]
    private let issuer: String
    private let audience: String
    private let revoked: RevocationList

    package init(keys: KeySet, issuer: String, audience: String, revoked: RevocationList = RevocationList()) {
        self.keys = keys.keys.reduce(into: [:]) { table, key in
            table[key.id] = Key(
                status: key.status, publicKey: EdDSA.PublicKey(backing: key.privateKey.publicKey))
        }
        self.issuer = issuer
        self.audience = audience
        self.revoked = revoked
    }

    package func verify(_ text: String, now: Date) async throws(ShareTokenError) -> ShareToken {
        guard text.utf8.count <= Self.lengthLimit else { throw .tooLong(bytes: text.utf8.count) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Base64URL.bytes(parts[0]), let claims = Base64URL.bytes(parts[1]),
            Base64URL.bytes(parts[2]) != nil
        else { throw .malformed }
        let (id, key) = try key(namedBy: header)
        do {
            // A collection of the one key that the header names: nothing else can verify this token.
            _ = try await JWTKeyCollection()
                .add(eddsa: key, kid: JWKIdentifier(string: id))
                .verify(text, as: AnyClaims.self)
        } catch {
            throw .badSignature
        }
        let token: ShareToken
        do throws(FieldError) {
            token = try ShareToken(claims: claims)
        } catch {
            throw .badClaim(error.message)
        }
        try check(token, now: now)
        return token
    }

    private func key(namedBy headerBytes: [UInt8]) throws(ShareTokenError) -> (id: String, key: EdDSA.PublicKey) {
        guard let header = try? JSONReader.read(headerBytes, maximumDepth: 4), case .object = header else {
            throw .malformed
        }
        guard header["alg"] == .string(ShareToken.algorithm) else { throw .wrongAlgorithm }
        guard header["typ"] == .string(ShareToken.type), header["crit"] == nil else { throw .wrongType }
        guard case .string(let kid) = header["kid"], let key = keys[kid] else { throw .unknownKey }
        guard key.status == .active else { throw .retiredKey(kid) }
        return (kid, key.publicKey)
    }

    private func check(_ token: ShareToken, now: Date) throws(ShareTokenError) {
        guard token.issuer == issuer else { throw .wrongIssuer }
        guard token.audience.contains(audience) else { throw .wrongAudience }
        guard now < token.expiresAt.addingTimeInterval(Self.skew) else { throw .expired(token.expiresAt) }
        let start = max(token.notBefore, token.issuedAt)
        guard now >= start.addingTimeInterval(-Self.skew) else { throw .notYetValid(start) }
        guard !revoked.contains(token) else { throw .revoked(share: token.share) }
    }
}
