import Avatars
import Catalog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Shares
import Testing
import Widgets

import Server

/// A workspace with one published share, its keys, and a snapshot that may change.
private struct EdgeWorkspace {
    let site: TestSite
    let keys: KeySet
    private static let id = ProductID(store: "nord", rawID: "tee-1")

    init(origins: [String] = []) throws {
        site = try TestSite()
        var random = SystemRandomNumberGenerator()
        keys = try KeySet.generate(random: &random)
        let root = site.root.path
        for folder in ["secrets", "shares", "catalog"] {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
        }
        try KeyFile.write(keys, path: "\(root)/secrets/share-keys.json", shownAs: "keys")
        let share = Share(id: "summer", title: "Summer", items: [ShareItem(product: Self.id)], allowedOrigins: origins)
        try ShareFile.write(share, path: "\(root)/shares/summer.json", shownAs: "share")
        try writeSnapshot(price: 20, stock: 3)
        let collection = Collection(
            share: share, siteTitle: "Shop",
            items: [.init(shareItem: ShareItem(product: Self.id), product: Self.product(price: 20, stock: 3))],
            stores: ["nord": StoreInfo(id: "nord", name: "Nord", asOf: TestSite.now)])
        for file in Pages(templates: try Templates()).bundle(for: collection) {
            try site.write(String(decoding: file.bytes, as: UTF8.self), to: file.path)
        }
    }

    private static func product(price: Decimal, stock: Int) -> Product {
        Product(
            id: id, title: "Tee", category: .tShirt,
            variants: [Variant(sku: "t-1", stock: stock, price: Money(amount: price, currency: "EUR"))])
    }

    func writeSnapshot(price: Decimal, stock: Int) throws {
        let euro = try #require(Currency.named("EUR"))
        let snapshot = Snapshot(
            storeID: "nord", storeName: "Nord", asOf: TestSite.now, currency: euro, isComplete: true)
        let text = SnapshotWriter.header(snapshot) + SnapshotWriter.line(Self.product(price: price, stock: stock))
        try text.write(to: site.root.appending(path: "catalog/nord.jsonl"), atomically: true, encoding: .utf8)
    }

    func token(
        share: String = "summer", scopes: [ShareToken.Scope] = [.view, .refresh], org: String? = nil,
        lifetime: TimeInterval = 3600, issued: Date = TestSite.now
    ) async throws -> String {
        var random = SystemRandomNumberGenerator()
        return try await ShareTokenIssuer(keys: keys, issuer: "techartt", audience: "techartt-edge").issue(
            share: share, scopes: scopes, role: .giver, organisation: org, lifetime: lifetime, now: issued,
            random: &random)
    }
}

private func bearer(_ token: String, _ more: HTTPFields = [:]) -> HTTPFields {
    var fields = more
    fields[.authorization] = "Bearer \(token)"
    return fields
}

@Suite struct WidgetRouteTests {
    @Test func `a token's holder gets the payload with the store's newest price and stock`() async throws {
        let workspace = try EdgeWorkspace()
        let token = try await workspace.token()
        let snapshot = workspace.site.root.appending(path: "catalog/nord.jsonl")
        try await workspace.site.serve { client in
            let first = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
            #expect(first.status == .ok)
            #expect(first.headers[.contentType] == "application/json")
            #expect(first.headers[.cacheControl] == "private, max-age=60")
            let payload = try Payload(decoding: Array(first.body.readableBytesView))
            #expect(payload.products.first?.price?.amount == "20.00")
            #expect(payload.products.first?.availability == .inStock)
            #expect(payload.generatedAt == TestSite.now)
            #expect(payload.freshUntil == TestSite.now.addingTimeInterval(60))

            let tag = try #require(first.headers[.eTag])
            let same = try await client.execute(
                uri: "/widgets/summer", method: .get, headers: bearer(token, [.ifNoneMatch: "\"x\", \(tag)"]))
            #expect(same.status == .notModified)
            #expect(same.text == "")

            let text = try String(contentsOf: snapshot, encoding: .utf8)
            try text.replacing("20.00", with: "15.00").replacing("\"stock\":3", with: "\"stock\":0")
                .write(to: snapshot, atomically: true, encoding: .utf8)
            let changed = try await client.execute(
                uri: "/widgets/summer", method: .get, headers: bearer(token, [.ifNoneMatch: tag]))
            #expect(changed.status == .ok)
            let newer = try Payload(decoding: Array(changed.body.readableBytesView))
            #expect(newer.products.first?.price?.amount == "15.00")
            #expect(newer.products.first?.availability == .outOfStock)
        }
    }

