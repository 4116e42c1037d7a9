import ArgumentParser
import Build
import Catalog
import Fixtures
import Foundation
import Shares

@main
struct Techartt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "techartt",
        abstract: "Turns store catalogs into try-on shopping widgets.",
        discussion: """
            Start with a folder of product photos, one folder a category:

              techartt init shop --photos photos
              techartt build shop
              techartt serve shop

            Exit codes: 0 done, 1 some items failed or a single cut or try-on was refused, 2 the command could not run.
            """,
        version: "techartt 0.1.0",
        subcommands: [
            InitCommand.self, BuildCommand.self, ServeCommand.self, CutCommand.self, AvatarCommand.self,
            TryOnCommand.self, ShareCommand.self, TokenCommand.self, KeyCommand.self, FixturesCommand.self,
            TrainStyleCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(with: error)
        }
    }

    /// Help and version are answers; all else goes to stderr, and what ArgumentParser calls 64 is 2 here.
    private static func exit(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            Terminal.note("techartt: \(failure.message)")
            Foundation.exit(failure.exitCode)
        }
        if error is BuildError || error is Problem || error is ShareKeyError || error is FixtureError {
            Terminal.note("techartt: \(error)")
            Foundation.exit(2)
        }
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        let message = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            print(message)
            Foundation.exit(0)
        }
        Terminal.note(message)
        Foundation.exit(2)
    }
}
