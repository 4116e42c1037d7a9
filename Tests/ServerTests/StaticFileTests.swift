import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

import Server

/// Half of the SHA-256 of "0123456789".
private let digitsTag = "\"84d89877f0d4041efb6bf91a16f0248f\""

@Suite struct StaticFileTests {
    @Test func `a file is answered with its type, length, entity tag and cache fields`() async throws {
        let site = try TestSite(["w/s1/payload.json": "{}", "i/0f.jpg": "jpeg"])
        try await site.serve { client in
            let payload = try await client.execute(uri: "/w/s1/payload.json", method: .get)
            #expect(payload.status == .ok)
            #expect(payload.text == "{}")
            #expect(payload.headers[.contentType] == "application/json")
            #expect(payload.headers[.contentLength] == "2")
            #expect(payload.headers[.eTag] == "\"44136fa355b3678a1146ad16f7e8649e\"")
            #expect(payload.headers[.cacheControl] == "public, max-age=60, must-revalidate")
            #expect(payload.headers[.xContentTypeOptions] == "nosniff")
            let image = try await client.execute(uri: "/i/0f.jpg", method: .get)
            #expect(image.headers[.contentType] == "image/jpeg")
            #expect(image.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(image.headers[.vary] == nil)
        }
    }

    @Test func `a folder is answered with its page, and without the slash sent there`() async throws {
        let site = try TestSite(["w/s 1/index.html": "<title>Hi</title>"])
        try await site.serve { client in
            let page = try await client.execute(uri: "/w/s%201/", method: .get)
            #expect(page.text == "<title>Hi</title>")
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
            let moved = try await client.execute(uri: "/w/s%201?a=b", method: .get)
            #expect(moved.status == .movedPermanently)
            #expect(moved.headers[.location] == "/w/s%201/?a=b")
            #expect(try await client.execute(uri: "/w/", method: .get).status == .notFound)
            #expect(try await client.execute(uri: "/w", method: .get).status == .notFound)
        }
    }

