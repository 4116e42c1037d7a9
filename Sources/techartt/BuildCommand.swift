import ArgumentParser
import Build
import Catalog
import Foundation

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Read a workspace and write its bundles.",
        discussion: """
            Makes what is missing and takes the rest from the workspace's cache. What was published stays until the \
            new bundle is whole. Exit code 1: some items failed, and the rest was published.

            Example: techartt build shop --jobs 4 --json
            """)

    @Argument(help: "The workspace.")
    var workspace: String

    @Option(help: ArgumentHelp("The folder to publish to; without it, dist/ in the workspace.", valueName: "folder"))
    var out: String?

    @Option(help: "How many units are made at a time; changes no byte. Without it, one a core.")
    var jobs: Int?

    @Flag(help: "Print the report as one JSON object.")
    var json = false

    @Flag(help: "Tell every problem, not only errors.")
    var verbose = false

    @OptionGroup var clock: Clock

    private static let alwaysTold: Set = ["nothing_published", "token_expired", "share_missing"]

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is \(jobs); write 1 to 1024") }
    }

    func run() async throws {
        var options = BuildOptions(out: out, now: clock.now)
        if let jobs { options.jobs = jobs }
        let build = WorkspaceBuild(workspace: Workspace(workspace), options: options)
        let report = try await build.run(progress: TerminalProgress())
        // That nothing is published is never said by a count alone.
        for problem in report.problems
        where verbose || problem.severity == .error || Self.alwaysTold.contains(problem.code) {
            Terminal.note("\(problem.severity.rawValue): \(problem)")
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Terminal.result(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            Terminal.result(report.summary)
        }
        if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
}
