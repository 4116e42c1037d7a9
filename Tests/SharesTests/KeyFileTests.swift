import Catalog
import Foundation
import Testing

import Shares

@Suite struct `The key file` {
    @Test func `reads back as it was written, for its owner only`() async throws {
        try await withTemporaryFolder { folder in
            var random = SeededGenerator(state: 3)
            var keys = try KeySet.generate(random: &random)
            let old = try #require(keys.signingKey).id
            try keys.rotate(random: &random)
            try keys.retire(old)
            let path = folder.appending(path: "secrets/share-keys.json").path
            try KeyFile.write(keys, path: path, shownAs: "secrets/share-keys.json")
            let read = try KeyFile.read(path: path, shownAs: "secrets/share-keys.json")
            #expect(read == keys)
            #expect(KeyFile.permissionWarning(path: path, shownAs: "secrets/share-keys.json") == nil)
            #expect(read.keys.map(\.status) == [.retired, .active])
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let secrets = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "secrets").path)
            #expect(secrets[.posixPermissions] as? Int == 0o700)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "secrets").path).count == 1)
        }
    }

    @Test func `that others can read is warned about`() async throws {
        try await withTemporaryFolder { folder in
            var random = SeededGenerator(state: 3)
            let path = folder.appending(path: "share-keys.json").path
            try KeyFile.write(try KeySet.generate(random: &random), path: path, shownAs: "share-keys.json")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(
                KeyFile.permissionWarning(path: path, shownAs: "share-keys.json")?.description
                    == "share-keys.json: others than its owner can read the keys; run chmod 600 on it")
        }
    }

    @Test(arguments: [
        ("x", "k.json: not valid JSON at line 1, column 1: a value should be here"),
        (#"{"keys":[]}"#, "k.json: keys has no active key"),
        (#"{"keys":[{"kty":"RSA"}]}"#, "k.json: keys[0].kty is \"RSA\", not OKP: share keys are Ed25519"),
        (#"{"keys":[{"kty":"OKP","crv":"X25519"}]}"#, "k.json: keys[0].crv is \"X25519\", not Ed25519"),
        (
            #"{"keys":[{"kty":"OKP","crv":"Ed25519","status":"old"}]}"#,
            "k.json: keys[0].status is \"old\", not active or retired"
        ),
        (
            #"{"keys":[{"kty":"OKP","crv":"Ed25519","status":"active","d":"AAAA"}]}"#,
            "k.json: keys[0].d is not 32 bytes in base64url"
        ),
        (
            #"{"keys":[{"kty":"OKP","crv":"Ed25519","status":"active","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","kid":"k"}]}"#,
            "k.json: keys[0].kid is not the thumbprint of this key"
        ),
    ])
    func `that is broken says where, and never shows a key`(text: String, message: String) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "k.json").path
            try Data(text.utf8).write(to: URL(filePath: path))
            #expect {
                try KeyFile.read(path: path, shownAs: "k.json")
            } throws: { error in
                "\(error)" == message
            }
        }
    }

    @Test func `names a key by the thumbprint of RFC 8037, appendix A`() async throws {
        let file = """
            {"keys": [{"kty": "OKP", "crv": "Ed25519", "status": "active",
              "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
              "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"}]}
            """
        let keys = try await withTemporaryFolder { folder in
            let path = folder.appending(path: "k.json").path
            try Data(file.utf8).write(to: URL(filePath: path))
            return try KeyFile.read(path: path, shownAs: "k.json")
        }
        #expect(
            keys.publicJWKS == """
                {
                  "keys": [
                    {
                      "kty": "OKP",
                      "crv": "Ed25519",
                      "alg": "EdDSA",
                      "use": "sig",
                      "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                      "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
                    }
                  ]
                }

                """)
    }

    @Test func `publishes active keys only, and keeps one`() throws {
        var random = SeededGenerator(state: 3)
        var keys = try KeySet.generate(random: &random)
        let old = try #require(keys.signingKey).id
        #expect(throws: ShareKeyError.lastActiveKey(old)) { try keys.retire(old) }
        #expect(throws: ShareKeyError.unknownKey("k")) { try keys.retire("k") }
        let new = try keys.rotate(random: &random)
        #expect(keys.signingKey?.id == new)
        #expect(keys.publicJWKS.contains(old))
        try keys.retire(old)
        #expect(!keys.publicJWKS.contains(old))
        #expect(!keys.publicJWKS.contains("\"d\""))
    }
}
