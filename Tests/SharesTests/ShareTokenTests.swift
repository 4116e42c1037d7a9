import Catalog
import Foundation
import Testing

import Shares

@Suite struct `A share token` {
    private func refusal(_ text: String, by verifier: ShareTokenVerifier, at time: Date = Workshop.noon) async -> String
    {
        do throws(ShareTokenError) {
            _ = try await verifier.verify(text, now: time)
            return "accepted"
        } catch {
            return "\(error.code): \(error)"
        }
    }

    @Test func `says what it was issued for`() async throws {
        var workshop = try Workshop()
        let text = try await workshop.token(
            scopes: [.view, .mark], role: .giver, organisation: "https://blog.example")
        let token = try await workshop.verifier().verify(text, now: Workshop.noon)
        #expect(
            token
                == ShareToken(
                    issuer: "https://shop.example", share: "summer", audience: ["widgets"], id: token.id,
                    issuedAt: Workshop.noon, notBefore: Workshop.noon,
                    expiresAt: Workshop.noon.addingTimeInterval(Workshop.day), scopes: [.view, .mark], role: .giver,
                    organisation: "https://blog.example"))
        #expect(token.id.count == 22)
    }

    @Test func `is the same text for the same random numbers and time`() async throws {
        var first = try Workshop()
        var second = try Workshop()
        let text = try await first.token()
        #expect(try await second.token() == text)
        #expect(try await second.token() != text)
    }

    @Test func `is refused when it expired, one minute later than it says`() async throws {
        var workshop = try Workshop()
        let text = try await workshop.token(lifetime: 600)
        let verifier = workshop.verifier()
        #expect(await refusal(text, by: verifier, at: Workshop.noon.addingTimeInterval(659)) == "accepted")
        #expect(
            await refusal(text, by: verifier, at: Workshop.noon.addingTimeInterval(660))
                == "token_expired: the token expired at 2026-11-24T12:10:00Z")
    }

    @Test func `is refused before its time, but for one minute`() async throws {
        var workshop = try Workshop()
        let text = try await workshop.token()
        let verifier = workshop.verifier()
        #expect(await refusal(text, by: verifier, at: Workshop.noon.addingTimeInterval(-60)) == "accepted")
        #expect(
            await refusal(text, by: verifier, at: Workshop.noon.addingTimeInterval(-61))
                == "token_not_yet_valid: the token is not valid before 2026-11-24T12:00:00Z")
    }

    @Test func `signed by another key is refused`() async throws {
        var other = try Workshop(seed: 2)
        let verifier = try Workshop().verifier()
        #expect(
            await refusal(try await other.token(), by: verifier)
                == "token_key_unknown: the token is signed with a key that this workspace does not have")
        // With our key's name.
        let forged = try await other.forged(header: try Workshop().header(), claims: Workshop.claims())
        #expect(
            await refusal(forged, by: verifier)
                == "token_signature: the token's signature does not match its content")
    }

    @Test func `that was tampered with is refused`() async throws {
        var workshop = try Workshop()
        let parts = try await workshop.token().split(separator: ".")
        let winter = base64URL(JSONWriter.line(Workshop.claims("sub", "winter")).utf8)
        #expect(
            await refusal("\(parts[0]).\(winter).\(parts[2])", by: workshop.verifier())
                == "token_signature: the token's signature does not match its content")
    }

    @Test func `of another algorithm is refused, none above all`() async throws {
        let workshop = try Workshop()
        let kid = try workshop.keyID
        for algorithm: JSONValue in ["none", "None", "HS256", "eddsa", "ES256", 1] {
            let header: JSONValue = ["alg": algorithm, "kid": kid, "typ": "share+jwt"]
            for signature in [nil, []] as [[UInt8]?] {
                let text = try await workshop.forged(header: header, claims: Workshop.claims(), signature: signature)
                #expect(
                    await refusal(text, by: workshop.verifier())
                        == "token_algorithm: the token is not signed with EdDSA, the only algorithm that is accepted")
            }
        }
    }

    @Test func `of another type is refused`() async throws {
        let workshop = try Workshop()
        let kid = try workshop.keyID
        for header: JSONValue in [
            ["alg": "EdDSA", "kid": kid, "typ": "JWT"], ["alg": "EdDSA", "kid": kid, "typ": "at+jwt"],
            ["alg": "EdDSA", "kid": kid],
            ["alg": "EdDSA", "kid": kid, "typ": "share+jwt", "crit": ["b64"], "b64": false],
        ] {
            let text = try await workshop.forged(header: header, claims: Workshop.claims())
            #expect(
                await refusal(text, by: workshop.verifier())
                    == "token_type: the token is not of the type share+jwt")
        }
    }

    @Test func `without a known key's name is refused`() async throws {
        let workshop = try Workshop()
        for header: JSONValue in [
            ["alg": "EdDSA", "typ": "share+jwt"], ["alg": "EdDSA", "typ": "share+jwt", "kid": "nobody"],
            ["alg": "EdDSA", "typ": "share+jwt", "kid": 7],
        ] {
            #expect(
                await refusal(
                    try await workshop.forged(header: header, claims: Workshop.claims()), by: workshop.verifier())
                    == "token_key_unknown: the token is signed with a key that this workspace does not have")
        }
    }

    @Test(
        arguments: [
            ("iss", "https://other.example", "token_issuer: the token was issued by somebody else"),
            ("aud", "platform", "token_audience: the token is meant for another service"),
            ("aud", ["a", "b"], "token_audience: the token is meant for another service"),
            ("aud", ["a", "widgets"], "accepted"), ("scope", "view refresh", "accepted"),
            ("org", nil, "accepted"),
            ("iss", nil, "token_claim: the token's claims cannot be used: iss is missing"),
            ("sub", "../x", "token_claim: the token's claims cannot be used: sub is no id of a share"),
            ("jti", nil, "token_claim: the token's claims cannot be used: jti is missing"),
            ("exp", nil, "token_claim: the token's claims cannot be used: exp is missing"),
            ("exp", "tomorrow", "token_claim: the token's claims cannot be used: exp is a string, not a number"),
            ("nbf", nil, "token_claim: the token's claims cannot be used: nbf is missing"),
            (
                "scope", ["admin"],
                "token_claim: the token's claims cannot be used: scope names none of view, refresh, preview, mark"
            ),
            ("role", "admin", "token_claim: the token's claims cannot be used: role is \"admin\", not owner or giver"),
            ("role", nil, "token_claim: the token's claims cannot be used: role is missing"),
        ] as [(String, JSONValue?, String)])
    func `is judged by its claims`(claim: String, value: JSONValue?, outcome: String) async throws {
        let workshop = try Workshop()
        let text = try await workshop.forged(header: workshop.header(), claims: Workshop.claims(claim, value))
        #expect(await refusal(text, by: workshop.verifier()) == outcome)
    }

    @Test func `with a claim that stands twice is refused`() async throws {
        let workshop = try Workshop()
        let claims = JSONWriter.line(Workshop.claims()).dropLast() + #","sub":"winter"}"#
        let text = try await workshop.forged(header: workshop.header(), claimsText: String(claims))
        let outcome = await refusal(text, by: workshop.verifier())
        #expect(outcome.hasSuffix("the key \"sub\" stands twice in one object"))
    }

    @Test func `that is revoked is refused, by itself or with its share`() async throws {
        var workshop = try Workshop()
        let text = try await workshop.token()
        let id = try await workshop.verifier().verify(text, now: Workshop.noon).id
        var byToken = RevocationList()
        byToken.revoke(token: id)
        var byShare = RevocationList()
        byShare.revoke(share: "summer")
        for list in [byToken, byShare] {
            #expect(
                await refusal(text, by: workshop.verifier(revoked: list))
                    == "token_revoked: the token for the share summer was revoked")
        }
        var another = RevocationList()
        another.revoke(share: "winter")
        #expect(await refusal(text, by: workshop.verifier(revoked: another)) == "accepted")
    }

    @Test func `stays good when the key rotates, and not when it retires`() async throws {
        var workshop = try Workshop()
        let old = try #require(workshop.keys.signingKey).id
        let text = try await workshop.token()
        var random = SeededGenerator(state: 9)
        try workshop.keys.rotate(random: &random)
        #expect(await refusal(text, by: workshop.verifier()) == "accepted")
        #expect(await refusal(try await workshop.token(), by: workshop.verifier()) == "accepted")
        try workshop.keys.retire(old)
        #expect(
            await refusal(text, by: workshop.verifier())
                == "token_key_retired: the token is signed with the retired key \(old)")
    }

    @Test func `over 8 kB is refused unread`() async throws {
        #expect(
            await refusal(String(repeating: "a", count: 8193), by: try Workshop().verifier())
                == "token_too_long: the token has 8193 bytes, more than 8192")
    }

    @Test func `that is no JWT is refused`() async throws {
        var workshop = try Workshop()
        let good = try await workshop.token()
        for text in ["", "a.b", "a.b.c.d", "..", "{}.{}.{}", good + "=", good + ".", " " + good, good + "!"] {
            #expect(
                await refusal(text, by: workshop.verifier())
                    == "token_malformed: the token is no JWT: three parts in base64url, joined by dots")
        }
    }
}
