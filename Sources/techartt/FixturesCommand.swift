import ArgumentParser
import Fixtures
import Foundation

struct FixturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fixtures",
        abstract: "Draw a workspace: photos of garments, their true masks and landmarks, catalog, avatars, shares.",
        discussion: """
            The same seed draws the same files. It holds no key and no token: make them with techartt key rotate and \
            techartt token issue.

            Example: techartt fixtures --seed 7 -o shop
            """)

    @Option(help: "Which workspace is drawn.")
    var seed: UInt64

    @Option(name: .shortAndLong, help: "The folder to write; new, empty, or an earlier drawing.")
    var output: String

    func run() async throws {
        try FixtureWorkspace(seed: seed).write(to: URL(filePath: output)) { Terminal.note($0) }
    }
}
