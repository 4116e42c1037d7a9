import ArgumentParser
import Build
import Catalog
import Foundation
import Shares

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Issue and check share tokens.",
        subcommands: [Issue.self, Verify.self])

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a token for a share, add it to tokens.txt and print it.",
            discussion: """
                Whoever holds the token may see the share. The share is published while a good token for it stands in \
                tokens.txt.

                Example: techartt token issue shop --share summer --days 30
                """)

        @Argument(help: "The workspace.")
        var workspace: String

        @Option(help: "The share's id.")
        var share: String

        @Option(help: "How many days the token is good.")
        var days = 365

        @Option(
            name: .customLong("scope"),
            help: ArgumentHelp(
                "view, refresh, preview or mark; once for each. Without: view, refresh and preview.", valueName: "scope"
            ))
        var scopes: [ShareToken.Scope] = []

        @Option(help: "owner or giver.")
        var role: ShareToken.Role = .giver

        @Option(help: "The one site whose pages may use the token, such as https://blog.example.")
        var org: String?

        @Flag(help: "Print the token only, do not add it to tokens.txt.")
        var dontPublish = false

        @OptionGroup var clock: Clock

        func validate() throws {
            guard (1...3650).contains(days) else { throw ValidationError("--days is \(days); write 1 to 3650") }
        }

        func run() async throws {
            let folder = try WorkspaceFolder(workspace)
            guard folder.contains(folder.sharePath(share)) else {
                let nearest = NearestName.of(share, among: try folder.shareIDs())
                throw CommandFailure.cannotRun(
                    "there is no share \(share)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
            }
            guard !(try folder.revocations().shares.contains(share)) else {
                throw CommandFailure.cannotRun(
                    "the share \(share) was revoked, and no token opens it; take its line out of "
                        + "\(workspace)/\(Workspace.revocationsFile) to share it again")
            }
            let token = try await folder.issueToken(
                share: share, scopes: scopes.isEmpty ? [.view, .refresh, .preview] : scopes, role: role,
                organisation: org, lifetime: Double(days) * 86_400, now: clock.now)
            if !dontPublish { try folder.addToken(token) }
            Terminal.result(token)
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a token against the workspace's keys and revocations.",
            discussion: """
                Exit code 0: good, 1: not good. A lone - reads the token from stdin, so that it stays out of the \
                shell's history.

                Example: tail -n 1 shop/tokens.txt | techartt token verify shop -
                """)

        @Argument(help: "The workspace.")
        var workspace: String

        @Argument(help: "The token, or - for stdin.")
        var token: String

        @Flag(help: "Print one JSON object.")
        var json = false

        @OptionGroup var clock: Clock

        func run() async throws {
            let text = token == "-" ? readLine() ?? "" : token
            let verifier = try WorkspaceFolder(workspace).verifier()
            do throws(ShareTokenError) {
                let good = try await verifier.verify(text, now: clock.now)
                if json {
                    Terminal.result(json: good.report)
                } else {
                    Terminal.result("good for the share \(good.share) until \(Timestamp.text(good.expiresAt))")
                }
            } catch {
                if json {
                    Terminal.result(
                        json: ["valid": false, "code": .string(error.code), "reason": .string(error.description)])
                }
                throw CommandFailure.refused(error.description)
            }
        }
    }
}

extension ShareToken {
    fileprivate var report: JSONValue {
        [
            "valid": true, "share": .string(share), "scopes": .array(scopes.map { .string($0.rawValue) }),
            "role": .string(role.rawValue), "org": organisation.map(JSONValue.string) ?? .null,
            "issued_at": .string(Timestamp.text(issuedAt)), "expires_at": .string(Timestamp.text(expiresAt)),
        ]
    }
}

extension ShareToken.Scope: ExpressibleByArgument {}
extension ShareToken.Role: ExpressibleByArgument {}
