import Catalog
import Foundation
import JWTKit

/// The payload that we sign.
struct ShareTokenClaims: JWTPayload {
    let iss: String
    let sub: String
    let aud: String
    let jti: String
    let iat: Int
    let nbf: Int
    let exp: Int
    let scope: [String]
    let role: String
    let org: String?

    func verify(using algorithm: some JWTAlgorithm) {}
}

/// A payload of which only the signature is asked; `ShareToken.init(claims:)` reads it afterwards, more strictly.
struct AnyClaims: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) {}
}

extension ShareToken {
    /// Reads the JSON of a payload whose signature was good. `aud` and `scope` may be a list or one string.
    init(claims: [UInt8]) throws(FieldError) {
        let fields = try JSONFields(JSONDocument.value(claims))
        issuer = try fields.requiredText("iss", limit: 1000)
        share = try fields.requiredText("sub", limit: 64)
        guard Share.isID(share) else { throw fields.error("sub", "id_invalid", "is no id of a share") }
        audience = try fields.words("aud", separatedBySpaces: false)
        id = try fields.requiredText("jti", limit: 200)
        issuedAt = try fields.time("iat")
        notBefore = try fields.time("nbf")
        expiresAt = try fields.time("exp")
        scopes = try fields.words("scope", separatedBySpaces: true).compactMap(Scope.init(rawValue:))
        guard !scopes.isEmpty else {
            let names = Scope.allCases.map(\.rawValue).joined(separator: ", ")
            throw fields.error("scope", "scope_unknown", "names none of \(names)")
        }
        let roleName = try fields.requiredText("role", limit: 100)
        guard let role = Role(rawValue: roleName) else {
            throw fields.error("role", "role_unknown", "is \(roleName.quoted), not owner or giver")
        }
        self.role = role
        organisation = try fields.text("org", limit: 1000)
    }
}

extension JSONFields {
    fileprivate func time(_ key: String) throws(FieldError) -> Date {
        guard let value = self[key] else { throw error(key, "missing", "is missing") }
        guard case .number(let number) = value else { throw error(key, "wrong_type", "is \(value.kind), not a number") }
        return Date(timeIntervalSince1970: number.double)
    }

    fileprivate func words(_ key: String, separatedBySpaces: Bool) throws(FieldError) -> [String] {
        guard let value = self[key] else { throw error(key, "missing", "is missing") }
        guard case .string(let text) = value else { return try texts(key, limit: 50, eachLimit: 1000) }
        return separatedBySpaces ? text.split(separator: " ").map(String.init) : [text]
    }
}
