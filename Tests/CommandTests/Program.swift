import Foundation
import Testing

/// The built program, run in a folder of its own.
struct Program: ~Copyable {
    struct Result: Sendable {
        var exitCode: Int32
        var output: String
        var errors: String
    }

    let folder: URL

    private static let binary = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/release/techartt")

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techartt-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @discardableResult
    func run(_ arguments: String...) throws -> Result {
        let (process, output, errors) = try start(arguments)
        process.waitUntilExit()
        return Result(
            exitCode: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Runs on; what it writes is in the two files, so no pipe can fill up.
    func start(_ arguments: [String]) throws -> (process: Process, output: URL, errors: URL) {
        let name = UUID().uuidString
        let (output, errors) = (folder.appending(path: ".out-\(name)"), folder.appending(path: ".err-\(name)"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        return (process, output, errors)
    }
}

/// The members of the one JSON object that is all of a command's output.
func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
