import HTTPTypes
import Hummingbird
import NIOCore

/// Answers GET and HEAD from `dist/` as a content delivery network would: entity tags by content, conditions, one
/// range, packed variants, cache and security fields (RFC 9110, RFC 9111).
struct StaticFiles: RouterMiddleware {
    var folder: PublishedFolder
    var tags = EntityTagCache()
    var policy: HeaderPolicy
    /// Shown at `/` when the bundle has no page there.
    var index: ShareIndex?

    /// Memory a request holds while a file is sent.
    private static let chunkBytes = 128 * 1024

    /// Takes what no route did.
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return await respond(to: request)
        }
    }

    private func respond(to request: Request) async -> Response {
        guard request.method == .get || request.method == .head else {
            return PlainPage.methodNotAllowed(allow: "GET, HEAD")
        }
        let path: RequestPath
        do {
            path = try RequestPath(request.uri.path)
        } catch {
            return error == .malformed ? PlainPage.badRequest : PlainPage.notFound
        }
        switch await folder.find(path) {
        case .file(let name, let codings):
            return await send(name: name, codings: codings, at: path, for: request)
        case .folder:
            return PlainPage.moved(to: path.asFolder + (request.uri.query.map { "?\($0)" } ?? ""))
        case .nothing where path.names.isEmpty:
            return await index?.response() ?? PlainPage.notFound
        case .nothing:
            return PlainPage.notFound
        }
    }

    private func send(
        name: String, codings: [ContentCoding: OpenFile], at path: RequestPath, for request: Request
    ) async -> Response {
        let accepted = ContentCoding.accepted(by: request.headers[.acceptEncoding])
        guard let coding = accepted.first(where: { codings[$0] != nil }), let file = codings[coding] else {
            return PlainPage.notFound
        }
        let tag: EntityTag
        do {
            tag = try await tags.tag(of: file)
        } catch {
            return PlainPage.unreadable
        }
        var headers = await policy.fields(for: path, isPage: name.hasSuffix(".html"))
        headers[.eTag] = tag.description
        if codings.count > 1 { headers[.vary] = "Accept-Encoding" }

        let conditions = Conditions(request.headers)
        switch conditions.verdict(for: tag) {
        case .failed: return PlainPage.preconditionFailed
        case .notModified: return Response(status: .notModified, headers: headers)
        case .proceed: break
        }

        headers[.contentType] = MediaType.ofFile(named: name)
        headers[.acceptRanges] = "bytes"
        if coding != .identity { headers[.contentEncoding] = coding.rawValue }
        switch request.method == .get ? conditions.range(for: tag, length: file.length) : .whole {
        case .whole:
            return response(.ok, headers, file, 0..<file.length)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.length)"
            return response(.partialContent, headers, file, range)
        case .unsatisfiable:
            return PlainPage.rangeNotSatisfiable(length: file.length)
        }
    }

    private func response(
        _ status: HTTPResponse.Status, _ headers: HTTPFields, _ file: OpenFile, _ range: Range<Int>
    ) -> Response {
        let body = ResponseBody(contentLength: range.count) { writer in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.chunkBytes) {
                let chunk = start..<min(start + Self.chunkBytes, range.upperBound)
                let bytes = await offEventLoop {
                    Result { () throws(OpenFile.ReadFailed) in try file.read(chunk) }
                }
                try await writer.write(bytes.get())
            }
            try await writer.finish(nil)
        }
        return Response(status: status, headers: headers, body: body)
    }
}
