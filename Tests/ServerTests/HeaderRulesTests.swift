import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

import Server

@Suite struct HeaderRulesTests {
    @Test func `rules of _headers apply as content delivery networks read them`() async throws {
        let site = try TestSite([
            "w/s1/index.html": "one", "w/s2/index.html": "two", "w/s1/payload.json": "{}", "embed.js": "x",
            "_headers": """
            # pages
            /w/s1/*
              Content-Security-Policy: default-src 'self'; frame-ancestors https://shop.example
              X-Both: first
            /w/:share/payload.json
              Access-Control-Allow-Origin: *
              X-Both: second
            /embed.js
            \tCache-Control: public, max-age=300
              broken line
            """,
        ])
        try await site.serve { client in
            let one = try await client.execute(uri: "/w/s1/", method: .get)
            #expect(
                one.headers[.contentSecurityPolicy]
                    == "default-src 'self'; frame-ancestors https://shop.example")
            let two = try await client.execute(uri: "/w/s2/", method: .get)
            #expect(two.headers[.contentSecurityPolicy]?.hasSuffix("frame-ancestors 'self'") == true)
            let payload = try await client.execute(uri: "/w/s1/payload.json", method: .get)
            #expect(payload.headers[.accessControlAllowOrigin] == "*")
            let both = try #require(HTTPField.Name("X-Both"))
            #expect(payload.headers[both] == "first, second")
            let script = try await client.execute(uri: "/embed.js", method: .get)
            #expect(script.headers[.cacheControl] == "public, max-age=300")
        }
    }

    @Test func `changed rules apply from the next request on`() async throws {
        let site = try TestSite(["a.txt": "a", "_headers": "/a.txt\n  Cache-Control: no-cache"])
        let rules = site.dist.appending(path: "_headers")
        try await site.serve { client in
            let before = try await client.execute(uri: "/a.txt", method: .get)
            #expect(before.headers[.cacheControl] == "no-cache")
            try "/a.txt\n  Cache-Control: no-transform".write(to: rules, atomically: true, encoding: .utf8)
            let after = try await client.execute(uri: "/a.txt", method: .get)
            #expect(after.headers[.cacheControl] == "no-transform")
        }
    }
}
