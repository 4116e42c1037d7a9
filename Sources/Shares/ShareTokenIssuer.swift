import Foundation
import JWTKit

/// Signs share tokens with the newest active key.
package struct ShareTokenIssuer: Sendable {
    private static let longestLifetime: TimeInterval = 10 * 366 * 86_400

    private let keys: KeySet
    private let issuer: String
    private let audience: String

    package init(keys: KeySet, issuer: String, audience: String) {
        self.keys = keys
        self.issuer = issuer
        self.audience = audience
    }

    /// A token for one share, valid from `now` for `lifetime` seconds, at most ten years. The same arguments give the
    /// same text.
    package func issue(
        share: String, scopes: [ShareToken.Scope], role: ShareToken.Role, organisation: String? = nil,
        lifetime: TimeInterval, now: Date, random: inout some RandomNumberGenerator
    ) async throws(ShareKeyError) -> String {
        guard let key = keys.signingKey else { throw .noActiveKey }
        let time = Int(now.timeIntervalSince1970.rounded(.down))
        let claims = ShareTokenClaims(
            iss: issuer, sub: share, aud: audience, jti: Share.newID(random: &random), iat: time, nbf: time,
            exp: time + Int(min(lifetime, Self.longestLifetime).rounded()), scope: scopes.map(\.rawValue),
            role: role.rawValue, org: organisation)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let kid = JWKIdentifier(string: key.id)
        let header: JWTHeader = ["typ": .string(ShareToken.type), "alg": .string(ShareToken.algorithm)]
        do {
            return try await JWTKeyCollection()
                .add(
                    eddsa: EdDSA.PrivateKey(backing: key.privateKey), kid: kid,
                    serializer: DefaultJWTSerializer(jsonEncoder: encoder)
                )
                .sign(claims, kid: kid, header: header)
        } catch {
            throw .privateKeyInvalid
        }
    }
}