    @Test func `HEAD gives the fields of GET and no content`() async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            let head = try await client.execute(uri: "/a.txt", method: .head)
            #expect(head.status == .ok)
            #expect(head.text == "")
            #expect(head.headers[.contentLength] == "10")
            #expect(head.headers[.eTag] == digitsTag)
            let ranged = try await client.execute(uri: "/a.txt", method: .head, headers: [.range: "bytes=0-1"])
            #expect(ranged.status == .ok)
            let missing = try await client.execute(uri: "/b.txt", method: .head)
            #expect(missing.status == .notFound)
            #expect(missing.text == "")
        }
    }

    @Test func `other methods are refused with what is allowed`() async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            for method in [HTTPRequest.Method.post, .put, .delete, .options] {
                let response = try await client.execute(uri: "/a.txt", method: method)
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == "GET, HEAD")
            }
        }
    }

    @Test(arguments: [
        ("bytes=0-3", "0123", "bytes 0-3/10"), ("bytes=4-", "456789", "bytes 4-9/10"),
        ("bytes=-3", "789", "bytes 7-9/10"), ("bytes=-99", "0123456789", "bytes 0-9/10"),
        ("bytes=8-999", "89", "bytes 8-9/10"), ("bytes=9-99999999999999999999", "9", "bytes 9-9/10"),
        ("BYTES= 2-2 ", "2", "bytes 2-2/10"), ("bytes=0-0,", "0", "bytes 0-0/10"),
    ])
    func `a range is answered with that part`(range: String, text: String, contentRange: String) async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            let response = try await client.execute(uri: "/a.txt", method: .get, headers: [.range: range])
            #expect(response.status == .partialContent)
            #expect(response.text == text)
            #expect(response.headers[.contentRange] == contentRange)
            #expect(response.headers[.contentLength] == String(text.utf8.count))
        }
    }

    @Test(arguments: ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99999999999999999999-"])
    func `a range that starts past the end is 416 and tells the length`(range: String) async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            let response = try await client.execute(uri: "/a.txt", method: .get, headers: [.range: range])
            #expect(response.status == .rangeNotSatisfiable)
            #expect(response.headers[.contentRange] == "bytes */10")
        }
    }

    @Test(arguments: [
        "bytes=3-1", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "lines=0-1", "bytes=0-1,3-4", "bytes=+1-2", "-3",
    ])
    func `what is no single range of bytes is passed over`(range: String) async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            let response = try await client.execute(uri: "/a.txt", method: .get, headers: [.range: range])
            #expect(response.status == .ok)
            #expect(response.text == "0123456789")
        }
    }

    @Test func `an empty file has no part, and its end is all of it`() async throws {
        let site = try TestSite(["empty.txt": ""])
        try await site.serve { client in
            let first = try await client.execute(uri: "/empty.txt", method: .get, headers: [.range: "bytes=0-"])
            #expect(first.status == .rangeNotSatisfiable)
            #expect(first.headers[.contentRange] == "bytes */0")
            let last = try await client.execute(uri: "/empty.txt", method: .get, headers: [.range: "bytes=-5"])
            #expect(last.status == .ok)
            #expect(last.headers[.contentLength] == "0")
        }
    }

    @Test func `If-Range gives the part only of the version that it names`() async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            for (ifRange, status) in [
                (digitsTag, HTTPResponse.Status.partialContent), ("\"other\"", .ok), ("W/\(digitsTag)", .ok),
                ("Tue, 24 Nov 2026 10:00:00 GMT", .ok), ("*", .ok),
            ] {
                let response = try await client.execute(
                    uri: "/a.txt", method: .get, headers: [.range: "bytes=0-0", .ifRange: ifRange])
                #expect(response.status == status, "If-Range: \(ifRange)")
            }
        }
    }

    @Test(arguments: [
        digitsTag, "*", "W/\(digitsTag)", "\"a\", \(digitsTag)", "\"a,b\",W/\"c\" , \(digitsTag),",
        "broken, \(digitsTag)",
    ])
    func `If-None-Match that names the file is 304 without content`(condition: String) async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            for method in [HTTPRequest.Method.get, .head] {
                let response = try await client.execute(
                    uri: "/a.txt", method: method, headers: [.ifNoneMatch: condition, .range: "bytes=0-1"])
                #expect(response.status == .notModified)
                #expect(response.text == "")
                #expect(response.headers[.eTag] == digitsTag)
                #expect(response.headers[.cacheControl] == "public, max-age=60, must-revalidate")
                #expect(response.headers[.contentLength] == nil)
                #expect(response.headers[.contentType] == nil)
            }
        }
    }

    @Test(arguments: ["\"a\"", "\"a\", \"b\"", "84d89877f0d4041efb6bf91a16f0248f", "", "\""])
    func `If-None-Match that does not name the file gives the file`(condition: String) async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            let response = try await client.execute(
                uri: "/a.txt", method: .get, headers: [.ifNoneMatch: condition])
            #expect(response.status == .ok)
        }
    }

    @Test func `If-Match fails for another version and for a weak tag`() async throws {
        let site = try TestSite(["a.txt": "0123456789"])
        try await site.serve { client in
            for (condition, status) in [
                (digitsTag, HTTPResponse.Status.ok), ("*", .ok), ("\"a\"", .preconditionFailed),
                ("W/\(digitsTag)", .preconditionFailed),
            ] {
                let response = try await client.execute(
                    uri: "/a.txt", method: .get, headers: [.ifMatch: condition])
                #expect(response.status == status, "If-Match: \(condition)")
            }
        }
    }

    @Test(
        arguments: [
            (nil, "plain"), ("", "plain"), ("gzip", "gzip"), ("zstd, gzip", "zstd"), ("gzip;q=1, zstd;q=0.5", "gzip"),
            ("gzip, zstd;q=0", "gzip"), ("*", "zstd"), ("*;q=0.1, gzip;q=0.2", "gzip"), ("br", "plain"),
            ("identity, gzip;q=0.5", "plain"), ("X-GZIP ; Q=0.8", "gzip"), ("gzip;q=0, identity;q=0", "plain"),
            ("gzip;q=nonsense", "plain"),
        ] as [(String?, String)])
    func `the packed variant is the one that Accept-Encoding weighs most`(accept: String?, chosen: String) async throws
    {
        let site = try TestSite(["a.css": "plain", "a.css.gz": "gzip", "a.css.zst": "zstd"])
        try await site.serve { client in
            let response = try await client.execute(
                uri: "/a.css", method: .get, headers: accept.map { [.acceptEncoding: $0] } ?? [:])
            #expect(response.text == chosen)
            #expect(response.headers[.contentEncoding] == (chosen == "plain" ? nil : chosen))
            #expect(response.headers[.vary] == "Accept-Encoding")
            #expect(response.headers[.contentType] == "text/css; charset=utf-8")
        }
    }

    @Test func `each packing has its own entity tag, and a 304 says what it varies by`() async throws {
        let site = try TestSite(["a.css": "plain", "a.css.gz": "gzip"])
        try await site.serve { client in
            let plain = try await client.execute(uri: "/a.css", method: .get)
            let packed = try await client.execute(uri: "/a.css", method: .get, headers: [.acceptEncoding: "gzip"])
            let plainTag = try #require(plain.headers[.eTag])
            #expect(packed.headers[.eTag] != plainTag)
            let again = try await client.execute(
                uri: "/a.css", method: .get, headers: [.acceptEncoding: "gzip", .ifNoneMatch: plainTag])
            #expect(again.status == .ok)
            let same = try await client.execute(uri: "/a.css", method: .get, headers: [.ifNoneMatch: plainTag])
            #expect(same.status == .notModified)
            #expect(same.headers[.vary] == "Accept-Encoding")
        }
    }

    @Test func `a large file arrives whole, in a part across chunks too`() async throws {
        let text = String(repeating: "techartt!", count: 100_000)
        let site = try TestSite(["large.txt": text])
        try await site.serve { client in
            #expect(try await client.execute(uri: "/large.txt", method: .get).text == text)
            let part = try await client.execute(
                uri: "/large.txt", method: .get, headers: [.range: "bytes=131070-393217"])
            #expect(part.text == String(text.dropFirst(131_070).prefix(262_148)))
        }
    }

    @Test func `a new bundle in place of the old one is seen by the next request`() async throws {
        let site = try TestSite(["a.txt": "old"])
        let (dist, aside) = (site.dist, site.root.appending(path: "aside"))
        try await site.serve { client in
            let old = try await client.execute(uri: "/a.txt", method: .get)
            #expect(old.text == "old")
            try FileManager.default.moveItem(at: dist, to: aside)
            try FileManager.default.createDirectory(at: dist, withIntermediateDirectories: true)
            try Data("new".utf8).write(to: dist.appending(path: "a.txt"))
            let tag = try #require(old.headers[.eTag])
            let new = try await client.execute(uri: "/a.txt", method: .get, headers: [.ifNoneMatch: tag])
            #expect(new.text == "new")
        }
    }
}