    @Test func `a token's expiry caps how long the answer is kept`() async throws {
        let workspace = try EdgeWorkspace()
        let token = try await workspace.token(lifetime: 20)
        try await workspace.site.serve { client in
            let response = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
            #expect(response.headers[.cacheControl] == "private, max-age=20")
            let payload = try Payload(decoding: Array(response.body.readableBytesView))
            #expect(payload.freshUntil == TestSite.now.addingTimeInterval(20))
        }
    }

    @Test func `without a token there is a challenge and nothing private`() async throws {
        let workspace = try EdgeWorkspace()
        try await workspace.site.serve { client in
            for uri in ["/widgets/summer", "/widgets/unknown"] {
                let response = try await client.execute(uri: uri, method: .get)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.contentType] == "application/problem+json")
                #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"techartt\"")
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(
                    response.text
                        == "{\"code\":\"token_missing\",\"detail\":\"Send the header Authorization: Bearer, followed "
                        + "by the share's token.\",\"status\":401,\"title\":\"A share token is needed\","
                        + "\"type\":\"/problems/token_missing\"}")
            }
        }
    }

    @Test func `a token that is not good is 401 with the reason's code`() async throws {
        let workspace = try EdgeWorkspace()
        let good = try await workspace.token()
        let expired = try await workspace.token(lifetime: 60, issued: TestSite.now.addingTimeInterval(-600))
        let foreign = try await EdgeWorkspace().token()
        let unsigned =
            "eyJhbGciOiJub25lIiwidHlwIjoic2hhcmUrand0In0." + good.split(separator: ".")[1] + "."
        try await workspace.site.serve { client in
            for (token, code, title) in [
                (expired, "token_expired", "The share token has expired"),
                (foreign, "token_invalid", "The share token is not valid"),
                (unsigned, "token_invalid", "The share token is not valid"),
                (String(good.dropLast(4)) + "AAAA", "token_invalid", "The share token is not valid"),
                ("nonsense", "token_invalid", "The share token is not valid"),
            ] {
                let response = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"techartt\", error=\"invalid_token\"")
                #expect(
                    response.text
                        == "{\"code\":\"\(code)\",\"detail\":\"Ask whoever shared this for a new link.\","
                        + "\"status\":401,\"title\":\"\(title)\",\"type\":\"/problems/\(code)\"}")
            }
        }
    }

    @Test func `a revoked share is refused at once`() async throws {
        let workspace = try EdgeWorkspace()
        let token = try await workspace.token()
        let file = workspace.site.root.appending(path: "revoked.txt")
        try await workspace.site.serve { client in
            let before = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
            #expect(before.status == .ok)
            try "share summer\n".write(to: file, atomically: true, encoding: .utf8)
            let after = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
            #expect(after.status == .unauthorized)
            #expect(after.text.contains("\"code\":\"token_revoked\""))
            try "mangled\n".write(to: file, atomically: true, encoding: .utf8)
            let unreadable = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(token))
            #expect(unreadable.status == .serviceUnavailable)
        }
    }

    @Test func `a good token for something else is 403`() async throws {
        let workspace = try EdgeWorkspace()
        let other = try await workspace.token(share: "winter")
        let narrow = try await workspace.token(scopes: [.mark])
        try await workspace.site.serve { client in
            let foreign = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(other))
            #expect(foreign.status == .forbidden)
            #expect(
                foreign.text
                    == "{\"code\":\"token_for_another_share\",\"detail\":\"Send the token that was issued for the share "
                    + "in the address.\",\"status\":403,\"title\":\"The share token is for another share\","
                    + "\"type\":\"/problems/token_for_another_share\"}")
            let lacking = try await client.execute(uri: "/widgets/summer", method: .get, headers: bearer(narrow))
            #expect(lacking.status == .forbidden)
            #expect(lacking.text.contains("\"code\":\"scope_missing\""))
            #expect(
                lacking.headers[.wwwAuthenticate]
                    == "Bearer realm=\"techartt\", error=\"insufficient_scope\", scope=\"refresh\"")
        }
    }

    @Test func `a share that is not published is 404`() async throws {
        let workspace = try EdgeWorkspace()
        let token = try await workspace.token(share: "winter")
        try await workspace.site.serve { client in
            let response = try await client.execute(uri: "/widgets/winter", method: .get, headers: bearer(token))
            #expect(response.status == .notFound)
            #expect(
                response.text
                    == "{\"code\":\"share_not_found\",\"detail\":\"The share was never published, or is no longer.\","
                    + "\"status\":404,\"title\":\"There is no such share\",\"type\":\"/problems/share_not_found\"}")
        }
    }

    @Test func `other sites' pages may read what the share allows, and no more`() async throws {
        let workspace = try EdgeWorkspace(origins: ["https://blog.example", "https://shop.example"])
        let token = try await workspace.token()
        let bound = try await workspace.token(org: "https://shop.example")
        try await workspace.site.serve { client in
            func preflight(_ origin: String, _ share: String = "summer") async throws -> HTTPFields {
                let response = try await client.execute(
                    uri: "/widgets/\(share)", method: .options,
                    headers: [.origin: origin, .accessControlRequestMethod: "GET"])
                #expect(response.status == .noContent)
                return response.headers
            }
            let allowed = try await preflight("https://blog.example")
            #expect(allowed[.accessControlAllowOrigin] == "https://blog.example")
            #expect(allowed[.accessControlAllowHeaders] == "Authorization, If-None-Match")
            #expect(try await preflight("https://evil.example")[.accessControlAllowOrigin] == nil)
            #expect(
                try await preflight("https://any.example", "unknown")[.accessControlAllowOrigin]
                    == "https://any.example")

            let read = try await client.execute(
                uri: "/widgets/summer", method: .get, headers: bearer(token, [.origin: "https://blog.example"]))
            #expect(read.status == .ok)
            #expect(read.headers[.accessControlAllowOrigin] == "https://blog.example")
            #expect(read.headers[.vary] == "Authorization, Origin")
            for (token, origin) in [(token, "https://evil.example"), (bound, "https://blog.example")] {
                let refused = try await client.execute(
                    uri: "/widgets/summer", method: .get, headers: bearer(token, [.origin: origin]))
                #expect(refused.status == .forbidden)
                #expect(refused.text.contains("\"code\":\"origin_not_allowed\""))
            }
        }
    }

    @Test func `every problem's type leads to a page that explains it`() async throws {
        let site = try TestSite()
        try await site.serve { client in
            let response = try await client.execute(uri: "/problems/token_expired", method: .get)
            #expect(response.status == .ok)
            #expect(response.text.contains("<h1>The share token has expired</h1>"))
            let unknown = try await client.execute(uri: "/problems/other", method: .get)
            #expect(unknown.status == .notFound)
        }
    }

    @Test func `the page at the root of a local server lists what is published`() async throws {
        let workspace = try EdgeWorkspace()
        try await workspace.site.serve { client in
            let response = try await client.execute(uri: "/", method: .get)
            #expect(response.text.contains("<li><a href=\"/w/summer/\">Summer</a>"))
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }
}
