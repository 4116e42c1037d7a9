import Glibc
import Objects
import Synchronization

/// The machine's disk, watched: knows which files were read, may be full after some bytes, and may be dead after
/// some steps, so that nothing changes any more, as after a kill.
final class TestFileSystem: FileSystem {
    private struct State: Sendable {
        var read: [String] = []
        var steps = 0
        var bytes = 0
    }

    private let disk = LocalFileSystem()
    private let stepLimit: Int
    private let byteLimit: Int
    private let die: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameter die: what happens at the last step, beside that it fails.
    init(stepLimit: Int = .max, byteLimit: Int = .max, die: @escaping @Sendable () -> Void = {}) {
        self.stepLimit = stepLimit
        self.byteLimit = byteLimit
        self.die = die
    }

    var pathsRead: [String] { state.withLock { $0.read } }
    var steps: Int { state.withLock { $0.steps } }

    private func step(_ operation: FileError.Operation, _ path: String, bytes: Int = 0) throws(FileError) {
        let (steps, written) = state.withLock { state in
            state.steps += 1
            state.bytes += bytes
            return (state.steps, state.bytes)
        }
        if steps > stepLimit {
            die()
            throw FileError(operation, path, .system(EIO))
        }
        if written > byteLimit { throw FileError(operation, path, .system(ENOSPC)) }
    }

    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        state.withLock { $0.read.append(path) }
        return try disk.read(path, limit: limit)
    }

    func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        do {
            try step(.write, path, bytes: bytes.count)
        } catch {
            // A full disk, like a kill, leaves half a file.
            if error.isDiskFull { try disk.write(Array(bytes.prefix(bytes.count / 2)), to: path) }
            throw error
        }
        try disk.write(bytes, to: path)
    }

    func makeFolder(_ path: String) throws(FileError) {
        try step(.makeFolder, path)
        try disk.makeFolder(path)
    }

    func rename(_ path: String, to target: String) throws(FileError) {
        try step(.rename, path)
        try disk.rename(path, to: target)
    }

    func exchange(_ path: String, with other: String) throws(FileError) -> Bool {
        try step(.exchange, path)
        return try disk.exchange(path, with: other)
    }

    func link(_ path: String, as other: String) throws(FileError) {
        try step(.link, path)
        try disk.link(path, as: other)
    }

    /// One step a file, as a kill in the middle leaves the rest.
    func remove(_ path: String) throws(FileError) {
        if try disk.status(of: path)?.kind == .folder {
            for name in try disk.list(path) { try remove("\(path)/\(name)") }
        }
        try step(.remove, path)
        try disk.remove(path)
    }

    func flush(_ path: String) throws(FileError) { try step(.flush, path) }
    func status(of path: String) throws(FileError) -> FileStatus? { try disk.status(of: path) }
    func list(_ path: String) throws(FileError) -> [String] { try disk.list(path) }
}
