import Foundation
import Testing

/// A text as it is committed in `Snapshots/`; UPDATE_SNAPSHOTS=1 writes it anew.
func expectSnapshot(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name)
    let text = String(decoding: bytes, as: UTF8.self)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let then = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(now, then).enumerated().first { $1.0 != $1.1 }
    #expect(
        text == expected,
        "\(name) changed at line \((first?.offset ?? min(now.count, then.count)) + 1); UPDATE_SNAPSHOTS=1 records it anew",
        sourceLocation: sourceLocation)
}
