import Catalog
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Shares
import Widgets

/// `GET /widgets/:share` with `Authorization: Bearer TOKEN`: the share's payload with the newest price and stock, or
/// why not.
struct WidgetRoute: Sendable {
    var gate: ShareGate
    var payloads: FreshPayloads
    /// Where `dist/` is published, without a final slash; nil: on this server.
    var baseURL: String?
    var now: @Sendable () -> Date

    /// How long an answer may be shown as fresh.
    private static let lifetimeSeconds = 60

    func get(_ request: Request, share: String) async -> Response {
        var crossOrigin = CrossOrigin(origin: request.headers[.origin], allowed: [])
        var response: Response
        do throws(ProblemDetails) {
            crossOrigin.allowed = try await gate.allowedOrigins(ofShare: share)
            response = try await answer(request, share: share, crossOrigin: crossOrigin)
        } catch {
            response = error.response
        }
        crossOrigin.apply(to: &response)
        return response
    }

    func preflight(_ request: Request, share: String) async -> Response {
        do throws(ProblemDetails) {
            let allowed = try await gate.allowedOrigins(ofShare: share)
            return CrossOrigin(origin: request.headers[.origin], allowed: allowed).preflight()
        } catch {
            return error.response
        }
    }

    private func answer(
        _ request: Request, share: String, crossOrigin: CrossOrigin
    ) async throws(ProblemDetails) -> Response {
        let time = now()
        let token = try await gate.token(in: request.headers[.authorization], forShare: share, now: time)
        guard crossOrigin.isAllowed, token.permits(origin: crossOrigin.origin) else { throw .originNotAllowed }
        let fresh = try await payloads.fresh(share: share, address: try address(of: share, request), now: time)

        // What is answered under a token is kept no longer than the token is good.
        let lifetime = max(0, min(Self.lifetimeSeconds, Int(token.expiresAt.timeIntervalSince(time))))
        var headers = HeaderPolicy.basic
        headers[.cacheControl] = "private, max-age=\(lifetime)"
        headers[.eTag] = fresh.tag.description
        headers[.vary] = "Authorization"
        if Conditions(request.headers).verdict(for: fresh.tag) == .notModified {
            return Response(status: .notModified, headers: headers)
        }
        var payload = fresh.payload
        payload.generatedAt = .init(time)
        payload.freshUntil = .init(time.addingTimeInterval(Double(lifetime)))
        headers[.contentType] = "application/json"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: payload.encoded())))
    }

    private func address(of share: String, _ request: Request) throws(ProblemDetails) -> URL {
        let base = baseURL ?? "http://\(request.head.authority ?? "localhost")"
        guard let url = URL(string: "\(base)/w/\(share)/payload.json") else { throw .shareNotFound }
        return url
    }
}

extension ShareToken {
    /// A token may be bound to one site; a request from no page at all is not bound.
    fileprivate func permits(origin: String?) -> Bool {
        guard let organisation, let origin else { return true }
        return origin == organisation
    }
}
