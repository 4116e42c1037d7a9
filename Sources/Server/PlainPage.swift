import HTTPTypes
import Hummingbird
import NIOCore

/// Answers that are no file: one sentence a person can read, nothing of the machine in it.
enum PlainPage {
    static let notFound = page(.notFound, "Not found", "There is no page at this address.")
    static let badRequest = page(.badRequest, "Bad request", "The address cannot be read.")
    static let preconditionFailed = page(
        .preconditionFailed, "Precondition failed", "The file is not the version that was asked for.")
    static let unreadable = page(.internalServerError, "Server error", "The file could not be read.")
    static let addressTooLong = page(.uriTooLong, "Address too long", "The address is too long.")
    static let bodyRefused = page(.contentTooLarge, "Content refused", "Requests here carry no content.")

    static let healthy = Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))

    static func methodNotAllowed(allow: String) -> Response {
        var response = page(.methodNotAllowed, "Method not allowed", "This address can only be read.")
        response.headers[.allow] = allow
        return response
    }

    static func rangeNotSatisfiable(length: Int) -> Response {
        var response = page(.rangeNotSatisfiable, "Range not satisfiable", "The file has \(length) bytes.")
        response.headers[.contentRange] = "bytes */\(length)"
        return response
    }

    static func moved(to location: String) -> Response {
        var response = page(.movedPermanently, "Moved", "The page is at the same address with a slash at its end.")
        response.headers[.location] = location
        return response
    }

    static func page(_ status: HTTPResponse.Status, _ title: String, _ sentence: String) -> Response {
        page(status, title, markup: "<p>\(sentence)</p>")
    }

    static func page(_ status: HTTPResponse.Status, _ title: String, markup: String) -> Response {
        let html = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(title)</title>
            <main>
            <h1>\(title)</h1>
            \(markup)
            </main>

            """
        var headers = HeaderPolicy.basic
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}
