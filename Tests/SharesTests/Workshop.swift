import Catalog
import Crypto
import Foundation
import Testing

import Shares

/// Seeded, so that keys and tokens are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Keys, an issuer and a verifier that agree, at noon of one day.
struct Workshop {
    static let noon = Date(timeIntervalSince1970: 1_795_521_600)  // 2026-11-24T12:00:00Z
    static let day: TimeInterval = 86_400

    var keys: KeySet
    var random: SeededGenerator

    init(seed: UInt64 = 1) throws {
        random = SeededGenerator(state: seed)
        keys = try KeySet.generate(random: &random)
    }

    mutating func token(
        share: String = "summer", scopes: [ShareToken.Scope] = [.view, .refresh], role: ShareToken.Role = .owner,
        organisation: String? = nil, lifetime: TimeInterval = day, issuer: String = "https://shop.example",
        audience: String = "widgets"
    ) async throws -> String {
        try await ShareTokenIssuer(keys: keys, issuer: issuer, audience: audience).issue(
            share: share, scopes: scopes, role: role, organisation: organisation, lifetime: lifetime, now: Self.noon,
            random: &random)
    }

    func verifier(revoked: RevocationList = RevocationList()) -> ShareTokenVerifier {
        ShareTokenVerifier(keys: keys, issuer: "https://shop.example", audience: "widgets", revoked: revoked)
    }

    /// A token with this header and these claims, signed with the workshop's key.
    func forged(header: JSONValue, claims: JSONValue, signature: [UInt8]? = nil) async throws -> String {
        try await forged(header: header, claimsText: JSONWriter.line(claims), signature: signature)
    }

    func forged(header: JSONValue, claimsText: String, signature: [UInt8]? = nil) async throws -> String {
        let content = base64URL(JSONWriter.line(header).utf8) + "." + base64URL(claimsText.utf8)
        guard case .string(let seed) = try await privateJWK()["d"] else { throw Missing() }
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes(base64URL: seed))
        return content + "." + base64URL(try signature ?? Array(key.signature(for: Data(content.utf8))))
    }

    /// The signing key as the key file has it.
    func privateJWK() async throws -> JSONValue {
        let text = try await withTemporaryFolder { folder in
            let path = folder.appending(path: "keys.json").path
            try KeyFile.write(keys, path: path, shownAs: "keys.json")
            return try Array(Data(contentsOf: URL(filePath: path)))
        }
        guard case .array(let keys) = try JSONReader.read(text)["keys"], let last = keys.last else { throw Missing() }
        return last
    }

    struct Missing: Error {}

    /// The header that `keys` signs with.
    func header() throws -> JSONValue {
        ["alg": "EdDSA", "kid": try keyID, "typ": "share+jwt"]
    }

    var keyID: JSONValue {
        get throws { .string(try #require(keys.signingKey).id) }
    }

    /// Claims that are good at noon, with one member changed; nil leaves it out.
    static func claims(_ changed: String = "", _ value: JSONValue? = nil) -> JSONValue {
        let good: JSONValue = [
            "iss": "https://shop.example", "sub": "summer", "aud": "widgets", "jti": "t1", "iat": 1_795_521_600,
            "nbf": 1_795_521_600, "exp": 1_795_608_000, "scope": ["view"], "role": "owner",
        ]
        guard case .object(var members) = good else { return good }
        members.removeAll { $0.key == changed }
        if !changed.isEmpty { members.add(changed, value) }
        return .object(members)
    }
}

/// A folder that is there while `use` runs.
func withTemporaryFolder<Result>(_ use: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "shares-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await use(folder)
}

func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}

func bytes(base64URL text: String) throws -> [UInt8] {
    let padded =
        text.replacing("-", with: "+").replacing("_", with: "/")
        + String(repeating: "=", count: 3 - (text.count + 3) % 4)
    return Array(try #require(Data(base64Encoded: padded)))
}
