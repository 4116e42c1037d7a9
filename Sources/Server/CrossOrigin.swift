import HTTPTypes
import Hummingbird

/// Which sites' pages may read an answer of the edge (Fetch standard, CORS protocol).
///
/// A preflight carries no token, so it is answered by the share's `allowed_origins`; a share that does not exist
/// answers like one that allows any, and tells nothing by it.
struct CrossOrigin: Sendable {
    /// The page's site; nil when the request does not come from another site's page.
    var origin: String?
    /// Empty: any.
    var allowed: [String]

    var isAllowed: Bool {
        origin.map { allowed.isEmpty || allowed.contains($0) } ?? true
    }

    func apply(to response: inout Response) {
        let vary = response.headers[.vary].map { "\($0), Origin" }
        response.headers[.vary] = vary ?? "Origin"
        guard let origin, isAllowed else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = "ETag"
    }

    func preflight() -> Response {
        var response = Response(status: .noContent)
        response.headers[.contentLength] = nil
        response.headers[.vary] = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
        guard let origin, isAllowed else { return response }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowMethods] = "GET, HEAD"
        response.headers[.accessControlAllowHeaders] = "Authorization, If-None-Match"
        response.headers[.accessControlMaxAge] = "600"
        return response
    }
}
