import ArgumentParser
import Build
import Foundation
import Logging
import Server
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a workspace's dist/ and its edge endpoint.",
        discussion: """
            Sends dist/ as a content delivery network would, and answers GET /widgets/SHARE with fresh prices and \
            stock to whoever holds a token of that share. Prints its address on stdout once it takes connections. \
            SIGTERM and SIGINT let open requests end first.

            Example: techartt serve shop --port 0
            """)

    @Argument(help: "The workspace.")
    var workspace: String

    @Option(
        help: ArgumentHelp(
            "The folder that build --out published to; without it, dist/ in the workspace.", valueName: "folder"))
    var out: String?

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port = 8080

    @Flag(help: "Log every request to stderr.")
    var verbose = false

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port is \(port); write 0 to 65535") }
    }

    func run() async throws {
        var logger = Logger(label: "techartt", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = verbose ? .debug : .warning
        let folder = try WorkspaceFolder(workspace)
        let dist = out ?? folder.workspace.dist
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: dist, isDirectory: &isFolder), isFolder.boolValue else {
            throw CommandFailure.cannotRun("\(dist): there is no bundle; run techartt build \(workspace) first")
        }
        let settings = EdgeServer.Settings(
            workspace: folder.path, dist: dist, host: host, port: port, issuer: Workspace.tokenIssuer,
            audience: Workspace.tokenIssuer, baseURL: try folder.settings().baseURL)
        let server = EdgeServer(settings: settings, logger: logger) { [host] port in
            Terminal.result("http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            throw CommandFailure.cannotRun("\(error)")
        }
    }
}
