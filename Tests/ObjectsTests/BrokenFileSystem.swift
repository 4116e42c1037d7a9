import Glibc
import Objects
import Synchronization

/// The machine's disk, until it is full, or the process would be dead: after that nothing changes any more.
final class BrokenFileSystem: FileSystem {
    private let disk = LocalFileSystem()
    private let canExchange: Bool
    private let canLink: Bool
    private let steps: Mutex<Int>
    private let bytes: Mutex<Int>

    init(canExchange: Bool = true, canLink: Bool = true, stepsUntilDeath: Int = .max, bytesUntilFull: Int = .max) {
        self.canExchange = canExchange
        self.canLink = canLink
        steps = Mutex(stepsUntilDeath)
        bytes = Mutex(bytesUntilFull)
    }

    private func step(_ operation: FileError.Operation, _ path: String) throws(FileError) {
        let isAlive = steps.withLock { left in
            left -= left > 0 ? 1 : 0
            return left > 0
        }
        guard isAlive else { throw FileError(operation, path, .system(EIO)) }
    }

    func write(_ content: [UInt8], to path: String) throws(FileError) {
        try step(.write, path)
        let fits = bytes.withLock { left in
            left -= min(left, content.count)
            return left > 0 || content.isEmpty
        }
        guard fits else { throw FileError(.write, path, .system(ENOSPC)) }
        try disk.write(content, to: path)
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
        return canExchange ? try disk.exchange(path, with: other) : false
    }

    func link(_ path: String, as other: String) throws(FileError) {
        try step(.link, path)
        guard canLink else { throw FileError(.link, other, .system(EPERM)) }
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

    func flush(_ path: String) throws(FileError) {
        try step(.flush, path)
    }

    func status(of path: String) throws(FileError) -> FileStatus? { try disk.status(of: path) }
    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] { try disk.read(path, limit: limit) }
    func list(_ path: String) throws(FileError) -> [String] { try disk.list(path) }
}
