import Foundation

/// What a share token says: who may do what with one share, and until when.
package struct ShareToken: Sendable, Equatable {
    package enum Scope: String, Sendable, Codable, CaseIterable {
        case view, refresh, preview, mark
    }

    package enum Role: String, Sendable, Codable {
        case owner, giver
    }

    package var issuer: String
    /// The share's id.
    package var share: String
    package var audience: [String]
    /// The token's own id.
    package var id: String
    package var issuedAt: Date
    package var notBefore: Date
    package var expiresAt: Date
    package var scopes: [Scope]
    package var role: Role
    /// Origins that may use it; nil: those that the share allows.
    package var organisation: String?

    package init(
        issuer: String, share: String, audience: [String], id: String, issuedAt: Date, notBefore: Date, expiresAt: Date,
        scopes: [Scope], role: Role, organisation: String?
    ) {
        self.issuer = issuer
        self.share = share
        self.audience = audience
        self.id = id
        self.issuedAt = issuedAt
        self.notBefore = notBefore
        self.expiresAt = expiresAt
        self.scopes = scopes
        self.role = role
        self.organisation = organisation
    }

    /// `typ` of the header; no other kind of token is taken for a share token.
    static let type = "share+jwt"
    static let algorithm = "EdDSA"
}
