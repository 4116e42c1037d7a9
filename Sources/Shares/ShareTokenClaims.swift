import Foundation
import JWTKit

/// The payload as it stands in the JWT.
struct ShareTokenClaims: JWTPayload {
    let iss: String
    let sub: String
    let aud: OneOrMany
    let jti: String
    let iat: Int
    let nbf: Int
    let exp: Int
    let scope: ScopeList
    let role: String
    let org: String?

    /// Times, issuer and audience are checked by `ShareTokenVerifier`, which has the clock.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// A list of strings, or one string.
    struct OneOrMany: Codable {
        let values: [String]

        init(_ values: [String]) {
            self.values = values
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            values = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if values.count == 1 { try container.encode(values[0]) } else { try container.encode(values) }
        }
    }

    /// A list of strings, or one string with spaces between, as OAuth writes scopes.
    struct ScopeList: Codable {
        let values: [String]

        init(_ values: [String]) {
            self.values = values
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                values = text.split(separator: " ").map(String.init)
            } else {
                values = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }
    }
}
