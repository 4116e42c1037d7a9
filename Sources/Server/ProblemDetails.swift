import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Why the edge says no, in the form of RFC 9457. A problem's code never changes its meaning; nothing of what a token
/// holds or a workspace contains is told.
enum ProblemDetails: String, Sendable, CaseIterable, Error {
    case tokenMissing = "token_missing"
    case tokenInvalid = "token_invalid"
    case tokenExpired = "token_expired"
    case tokenRevoked = "token_revoked"
    case tokenForAnotherShare = "token_for_another_share"
    case scopeMissing = "scope_missing"
    case originNotAllowed = "origin_not_allowed"
    case shareNotFound = "share_not_found"
    case methodNotAllowed = "method_not_allowed"
    case unavailable = "unavailable"

    var status: HTTPResponse.Status {
        switch self {
        case .tokenMissing, .tokenInvalid, .tokenExpired, .tokenRevoked: .unauthorized
        case .tokenForAnotherShare, .scopeMissing, .originNotAllowed: .forbidden
        case .shareNotFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .unavailable: .serviceUnavailable
        }
    }

    var title: String {
        switch self {
        case .tokenMissing: "A share token is needed"
        case .tokenInvalid: "The share token is not valid"
        case .tokenExpired: "The share token has expired"
        case .tokenRevoked: "The share token was revoked"
        case .tokenForAnotherShare: "The share token is for another share"
        case .scopeMissing: "The share token does not allow this"
        case .originNotAllowed: "This site may not show the share"
        case .shareNotFound: "There is no such share"
        case .methodNotAllowed: "The method is not allowed"
        case .unavailable: "The share cannot be refreshed now"
        }
    }

    /// What to do about it.
    var detail: String {
        switch self {
        case .tokenMissing: "Send the header Authorization: Bearer, followed by the share's token."
        case .tokenInvalid: "Ask whoever shared this for a new link."
        case .tokenExpired: "Ask whoever shared this for a new link."
        case .tokenRevoked: "Ask whoever shared this for a new link."
        case .tokenForAnotherShare: "Send the token that was issued for the share in the address."
        case .scopeMissing: "Ask whoever shared this for a token with the scope refresh."
        case .originNotAllowed: "Ask whoever shared this to add the site to the share's allowed_origins."
        case .shareNotFound: "The share was never published, or is no longer."
        case .methodNotAllowed: "Use GET."
        case .unavailable: "The published page still holds; try again in a minute."
        }
    }

    /// Where a person can read about it: this server answers there.
    var type: String { "/problems/\(rawValue)" }

    private struct Body: Encodable {
        var type, title: String
        var status: Int
        var code, detail: String
    }

    var response: Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = Body(type: type, title: title, status: status.code, code: rawValue, detail: detail)
        let bytes = (try? encoder.encode(body)) ?? Data()
        var headers = HeaderPolicy.basic
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        if let challenge { headers[.wwwAuthenticate] = challenge }
        if self == .methodNotAllowed { headers[.allow] = "GET, HEAD, OPTIONS" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The page behind `type`.
    var explanation: Response {
        PlainPage.page(.ok, title, detail)
    }

    /// RFC 6750 section 3: no error code when no token was sent.
    private var challenge: String? {
        switch self {
        case .tokenMissing: "Bearer realm=\"techartt\""
        case .tokenInvalid, .tokenExpired, .tokenRevoked: "Bearer realm=\"techartt\", error=\"invalid_token\""
        case .tokenForAnotherShare: "Bearer realm=\"techartt\", error=\"insufficient_scope\""
        case .scopeMissing: "Bearer realm=\"techartt\", error=\"insufficient_scope\", scope=\"refresh\""
        default: nil
        }
    }
}
