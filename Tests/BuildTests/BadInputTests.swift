import Build
import Catalog
import Foundation
import Imaging
import Objects
import Shares
import Testing

/// Bad input, with the whole text of each error.
struct BadInputTests {
    private func problems(_ change: (TestWorkspace) async throws -> Void) async throws -> (Report, [String]) {
        let shop = try await TestWorkspace()
        try await change(shop)
        let report = try await shop.build()
        return (report, report.problems.filter { $0.severity == .error }.map(\.description))
    }

    private func failure(_ change: (TestWorkspace) async throws -> Void) async throws -> String {
        let shop = try await TestWorkspace()
        try await change(shop)
        let error = await #expect(throws: BuildError.self) { _ = try await shop.build() }
        #expect(try LocalFileSystem().status(of: shop.dist) == nil)
        return error.map { "\($0)" } ?? ""
    }

    @Test func `a workspace that is not there`() async throws {
        let error = await #expect(throws: BuildError.self) {
            _ = try await WorkspaceBuild(workspace: Workspace("/nowhere/shop/")).run()
        }
        #expect(
            error.map { "\($0)" }
                == "/nowhere/shop: this is no workspace, as it has no techartt.yaml; make one with techartt init "
                + "/nowhere/shop --photos DIR")
    }

    @Test func `settings that cannot be read stop the build`() async throws {
        #expect(
            try await failure { try $0.write("title: a: b\n", to: "techartt.yaml") }
                == "techartt.yaml:1: the YAML cannot be read: mapping values are not allowed in this context")
        #expect(
            try await failure { try $0.write("tittle: Shop\nimages:\n  qualty: 5\n", to: "techartt.yaml") } == """
                techartt.yaml:1: unknown key "tittle"; did you mean "title"?
                techartt.yaml:3: unknown key "qualty" in images; did you mean "quality"?
                """)
    }

    @Test func `a try-on model that the program does not have stops the build`() async throws {
        #expect(
            try await failure { try $0.write("models: {try_on: drape-9}\n", to: "techartt.yaml") }
                == "techartt.yaml: models.try_on is \"drape-9\"; this program has flat-1")
    }

    @Test func `avatars, keys, revocations and templates that cannot be read stop the build`() async throws {
        #expect(
            try await failure { try $0.write("[", to: "avatars.json") }.hasPrefix("avatars.json: the file is not JSON"))
        #expect(
            try await failure { try $0.write("revoke main\n", to: "revoked.txt") }
                == "revoked.txt:1: a line must be \"token JTI\" or \"share ID\"")
        #expect(
            try await failure { try $0.write("{\"keys\":[]}", to: "secrets/share-keys.json") }
                == "secrets/share-keys.json: keys has no active key")
        #expect(
            try await failure { try $0.write("{{#a}}", to: "templates/share.mustache") }
                .hasPrefix("templates/share.mustache:1: "))
    }

    @Test func `a photo that is missing, empty, cut off, or text is named, and the rest is built`() async throws {
        let (report, texts) = try await problems { shop in
            try shop.remove("catalog/images/1.png")
            try shop.write("", to: "catalog/images/2.png")
            try shop.write("not a photo", to: "catalog/images/3.jpg")
            let photo = try Image(width: 100, height: 100, red: 9, alpha: 255).pngBytes()
            try LocalFileSystem().write(Array(photo.dropLast(40)), to: shop.path + "/catalog/images/4.png")
            try shop.writeCatalog(
                products: ["1", "2", "4"], more: [TestWorkspace.line("3", image: "images/3.jpg")])
            try shop.writeShare("main", items: ["1", "2", "3", "4"])
        }
        #expect(
            texts == [
                "catalog/images/1.png: there is no such file; catalog/nord.jsonl:2 (nord:1) names it",
                "catalog/images/2.png: the file has no bytes; export the photo again",
                "catalog/images/3.jpg: it is not an image but text; JPEG and PNG are read",
                "catalog/images/4.png: the PNG ends before its last pixel; it was cut off on the way, copy it again",
            ])
        #expect(report.exitCode == 1)
        #expect(report.cuts.refused == 4)
        #expect(report.bundles.written == 1)
    }

    @Test func `a picture that says it is huge is refused before memory is taken`() async throws {
        let (report, texts) = try await problems { shop in
            var png = try Image(width: 8, height: 8, red: 9, alpha: 255).pngBytes()
            png.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
            try LocalFileSystem().write(png, to: shop.path + "/catalog/images/1.png")
        }
        #expect(
            texts == [
                "catalog/images/1.png: it says it is 60000 x 60000 pixels and a side may have at most 30000; export it "
                    + "smaller"
            ])
        #expect(report.cuts.refused == 1)
    }

    @Test func `a store of too many bytes for one photo`() async throws {
        let (_, texts) = try await problems { shop in
            try shop.write("limits: {image_bytes: 20}\n", to: "techartt.yaml")
            try shop.writeCatalog(products: ["1"])
            try shop.writeShare("main", items: ["1"])
        }
        #expect(texts == ["catalog/images/1.png: it has more than 20 bytes; export it smaller"])
    }

    @Test func `a refused photo is a warning with its reason and what to do`() async throws {
        let shop = try await TestWorkspace()
        try shop.writePhoto("2", (0, 0, 0))
        let report = try await shop.build()
        #expect(report.cuts.refused == 1)
        #expect(report.exitCode == 0)
        #expect(
            report.problems.first?.description
                == "catalog/images/2.png: nord:2 is not tried on: The garment and its background look too much alike in "
                + "the store's photo. Photograph the garment on a background of another colour, or upload a mask.")
    }

    @Test func `a share that names an unknown product or person is published without it`() async throws {
        let (report, texts) = try await problems {
            try $0.writeShare("main", items: ["1", "77"], avatars: ["me", "aunt"])
        }
        #expect(
            texts == [
                "shares/main.json: avatars[1] is \"aunt\", which is not in avatars.json; it was left out",
                "shares/main.json: items[1].product_id is \"nord:77\", which no catalog has; the item was left out",
            ])
        #expect(report.exitCode == 1)
        #expect(report.bundles.written == 1)
        #expect(report.renders.made == 1)
    }

    @Test func `bad tokens are skipped line by line, and a token that ran out is no error`() async throws {
        var random = SystemRandomNumberGenerator()
        let foreign = try KeySet.generate(random: &random)
        let shop = try await TestWorkspace()
        let good = try await shop.token("main")
        let none = "eyJhbGciOiJub25lIiwidHlwIjoic2hhcmUrand0In0.e30."
        let lines = [
            good, try await shop.token("draft", lifetime: 10), try await shop.token("draft", keys: foreign), none,
            "nonsense", try await shop.token("gone"),
        ]
        try shop.write(lines.joined(separator: "\n"), to: "tokens.txt")
        let report = try await shop.build()
        #expect(
            report.problems.filter { $0.file == "tokens.txt" }.map { "\($0.severity.rawValue) \($0)" } == [
                "warning tokens.txt:2: the token expired at 2027-01-15T07:58:30Z; the line was skipped",
                "error tokens.txt:3: the token is signed with a key that this workspace does not have; the line was "
                    + "skipped",
                "error tokens.txt:4: the token is not signed with EdDSA, the only algorithm that is accepted; the line "
                    + "was skipped",
                "error tokens.txt:5: the token is no JWT: three parts in base64url, joined by dots; the line was skipped",
                "warning tokens.txt:6: the token is for the share gone, and there is no shares/gone.json",
            ])
        #expect(try shop.published().keys.filter { $0.hasSuffix("payload.json") } == ["w/main/payload.json"])
    }

    @Test func `a workspace whose keys are lost publishes nothing anew and says why`() async throws {
        let text = try await failure { try $0.remove("secrets/share-keys.json") }
        #expect(
            text == "tokens.txt: there is no secrets/share-keys.json, so no token can be valid; put the keys back, or "
                + "make one with techartt key rotate and issue the tokens again")
    }

    /// A fault in one file must not make vanish what was published from it before.
    @Test(arguments: [
        ("catalog/nord.jsonl", "", "catalog/nord.jsonl:1: the file is empty"),
        ("shares/main.json", "{", "shares/main.json:"),
    ])
    func `a damaged file leaves what was published`(file: String, text: String, message: String) async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        let before = try shop.published()
        try shop.write(text, to: file)
        let error = await #expect(throws: BuildError.self) { _ = try await shop.build() }
        #expect(error.map { "\($0)".hasPrefix(message) } == true)
        #expect(try shop.published() == before)
    }

    @Test func `a catalog folder that lost its snapshots leaves what was published`() async throws {
        let text = try await failure { try $0.remove("catalog/nord.jsonl") }
        #expect(
            text == "catalog: there is no snapshot (STORE.jsonl or STORE.jsonl.zst), and shares name products; nothing "
                + "was published anew")
    }

    @Test func `a product that stands in two files is read once`() async throws {
        let (report, texts) = try await problems { shop in
            let head = #"{"snapshot":{"store_id":"nord","as_of":"2026-11-24T08:00:00Z","currency":"EUR"}}"#
            try shop.write("\(head)\n\(TestWorkspace.line("1"))\n", to: "catalog/other.jsonl")
        }
        #expect(report.products.read == 4)
        #expect(report.products.skipped == 1)
        #expect(
            texts == [
                "catalog/other.jsonl:2: product_id \"1\" of the store nord stands in catalog/nord.jsonl already; the "
                    + "product was skipped"
            ])
    }
}
