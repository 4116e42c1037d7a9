import Build
import Catalog
import Objects
import Shares
import Testing

/// What a second build does, and that it gives what a first one would.
struct RebuildTests {
    @Test func `a first build makes everything and says so`() async throws {
        let shop = try await TestWorkspace()
        let report = try await shop.build()
        #expect(report.products.read == 4)
        #expect(report.products.skipped == 0)
        #expect(report.cuts.accepted == 4)
        #expect(report.cuts.refused == 0)
        #expect(report.cuts.reused == 0)
        // Three garments on two people; blue on the lightest skin is refused.
        #expect(report.renders.made == 5)
        #expect(report.renders.refused == 1)
        #expect(report.bundles.written == 1)
        #expect(report.purge == [])
        #expect(report.exitCode == 0)
        #expect(
            report.problems.map(\.description) == [
                "nord:3 is not shown on mom (mom): The garment lies so that it would crease badly on this body."
            ])
        let published = try shop.published()
        #expect(published["w/main/index.html"] != nil)
        #expect(published["w/main/payload.json"] != nil)
        #expect(published["w/main/p/nord/1/index.html"] != nil)
        #expect(published["w/main/index.html.gz"] != nil)
        #expect(published["w/main/index.html.zst"] != nil)
        #expect(published[".well-known/jwks.json"] == Array(shop.keys.publicJWKS.utf8))
        #expect(!published.keys.contains { $0.hasPrefix("w/draft") })
        #expect(report.bytesWritten == published.values.reduce(0) { $0 + $1.count })
    }

    @Test func `a second build renders nothing, reads no photo and leaves dist alone`() async throws {
        let shop = try await TestWorkspace()
        // Photos that were written in the last moment could change unseen, and would be read again.
        try await Task.sleep(for: .milliseconds(50))
        _ = try await shop.build()
        let before = try LocalFileSystem().status(of: shop.dist)
        let files = TestFileSystem()
        let report = try await shop.build(files: files)
        #expect(report.cuts.reused == 4)
        #expect(report.renders.made == 0)
        #expect(report.renders.reused == 5)
        #expect(report.renders.refused == 1)
        #expect(report.bundles.written == 0)
        #expect(report.bundles.unchanged == 1)
        #expect(report.bytesWritten == 0)
        #expect(files.pathsRead.filter { $0.contains("/catalog/") } == [])
        #expect(try LocalFileSystem().status(of: shop.dist) == before)
    }

    @Test func `a changed price rewrites pages and renders nothing`() async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        try shop.writeCatalog(prices: ["2": "12.50"])
        let report = try await shop.build()
        #expect(report.renders.made == 0)
        #expect(report.cuts.reused == 4)
        #expect(report.bundles.written == 1)
        let payload = try #require(try shop.published()["w/main/payload.json"])
        #expect(String(decoding: payload, as: UTF8.self).contains("12.50"))
    }

    @Test func `a changed photo renders that product's try-ons only`() async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        try shop.writePhoto("1", (120, 10, 120))
        let report = try await shop.build()
        #expect(report.cuts.reused == 3)
        #expect(report.renders.made == 2)
        #expect(report.renders.reused == 3)
        // The old pictures of the product are gone: photo, cut-out and two try-ons, in their sizes.
        #expect(report.purge.count { $0.hasPrefix("i/") } == 2 + 1 + 2 * 2)
    }

    static let mutations: [(name: String, apply: @Sendable (TestWorkspace) async throws -> Void)] = [
        ("nothing", { _ in }),
        ("product added", { try $0.writeShare("main", items: ["1", "2", "3", "4"]) }),
        ("product renamed", { try $0.writeCatalog(more: [TestWorkspace.line("5", image: "images/1.png")]) }),
        ("product removed from its share", { try $0.writeShare("main", items: ["1", "3"]) }),
        ("product removed from its catalog", { try $0.writeCatalog(products: ["1", "2", "4"]) }),
        ("photo changed", { try $0.writePhoto("1", (5, 90, 90)) }),
        ("photo grown", { try $0.writePhoto("2", (5, 90, 90), width: 90, height: 120) }),
        ("photo removed", { try $0.remove("catalog/images/1.png") }),
        ("photo no photo any more", { try $0.write("<html>", to: "catalog/images/1.png") }),
        ("photo refused", { try $0.writePhoto("1", (0, 0, 0)) }),
        ("photo without a garment", { try $0.writePhoto("1", (255, 255, 255)) }),
        ("price changed", { try $0.writeCatalog(prices: ["1": "99.00"]) }),
        ("avatar changed", { try $0.writeAvatars(["me": "monk-9", "mom": "monk-3"]) }),
        ("avatar removed", { try $0.writeAvatars(["me": "monk-5"]) }),
        ("avatars in another order", { try $0.writeShare("main", items: ["1", "2", "3"], avatars: ["mom", "me"]) }),
        ("share renamed", { try $0.writeShare("main", items: ["1", "2", "3"], title: "Other") }),
        ("share removed", { try $0.remove("shares/main.json") }),
        ("token added", { try await $0.writeTokens(["main", "draft"]) }),
        ("token of another share", { try await $0.writeTokens(["draft"]) }),
        ("tokens removed", { try $0.remove("tokens.txt") }),
        ("share revoked", { try $0.write("share main\n", to: "revoked.txt") }),
        ("setting changed", { try $0.write("title: Other\nimages: {widths: [20]}\n", to: "techartt.yaml") }),
        ("template changed", { try $0.write("body{color:red}", to: "templates/page.css") }),
        ("published file damaged", { try $0.write("x", to: "dist/w/main/index.html") }),
        ("published file added", { try $0.write("x", to: "dist/w/main/more.html") }),
        ("cache deleted", { try $0.remove(".techartt") }),
    ]

    @Test(arguments: mutations.map(\.name))
    func `a warm build equals a cold one byte for byte`(mutation: String) async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        let mutate = try #require(Self.mutations.first { $0.name == mutation })
        try await mutate.apply(shop)
        _ = try await shop.build(jobs: 1)
        let warm = try shop.published()
        let cold = try await shop.cold()
        #expect(Set(warm.keys) == Set(cold.keys))
        #expect(warm == cold)
        let report = try await shop.build()
        #expect(report.renders.made == 0)
        #expect(report.bytesWritten == 0)
    }

    @Test func `what is no longer shared is no longer published, and is listed to be purged`() async throws {
        let shop = try await TestWorkspace()
        try shop.write("base_url: https://cdn.example/shop/\n", to: "techartt.yaml")
        _ = try await shop.build()
        try shop.remove("tokens.txt")
        let report = try await shop.build()
        #expect(report.bundles.removed == 1)
        #expect(report.purge.contains("https://cdn.example/shop/w/main/index.html"))
        #expect(!report.purge.contains { $0.hasSuffix(".gz") })
        #expect(try shop.published().keys.allSatisfy { !$0.hasPrefix("w/") && !$0.hasPrefix("i/") })
        #expect(
            report.problems.map(\.description) == [
                "tokens.txt: no share is published, as no valid token names one; issue one with techartt token issue"
            ])
    }

    @Test func `the number of jobs changes no byte`() async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build(jobs: 1)
        let one = try shop.published()
        for name in ["dist", ".techartt"] { try shop.remove(name) }
        _ = try await shop.build(jobs: 2)
        #expect(try shop.published() == one)
    }

    @Test func `a try-on that failed is tried again by the next build`() async throws {
        let shop = try await TestWorkspace()
        try shop.writePhoto("1", (1, 1, 199))
        for _ in 1...2 {
            let report = try await shop.build()
            #expect(report.renders.failed == 2)
            #expect(report.exitCode == 1)
            #expect(
                report.problems.first { $0.code == "try_on_failed" }?.message
                    == "nord:1 could not be tried on me (me): modelUnavailable(version: \"flat-1\")")
        }
        #expect(try shop.published()["w/main/p/nord/1/index.html"] != nil)
    }

    @Test func `a damaged cache is made anew within the same build`() async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        let good = try shop.published()
        let files = LocalFileSystem()
        for path in try files.files(under: shop.path + "/.techartt/cas") {
            let full = "\(shop.path)/.techartt/cas/\(path)"
            let size = try #require(try files.status(of: full)).bytes
            try files.write([UInt8](repeating: 7, count: size), to: full)
        }
        try shop.remove("dist")
        _ = try await shop.build()
        #expect(try shop.published() == good)
    }
}
