import ArgumentParser
import Catalog
import Foundation

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace from a folder of photos, one folder a category.",
        discussion: """
            Copies the photos and invents the rest: titles, prices and sizes, decided by each photo's content, two \
            avatars, and one share of all products with its key and token. techartt build works on it right away.

            Example: techartt init shop --photos photos   (with photos/t-shirt/1.jpg, photos/dress/2.jpg, …)
            """)

    @Argument(help: "The workspace to make: a new or empty folder.")
    var workspace: String

    @Option(help: ArgumentHelp("The folder of photos.", valueName: "folder"))
    var photos: String

    @OptionGroup var clock: Clock

    func run() async throws {
        let isNew = !FileManager.default.fileExists(atPath: workspace)
        let starter = WorkspaceStarter(workspace: workspace, photos: photos, now: clock.now)
        let made: WorkspaceStarter.Made
        do {
            made = try await starter.make()
        } catch let error as CocoaError {
            // Half a workspace would stand in the way of the next try.
            if isNew { try? FileManager.default.removeItem(atPath: workspace) }
            throw CommandFailure.cannotRun(
                error.code == .fileWriteOutOfSpace
                    ? "\(workspace): the disk is full; free some space and run the command again"
                    : "\(workspace): the workspace cannot be written; may you write there?")
        }
        Terminal.note(
            "\(workspace): \(made.products) products in \(made.categories) categories, 2 avatars, the share \(made.share)"
        )
        if made.duplicates > 0 { Terminal.note("\(made.duplicates) photos were there twice and stand in it once") }
        Terminal.note("next: techartt build \(workspace)")
    }
}
