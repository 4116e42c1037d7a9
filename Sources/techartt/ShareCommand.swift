import ArgumentParser
import Catalog
import Foundation
import Shares

struct ShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Create, list and revoke what is shared.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a new share into the workspace and print its id.",
            discussion: """
                The share is published by the next build once a token for it was issued.

                Example: techartt share create shop --title "Summer" --product nord:tee-1 --product nord:tee-2 \
                --avatar me --allow-origin https://blog.example
                """)

        @Argument(help: "The workspace.")
        var workspace: String

        @Option(help: "What the page is called.")
        var title: String

        @Option(help: "collection or gift.")
        var kind: Share.Kind = .collection

        @Option(
            name: .customLong("product"),
            help: ArgumentHelp("A product, STORE:ID; once for each. Without: all of the catalog.", valueName: "product")
        )
        var products: [String] = []

        @Option(
            name: .customLong("avatar"),
            help: ArgumentHelp("An avatar's id; once for each. Without: all of avatars.json.", valueName: "avatar"))
        var avatars: [String] = []

        @Option(
            name: .customLong("allow-origin"),
            help: ArgumentHelp("A site that may embed the share; once for each. Without: any.", valueName: "origin"))
        var origins: [String] = []

        @Option(help: "The page's language, such as en or de-CH.")
        var locale: String?

        @Option(help: "The share's id; without it, 128 random bits.")
        var id: String?

        func run() async throws {
            let folder = try WorkspaceFolder(workspace)
            var random = SystemRandomNumberGenerator()
            let id = id ?? Share.newID(random: &random)
            guard Share.isID(id) else {
                throw CommandFailure.cannotRun(
                    "--id is \"\(id)\"; an id has 1 to 64 letters, digits, hyphens and underscores")
            }
            guard !folder.contains(folder.sharePath(id)) else {
                throw CommandFailure.cannotRun("shares/\(id).json exists already; choose another --id")
            }
            let share = Share(
                id: id, title: title, kind: kind, avatars: avatars.isEmpty ? try folder.avatarIDs() : avatars,
                items: try items(in: folder), allowedOrigins: origins, locale: locale)
            try folder.write(share)
            Terminal.result(id)
        }

        private func items(in folder: WorkspaceFolder) throws -> [ShareItem] {
            let known = try folder.productIDs()
            if products.isEmpty { return known.map { ShareItem(product: $0) } }
            var items: [ShareItem] = []
            for text in products {
                guard let product = ProductID(publicID: text) else {
                    throw CommandFailure.cannotRun("--product is \"\(text)\", not of the form STORE:ID")
                }
                guard known.contains(product) else {
                    let nearest = NearestName.of(text, among: known.map(\.description))
                    throw CommandFailure.cannotRun(
                        "no snapshot has the product \(text)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
                }
                items.append(ShareItem(product: product))
            }
            return items
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the shares of a workspace.",
            discussion: "Example: techartt share list shop --json")

        @Argument(help: "The workspace.")
        var workspace: String

        @Flag(help: "Print one JSON object.")
        var json = false

        func run() async throws {
            let folder = try WorkspaceFolder(workspace)
            let revoked = try folder.revocations().shares
            let shares = try folder.shares()
            if json {
                let values = shares.map { share -> JSONValue in
                    [
                        "id": .string(share.id), "title": .string(share.title), "kind": .string(share.kind.rawValue),
                        "items": .integer(share.items.count), "avatars": .array(share.avatars.map(JSONValue.string)),
                        "allowed_origins": .array(share.allowedOrigins.map(JSONValue.string)),
                        "revoked": .bool(revoked.contains(share.id)),
                    ]
                }
                Terminal.result(json: ["shares": .array(values)])
            } else {
                for share in shares {
                    let note = revoked.contains(share.id) ? ", revoked" : ""
                    Terminal.result(
                        "\(share.id)  \(share.title)  (\(share.kind.rawValue), \(share.items.count) items\(note))")
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make every token of a share worthless.",
            discussion: """
                The edge refuses the share at once; the next build removes its bundle and lists the addresses to purge.

                Example: techartt share revoke shop summer
                """)

        @Argument(help: "The workspace.")
        var workspace: String

        @Argument(help: "The share's id.")
        var id: String

        func run() async throws {
            let folder = try WorkspaceFolder(workspace)
            guard folder.contains(folder.sharePath(id)) else {
                let nearest = NearestName.of(id, among: try folder.shareIDs())
                throw CommandFailure.cannotRun(
                    "there is no share \(id)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
            }
            var revoked = try folder.revocations()
            revoked.revoke(share: id)
            try folder.write(revoked)
            Terminal.note("The share \(id) is revoked; run techartt build \(workspace) to remove its bundle.")
        }
    }
}

extension Share.Kind: ExpressibleByArgument {}
