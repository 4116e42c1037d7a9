import Catalog
import Foundation

/// Why a share token is refused. No text holds any part of a token that was not verified.
package enum ShareTokenError: Error, Sendable, Equatable {
    case tooLong(bytes: Int)
    case malformed
    case wrongType
    case wrongAlgorithm
    case unknownKey
    case retiredKey(String)
    case badSignature
    /// What is wrong with which claim.
    case badClaim(String)
    case wrongIssuer
    case wrongAudience
    case expired(Date)
    case notYetValid(Date)
    case revoked(share: String)

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .tooLong: "token_too_long"
        case .malformed: "token_malformed"
        case .wrongType: "token_type"
        case .wrongAlgorithm: "token_algorithm"
        case .unknownKey: "token_key_unknown"
        case .retiredKey: "token_key_retired"
        case .badSignature: "token_signature"
        case .badClaim: "token_claim"
        case .wrongIssuer: "token_issuer"
        case .wrongAudience: "token_audience"
        case .expired: "token_expired"
        case .notYetValid: "token_not_yet_valid"
        case .revoked: "token_revoked"
        }
    }
}

extension ShareTokenError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong(let bytes): "the token has \(bytes) bytes, more than \(ShareTokenVerifier.lengthLimit)"
        case .malformed: "the token is no JWT: three parts in base64url, joined by dots"
        case .wrongType: "the token is not of the type share+jwt"
        case .wrongAlgorithm: "the token is not signed with EdDSA, the only algorithm that is accepted"
        case .unknownKey: "the token is signed with a key that this workspace does not have"
        case .retiredKey(let id): "the token is signed with the retired key \(id)"
        case .badSignature: "the token's signature does not match its content"
        case .badClaim(let reason): "the token's claims cannot be used: \(reason)"
        case .wrongIssuer: "the token was issued by somebody else"
        case .wrongAudience: "the token is meant for another service"
        case .expired(let date): "the token expired at \(Timestamp.text(date))"
        case .notYetValid(let date): "the token is not valid before \(Timestamp.text(date))"
        case .revoked(let share): "the token for the share \(share) was revoked"
        }
    }
}
