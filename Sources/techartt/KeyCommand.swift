import ArgumentParser
import Catalog
import Foundation
import Shares

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Change the keys that share tokens are signed with.",
        subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a new signing key, or the first one, and print its id.",
            discussion: """
                Tokens of older keys stay good until they expire; --retire makes those of one key worthless.

                Example: techartt key rotate shop
                """)

        @Argument(help: "The workspace.")
        var workspace: String

        @Option(help: ArgumentHelp("Also retire this older key.", valueName: "key id"))
        var retire: String?

        func run() async throws {
            let folder = try WorkspaceFolder(workspace)
            var random = SystemRandomNumberGenerator()
            var keys = try folder.keys()
            if keys == nil {
                keys = try KeySet.generate(random: &random)
            } else {
                try keys?.rotate(random: &random)
            }
            if let retire { try keys?.retire(retire) }
            guard let keys, let id = keys.signingKey?.id else { throw ShareKeyError.noActiveKey }
            try folder.write(keys)
            Terminal.result(id)
        }
    }
}
