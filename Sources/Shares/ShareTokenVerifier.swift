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

    private let keys: [String: ShareKey]
    private let issuer: String
    private let audience: String
    private let revoked: RevocationList

    package init(keys: KeySet, issuer: String, audience: String, revoked: RevocationList = RevocationList()) {
        self.keys = Dictionary(keys.keys.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.issuer = issuer
        self.audience = audience
        self.revoked = revoked
    }

    package func verify(_ text: String, now: Date) async throws(ShareTokenError) -> ShareToken {
        guard text.utf8.count <= Self.lengthLimit else { throw .tooLong(bytes: text.utf8.count) }
        let key = try key(namedBy: text)
        let kid = JWKIdentifier(string: key.id)
        let claims: ShareTokenClaims
        do {
            // A collection of the one key that the header names: nothing else can verify this token.
            claims = try await JWTKeyCollection()
                .add(eddsa: EdDSA.PublicKey(backing: key.privateKey.publicKey), kid: kid).verify(text)
        } catch let error as JWTError where error.errorType == .signatureVerificationFailed {
            throw .badSignature
        } catch {
            throw .badClaim("set")
        }
        let token = try token(claims)
        try check(token, now: now)
        return token
    }

    private func key(namedBy text: String) throws(ShareTokenError) -> ShareKey {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let headerBytes = Base64URL.bytes(parts[0]), Base64URL.bytes(parts[1]) != nil,
            Base64URL.bytes(parts[2]) != nil, let header = try? JSONReader.read(headerBytes, maximumDepth: 4)
        else { throw .malformed }
        guard header["alg"] == .string(ShareToken.algorithm) else { throw .wrongAlgorithm }
        guard header["typ"] == .string(ShareToken.type), header["crit"] == nil else { throw .wrongType }
        guard case .string(let kid) = header["kid"], let key = keys[kid] else { throw .unknownKey }
        guard key.status == .active else { throw .retiredKey(key.id) }
        return key
    }

    private func token(_ claims: ShareTokenClaims) throws(ShareTokenError) -> ShareToken {
        guard Share.isID(claims.sub) else { throw .badClaim("sub") }
        guard !claims.jti.isEmpty else { throw .badClaim("jti") }
        guard let role = ShareToken.Role(rawValue: claims.role) else { throw .badClaim("role") }
        let scopes = claims.scope.values.compactMap(ShareToken.Scope.init(rawValue:))
        guard !scopes.isEmpty else { throw .badClaim("scope") }
        guard claims.exp > claims.nbf else { throw .badClaim("exp") }
        let date = { (seconds: Int) in Date(timeIntervalSince1970: Double(seconds)) }
        return ShareToken(
            issuer: claims.iss, share: claims.sub, audience: claims.aud.values, id: claims.jti,
            issuedAt: date(claims.iat), notBefore: date(claims.nbf), expiresAt: date(claims.exp), scopes: scopes,
            role: role, organisation: claims.org)
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
