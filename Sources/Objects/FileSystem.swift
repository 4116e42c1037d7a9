/// What a build asks of a disk: few enough calls that a test can fill the disk, or die, between any two of them.
///
/// Paths are as the caller gives them, absolute or relative to the current folder; no call follows a link at
/// the end of a path, except `read`.
package protocol FileSystem: Sendable {
    /// nil when there is nothing.
    func status(of path: String) throws(FileError) -> FileStatus?
    /// The whole file; more than `limit` bytes is `FileError.tooLarge`.
    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]
    /// Makes the file, or empties it first. The folder must exist.
    func write(_ bytes: [UInt8], to path: String) throws(FileError)
    /// Names in the folder, sorted by their bytes, so that nothing depends on the disk's order.
    func list(_ path: String) throws(FileError) -> [String]
    /// With all folders above it; nothing happens when it is there.
    func makeFolder(_ path: String) throws(FileError)
    /// Replaces what is at `target`, in one step.
    func rename(_ path: String, to target: String) throws(FileError)
    /// Exchanges two folders in one step; false when the file system cannot.
    func exchange(_ path: String, with other: String) throws(FileError) -> Bool
    /// A second name for the same file.
    func link(_ path: String, as other: String) throws(FileError)
    /// The file, or the folder with all in it; nothing happens when it is not there.
    func remove(_ path: String) throws(FileError)
    /// Returns when everything written to the file system of `path` is on its disk.
    func flush(_ path: String) throws(FileError)
}

/// What tells whether a file is still the one that was read.
package struct FileStatus: Sendable, Equatable {
    package enum Kind: Sendable {
        case file, folder, link, other
    }

    package var kind: Kind
    package var bytes: Int
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var changed: Int64
    package var inode: UInt64

    package init(kind: Kind, bytes: Int, modified: Int64, changed: Int64, inode: UInt64) {
        self.kind = kind
        self.bytes = bytes
        self.modified = modified
        self.changed = changed
        self.inode = inode
    }
}

extension FileSystem {
    /// Every file under a folder, as paths relative to it, sorted; links and devices are not followed or listed.
    /// Empty when the folder is not there.
    package func files(under folder: String) throws(FileError) -> [String] {
        guard try status(of: folder)?.kind == .folder else { return [] }
        var found: [String] = []
        var waiting = [""]
        while let prefix = waiting.popLast() {
            for name in try list(prefix.isEmpty ? folder : "\(folder)/\(prefix)") {
                let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
                switch try status(of: "\(folder)/\(path)")?.kind {
                case .folder: waiting.append(path)
                case .file: found.append(path)
                default: break
                }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Written beside and renamed, so that a reader, or the next run after a kill, sees the old bytes or the new.
    package func replace(_ path: String, with bytes: [UInt8], aside: String) throws(FileError) {
        do {
            try write(bytes, to: aside)
            try rename(aside, to: path)
        } catch {
            try? remove(aside)
            throw error
        }
    }
}
