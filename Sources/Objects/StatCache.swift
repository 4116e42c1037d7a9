import Glibc
import Synchronization

/// Content hashes of files that were hashed before and, by their size, times and inode, are still the same: what
/// lets a build where nothing changed read no photo.
///
/// A file that was changed just before it was hashed may be changed again without any of the four moving. Such an
/// entry is racy: it is used while this run lasts, and not kept.
package final class StatCache: Sendable {
    private struct Entry: Sendable {
        var status: FileStatus
        var content: ContentHash
        var isRacy: Bool
    }

    private static let header = "techartt-stat 1"
    private let path: String
    private let files: any FileSystem
    private let now: @Sendable () -> Int64
    /// What the last run knew, and what this one has asked for: an entry nobody asks for is not kept.
    private let known: [String: Entry]
    private let asked = Mutex<[String: Entry]>([:])

    /// Reads what the last run kept; a damaged file is an empty one.
    package init(
        _ path: String, files: any FileSystem = LocalFileSystem(), now: @escaping @Sendable () -> Int64 = systemClock
    ) throws(FileError) {
        self.path = path
        self.files = files
        self.now = now
        guard try files.status(of: path)?.kind == .file else {
            known = [:]
            return
        }
        known = Self.entries(in: String(decoding: try files.read(path, limit: 1 << 30), as: UTF8.self))
    }

    /// The content of the file, from memory or by reading it; nil when it is not there or no file.
    package func content(of file: String, limit: Int) throws(FileError) -> ContentHash? {
        guard let status = try files.status(of: file), status.kind == .file else { return nil }
        if let entry = asked.withLock({ $0[file] }), entry.status == status { return entry.content }
        if let entry = known[file], entry.status == status {
            asked.withLock { $0[file] = entry }
            return entry.content
        }
        let started = now()
        let content = ContentHash(of: try files.read(file, limit: limit))
        let entry = Entry(status: status, content: content, isRacy: status.mayChangeUnseen(at: started))
        asked.withLock { $0[file] = entry }
        return content
    }

    /// Keeps what this run asked for.
    package func save() throws(FileError) {
        let entries = asked.withLock { $0 }
        var text = Self.header + "\n"
        for (file, entry) in entries.sorted(by: { $0.key < $1.key }) where !entry.isRacy && !file.contains("\n") {
            let status = entry.status
            text += "\(status.bytes) \(status.modified) \(status.changed) \(status.inode) \(entry.content) \(file)\n"
        }
        try files.replace(path, with: Array(text.utf8), aside: path + ".aside")
    }

    private static func entries(in text: String) -> [String: Entry] {
        let lines = text.split(separator: "\n")
        guard lines.first == header[...] else { return [:] }
        var entries: [String: Entry] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ", maxSplits: 5)
            guard parts.count == 6, let bytes = Int(parts[0]), let modified = Int64(parts[1]),
                let changed = Int64(parts[2]), let inode = UInt64(parts[3]), let content = ContentHash(String(parts[4]))
            else { continue }
            let status = FileStatus(kind: .file, bytes: bytes, modified: modified, changed: changed, inode: inode)
            entries[String(parts[5])] = Entry(status: status, content: content, isRacy: false)
        }
        return entries
    }
}

/// Nanoseconds since 1970, by the clock that stamps files.
@Sendable package func systemClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

extension FileStatus {
    /// Whether a change at `moment` could leave the times as they are. Linux stamps files to a tick of at most
    /// 10 ms; where times have whole seconds only, the file system may keep no finer ones than every other second.
    func mayChangeUnseen(at moment: Int64) -> Bool {
        let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
        return max(modified, changed) >= moment - (isCoarse ? 2_000_000_000 : 20_000_000)
    }
}
