import Catalog
import Foundation
import Testing

import Shares

@Suite struct `tokens.txt` {
    @Test func `has one token a line, and each bad line is a problem that does not show it`() async throws {
        try await withTemporaryFolder { folder in
            var workshop = try Workshop()
            var other = try Workshop(seed: 2)
            let path = folder.appending(path: "tokens.txt").path
            let good = try await workshop.token()
            let expired = try await workshop.token(lifetime: -3600)
            let foreign = try await other.token()
            try Data("# Summer\n\n\(good)\r\n\(expired)\n  \(foreign)  \nnonsense".utf8).write(to: URL(filePath: path))
            let (tokens, problems) = try await TokenFile.read(
                path: path, shownAs: "tokens.txt", verifier: workshop.verifier(), now: Workshop.noon)
            #expect(tokens.map(\.number) == [3])
            #expect(tokens.map(\.token.share) == ["summer"])
            #expect(
                problems.map(\.description) == [
                    "tokens.txt:4: the token expired at 2026-11-24T11:00:00Z; the line was skipped",
                    "tokens.txt:5: the token is signed with a key that this workspace does not have; the line was skipped",
                    "tokens.txt:6: the token is no JWT: three parts in base64url, joined by dots; the line was skipped",
                ])
            #expect(problems.map(\.code) == ["token_expired", "token_key_unknown", "token_malformed"])
        }
    }

    @Test func `that is not there has no tokens, and grows by a line and a comment`() async throws {
        try await withTemporaryFolder { folder in
            var workshop = try Workshop()
            let path = folder.appending(path: "tokens.txt").path
            let verifier = workshop.verifier()
            let none = try await TokenFile.read(path: path, shownAs: "t", verifier: verifier, now: Workshop.noon)
            #expect(none.tokens == [] && none.problems == [])
            try Data("# by hand".utf8).write(to: URL(filePath: path))
            try TokenFile.append(try await workshop.token(), comment: "summer\nsale", path: path, shownAs: "t")
            let read = try await TokenFile.read(path: path, shownAs: "t", verifier: verifier, now: Workshop.noon)
            #expect(read.tokens.map(\.number) == [3])
            #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("# by hand\n# summer sale\ney"))
        }
    }
}

@Suite struct `revoked.txt` {
    @Test func `reads back as it was written`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "revoked.txt").path
            #expect(try RevocationList.read(path: path, shownAs: "revoked.txt") == RevocationList())
            var list = RevocationList()
            list.revoke(share: "winter")
            list.revoke(token: "t2")
            list.revoke(token: "t1")
            try list.write(path: path, shownAs: "revoked.txt")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "token t1\ntoken t2\nshare winter\n")
            #expect(try RevocationList.read(path: path, shownAs: "revoked.txt") == list)
        }
    }

    @Test func `with a line that cannot be read is not used at all`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "revoked.txt").path
            try Data("# x\ntoken t1\nsummer\n".utf8).write(to: URL(filePath: path))
            #expect {
                try RevocationList.read(path: path, shownAs: "revoked.txt")
            } throws: { error in
                "\(error)" == "revoked.txt:3: a line must be \"token JTI\" or \"share ID\""
            }
        }
    }
}

@Suite struct `A share file` {
    private let share = Share(
        id: "summer", title: "Summer", kind: .gift, avatars: ["me", "mom"],
        items: [
            ShareItem(product: ProductID(store: "nord", rawID: "a/1"), avatar: "mom", note: "in blue"),
            ShareItem(product: ProductID(store: "nord", rawID: "b")),
        ], allowedOrigins: ["https://blog.example", "http://localhost:8080"], locale: "de-CH")

    @Test func `reads back as it was written`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "summer.json").path
            try ShareFile.write(share, path: path, shownAs: "shares/summer.json")
            let read = try ShareFile.read(path: path, id: "summer", shownAs: "shares/summer.json")
            #expect(read.share == share)
            #expect(read.warnings == [])
        }
    }

    @Test func `needs little`() throws {
        let read = try ShareFile.read(Array("{}".utf8), id: "summer", shownAs: "shares/summer.json")
        #expect(read.share == Share(id: "summer", title: ""))
    }

    @Test func `warns of keys that it does not know`() throws {
        let text = #"{"item":[],"items":[{"product_id":"nord:a","avatar":"me"}]}"#
        let read = try ShareFile.read(Array(text.utf8), id: "summer", shownAs: "shares/summer.json")
        #expect(
            read.warnings.map(\.description) == [
                #"shares/summer.json: "item" is not a known key; did you mean "items"?"#,
                #"shares/summer.json: "items[0].avatar" is not a known key; did you mean "avatar_id"?"#,
            ])
    }

    @Test(arguments: [
        ("{", "not valid JSON at line 1, column 2: a key in double quotes should be here"),
        ("[]", "the value is a list, not an object"),
        (#"{"id":"winter"}"#, #"id is "winter" in a file named summer.json"#),
        (#"{"id":"../x"}"#, #"id is "../x"; an id has 1 to 64 letters, digits, hyphens and underscores"#),
        (#"{"kind":"wish"}"#, #"kind is "wish", not collection or gift"#),
        (#"{"avatars":["a b"]}"#, #"avatars[0] is "a b", which is no avatar id"#),
        (#"{"avatars":["me","me"]}"#, #"avatars[1] is "me", which stands there twice"#),
        (#"{"items":[{}]}"#, "items[0].product_id is missing"),
        (#"{"items":[{"product_id":"a"}]}"#, #"items[0].product_id is "a", not of the form STORE:ID"#),
        (
            #"{"items":[{"product_id":"nord:a","avatar_id":"a b"}]}"#,
            #"items[0].avatar_id is "a b", which is no avatar id"#
        ),
        (#"{"allowed_origins":["*"]}"#, #"allowed_origins[0] is "*", not an origin such as https://shop.example"#),
        (
            #"{"allowed_origins":["https://a.example/"]}"#,
            #"allowed_origins[0] is "https://a.example/", not an origin such as https://shop.example"#
        ),
        (#"{"locale":"de\u0000"}"#, "locale is \"de\u{FFFD}\", not a language such as en or de-CH"),
    ])
    func `that is broken says where`(text: String, message: String) {
        #expect {
            try ShareFile.read(Array(text.utf8), id: "summer", shownAs: "shares/summer.json")
        } throws: { error in
            "\(error)" == "shares/summer.json: \(message); the share is not published"
        }
    }
}
