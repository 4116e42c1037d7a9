import Foundation

package enum FixtureError: Error, Equatable, Sendable, CustomStringConvertible {
    case notOurs(folder: String)
    case cannotWrite(path: String, reason: String)

    package var description: String {
        switch self {
        case .notOurs(let folder):
            "\(folder) is not empty and holds no drawn workspace (it has no truth/ folder); choose a new folder"
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason)"
        }
    }
}

/// Writes below one folder, and takes away what an earlier drawing left there.
struct FixtureWriter: Sendable {
    let folder: URL

    private static let drawn = ["techartt.yaml", "avatars.json", "shares", "catalog", "truth"]

    func clear() throws(FixtureError) {
        let files = FileManager.default
        let present = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
        if present.contains(where: { !$0.hasPrefix(".") }), !present.contains("truth") {
            throw .notOurs(folder: folder.path)
        }
        for name in Self.drawn where present.contains(name) {
            do {
                try files.removeItem(at: folder.appending(path: name))
            } catch {
                throw .cannotWrite(path: folder.appending(path: name).path, reason: error.localizedDescription)
            }
        }
    }

    func write(_ bytes: [UInt8], to path: String) throws(FixtureError) {
        let file = folder.appending(path: path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        } catch {
            throw .cannotWrite(path: file.path, reason: error.localizedDescription)
        }
    }
}
