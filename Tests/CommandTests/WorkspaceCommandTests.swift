import Foundation
import Imaging
import Testing

@Suite struct WorkspaceCommandTests {
    /// Three hats, one of them twice: products that are listed and need no cut.
    private func photos(in program: borrowing Program) throws {
        for (name, red) in [("a", 10), ("b", 90), ("c", 170), ("again", 10)] {
            let image = Image(width: 80, height: 60, red: UInt8(red), green: 40, blue: 40, alpha: 255)
            try program.write(try image.pngBytes(), to: "photos/hat/\(name).png")
        }
    }

    @Test func `init makes a workspace that builds, the same from the same photos`() throws {
        let program = try Program()
        try photos(in: program)
        let time = "2026-11-24T08:30:00Z"
        let made = try program.run("init", "shop", "--photos", "photos", "--now", time)
        #expect(made.exitCode == 0)
        #expect(made.output == "")
        #expect(made.errors.contains("shop: 3 products in 1 categories, 2 avatars, the share "))
        #expect(made.errors.contains("1 photos were there twice"))
        try program.run("init", "second", "--photos", "photos", "--now", time)
        #expect(try program.text("shop/catalog/shop.jsonl") == program.text("second/catalog/shop.jsonl"))
        for secret in ["shop/tokens.txt", "shop/secrets/share-keys.json"] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: program.folder.appending(path: secret).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(secret)")
        }

        let built = try program.run("build", "shop", "--json", "--now", time)
        #expect(built.exitCode == 0)
        let report = try object(built.output)
        #expect(
            Set(report.keys).isSuperset(of: [
                "products", "cuts", "renders", "bundles", "bytes_written", "seconds", "peak_memory_bytes", "problems",
            ]))
        #expect((report["products"] as? [String: Int]) == ["read": 3, "skipped": 0])
        #expect((report["bundles"] as? [String: Int]) == ["written": 1, "unchanged": 0, "removed": 0])
    }

    @Test func `init refuses a folder with something in it, and a folder without photos`() throws {
        let program = try Program()
        try photos(in: program)
        try program.write([1], to: "shop/mine.txt")
        let full = try program.run("init", "shop", "--photos", "photos")
        #expect(full.exitCode == 2)
        #expect(full.errors == "techartt: shop: the folder is not empty; choose a new one, or empty it\n")
        let none = try program.run("init", "new", "--photos", "nothing")
        #expect(none.exitCode == 2)
        #expect(
            none.errors
                == "techartt: nothing: no photo was found; put them into one folder a category, such as "
                + "nothing/t-shirt/1.jpg\n")
    }

    @Test func `a share is created, gets a token, and is worthless when revoked`() throws {
        let program = try Program()
        try photos(in: program)
        try program.run("init", "shop", "--photos", "photos")
        let created = try program.run("share", "create", "shop", "--title", "Hats", "--id", "hats")
        #expect(created.output == "hats\n")
        let twice = try program.run("share", "create", "shop", "--title", "Hats", "--id", "hats")
        #expect(twice.exitCode == 2)
        #expect(twice.errors == "techartt: shares/hats.json exists already; choose another --id\n")
        let unknown = try program.run("token", "issue", "shop", "--share", "hatz")
        #expect(unknown.exitCode == 2)
        #expect(unknown.errors == "techartt: there is no share hatz; did you mean hats?\n")

        let token = try program.run("token", "issue", "shop", "--share", "hats", "--days", "2").output
            .trimmingCharacters(in: .newlines)
        #expect(try program.text("shop/tokens.txt").hasSuffix("\n\(token)\n"))
        let good = try program.run("token", "verify", "shop", token, "--json")
        #expect(good.exitCode == 0)
        let report = try object(good.output)
        #expect(report["share"] as? String == "hats")
        #expect(report["scopes"] as? [String] == ["view", "refresh", "preview"])
        let later = try program.run("token", "verify", "shop", token, "--now", "2100-01-01T00:00:00Z")
        #expect(later.exitCode == 1)
        #expect(later.errors.hasPrefix("techartt: the token expired at "))

        #expect(try program.run("share", "revoke", "shop", "hats").exitCode == 0)
        let revoked = try program.run("token", "verify", "shop", token)
        #expect(revoked.exitCode == 1)
        #expect(revoked.errors == "techartt: the token for the share hats was revoked\n")
        #expect(try program.run("share", "list", "shop").output.contains("hats  Hats  (collection, 3 items, revoked)"))
    }

    @Test func `a token of a retired key is refused, one of an older key is not`() throws {
        let program = try Program()
        try photos(in: program)
        try program.run("init", "shop", "--photos", "photos")
        let token = try program.text("shop/tokens.txt").trimmingCharacters(in: .newlines)
        #expect(try program.run("key", "rotate", "shop").exitCode == 0)
        #expect(try program.run("token", "verify", "shop", token).exitCode == 0)
        let keys = try object(program.text("shop/secrets/share-keys.json"))["keys"] as? [[String: Any]]
        let first = try #require(keys?.first?["kid"] as? String)
        #expect(try program.run("key", "rotate", "shop", "--retire", first).exitCode == 0)
        let refused = try program.run("token", "verify", "shop", token)
        #expect(refused.exitCode == 1)
        #expect(refused.errors == "techartt: the token is signed with the retired key \(first)\n")
    }

    @Test func `serve needs a bundle, prints its address and ends on SIGTERM`() async throws {
        let program = try Program()
        try photos(in: program)
        try program.run("init", "shop", "--photos", "photos")
        let early = try program.run("serve", "shop")
        #expect(early.exitCode == 2)
        #expect(early.errors == "techartt: shop/dist: there is no bundle; run techartt build shop first\n")
        try program.run("build", "shop")

        let (process, output, _) = try program.start(["serve", "shop", "--port", "0"])
        defer { process.terminate() }
        var printed = ""
        while !printed.hasSuffix("\n"), process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
            printed = try String(contentsOf: output, encoding: .utf8)
        }
        #expect(printed.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\/\n/) != nil)
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
