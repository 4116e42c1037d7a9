import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Server

/// A `dist/` in a temporary folder, and a real server before it.
final class TestSite: Sendable {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    let root: URL
    var dist: URL { root.appending(path: "dist") }

    init(_ files: [String: String] = [:]) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "techartt-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dist, withIntermediateDirectories: true)
        for (path, text) in files { try write(text, to: path) }
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    func write(_ text: String, to path: String) throws {
        let file = dist.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func serve(_ test: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let settings = EdgeServer.Settings(
            workspace: root.path, dist: dist.path, host: "127.0.0.1", port: 0, issuer: "techartt",
            audience: "techartt-edge", now: { Self.now })
        let server = EdgeServer(settings: settings, logger: logger) { _ in }
        try await server.application.test(.live, test)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
