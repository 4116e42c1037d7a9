import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

import Server

@Suite struct AddressTests {
    @Test(arguments: [
        "/../secret.txt", "/w/../../secret.txt", "/%2e%2e/secret.txt", "/.%2E/secret.txt", "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt", "/w/..%5c..%5csecret.txt", "/link.txt", "/linked/secret.txt", "/.hidden",
        "/w/.well-known/a.txt", "/./a.txt", "//a.txt", "/w//a.txt", "/%252e%252e/secret.txt", "/_headers", "/a.txt/",
        "/a.txt/b", "/pipe", "/%2fetc%2fpasswd", "/a.txt%00.jpg", "/a%0a.txt",
    ])
    func `an address that leads out of dist or to what is hidden is not found`(address: String) async throws {
        let site = try TestSite([
            "a.txt": "a", ".hidden": "hidden", "w/.well-known/a.txt": "a", "w/a.txt": "a", "_headers": "/*\n  X: y",
        ])
        try Data("secret".utf8).write(to: site.root.appending(path: "secret.txt"))
        let files = FileManager.default
        try files.createSymbolicLink(
            atPath: site.dist.appending(path: "link.txt").path, withDestinationPath: "../secret.txt")
        try files.createSymbolicLink(atPath: site.dist.appending(path: "linked").path, withDestinationPath: "..")
        #expect(mkfifo(site.dist.appending(path: "pipe").path, 0o600) == 0)
        try await site.serve { client in
            let response = try await client.execute(uri: address, method: .get)
            #expect(response.status == .notFound)
            #expect(!response.text.contains("secret"))
        }
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/a%ff.txt", "/%c0%ae%c0%ae/secret.txt"])
    func `an address that cannot be read is a bad request`(address: String) async throws {
        let site = try TestSite(["a.txt": "a"])
        try await site.serve { client in
            let response = try await client.execute(uri: address, method: .get)
            #expect(response.status == .badRequest)
        }
    }

    @Test(arguments: [
        ("/a..b.txt", "dots"), ("/.well-known/jwks.json", "keys"), ("/100%25.txt", "percent"), ("/%61..b.txt", "dots"),
        ("/na%C3%AFve.txt", "naive"), ("/a..b.txt?x=../..", "dots"),
    ])
    func `an unusual name is found, decoded once`(address: String, text: String) async throws {
        let site = try TestSite([
            "a..b.txt": "dots", ".well-known/jwks.json": "keys", "100%.txt": "percent", "naïve.txt": "naive",
        ])
        try await site.serve { client in
            let response = try await client.execute(uri: address, method: .get)
            #expect(response.text == text)
        }
    }

    @Test func `a redirect never leads to another host`() async throws {
        let site = try TestSite(["example.com/index.html": "x", "w/index.html": "w"])
        try await site.serve { client in
            #expect(try await client.execute(uri: "//example.com", method: .get).status == .notFound)
            let moved = try await client.execute(uri: "/example.com", method: .get)
            #expect(moved.headers[.location] == "/example.com/")
        }
    }

    @Test func `a page that is not there says so in whole words`() async throws {
        let site = try TestSite()
        try await site.serve { client in
            let response = try await client.execute(uri: "/w/none/", method: .get)
            #expect(response.status == .notFound)
            #expect(
                response.text == """
                    <!doctype html>
                    <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                    <title>Not found</title>
                    <main>
                    <h1>Not found</h1>
                    <p>There is no page at this address.</p>
                    </main>

                    """)
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `requests past the limits are refused`() async throws {
        let site = try TestSite(["a.txt": "a"])
        try await site.serve { client in
            let long = try await client.execute(uri: "/" + String(repeating: "a", count: 5000), method: .get)
            #expect(long.status == .uriTooLong)
            let content = try await client.execute(uri: "/a.txt", method: .get, body: ByteBuffer(string: "content"))
            #expect(content.status == .contentTooLarge)
            #expect(try await client.execute(uri: "/a.txt", method: .get).text == "a")
        }
        try await site.serve { client in
            let fields: HTTPFields = [.cookie: String(repeating: "a", count: 20_000)]
            let response = try await client.execute(uri: "/a.txt", method: .get, headers: fields)
            #expect(response.status == .badRequest)
        }
    }

    @Test func `health is plain, and never stored`() async throws {
        let site = try TestSite()
        try await site.serve { client in
            let response = try await client.execute(uri: "/healthz", method: .get)
            #expect(response.text == "ok\n")
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }
}
