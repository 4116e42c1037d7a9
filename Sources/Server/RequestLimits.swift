import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// What a request may be at most. What is read takes no content.
struct RequestLimits: RouterMiddleware {
    /// Header fields that are larger are answered with 400 before a request exists.
    static let connection = HTTP1Channel.Configuration(
        idleTimeout: .seconds(60),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
    static let addressBytes = 4096

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.head.path?.utf8.count ?? 0 <= Self.addressBytes else { return PlainPage.addressTooLong }
        let isRead = request.method == .get || request.method == .head
        let hasContent =
            request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
        return isRead && hasContent ? PlainPage.bodyRefused : try await next(request, context)
    }
}
