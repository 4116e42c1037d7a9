import Catalog
import Foundation
import Testing

import Shares

@Suite(.enabled(if: Python.hasJoserfc, "python3 has no joserfc"))
struct `joserfc, which is not ours` {
    @Test func `verifies a token of ours with the public keys that we publish`() async throws {
        var workshop = try Workshop()
        let output = try Python.run(
            """
            import json, sys
            from joserfc import jwt
            from joserfc.jwk import KeySet
            keys = KeySet.import_key_set(json.loads(sys.argv[1]))
            token = jwt.decode(sys.argv[2], keys, algorithms=["EdDSA"])
            print(token.header["typ"], token.claims["sub"], token.claims["exp"] - token.claims["iat"])
            """, [workshop.keys.publicJWKS, try await workshop.token()])
        #expect(output == "share+jwt summer 86400\n")
    }

    @Test func `signs a token that we accept`() async throws {
        let workshop = try Workshop()
        let text = try Python.run(
            """
            import json, sys
            from joserfc import jwt
            from joserfc.jwk import OKPKey
            key = OKPKey.import_key(json.loads(sys.argv[1]))
            header, claims = json.loads(sys.argv[2]), json.loads(sys.argv[3])
            print(jwt.encode(header, claims, key, algorithms=["EdDSA"]), end="")
            """,
            [
                JSONWriter.line(try await workshop.privateJWK()), JSONWriter.line(try workshop.header()),
                JSONWriter.line(Workshop.claims("scope", "view mark")),
            ])
        let token = try await workshop.verifier().verify(text, now: Workshop.noon)
        #expect(token.scopes == [.view, .mark])
    }
}

private enum Python {
    static let hasJoserfc = (try? run("import joserfc", [])) != nil

    struct Failure: Error {}

    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
