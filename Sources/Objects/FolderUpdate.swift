/// A folder's next content, written aside and put in its place in one step: whoever looks at the folder, also
/// after a kill, sees the old content or the new one.
///
/// A file whose content did not change is the old file under a second name, and costs neither bytes nor time.
package struct FolderUpdate {
    package struct Change: Sendable, Equatable {
        /// Paths relative to the folder, sorted.
        package var written: [String]
        package var removed: [String]
        package var bytesWritten: Int

        package init(written: [String] = [], removed: [String] = [], bytesWritten: Int = 0) {
            self.written = written
            self.removed = removed
            self.bytesWritten = bytesWritten
        }
    }

    private let folder: String
    private let files: any FileSystem
    private let known: StatCache
    private let aside: String
    private let old: String
    private let limitBytes: Int
    private let before: Set<String>
    private var after: Set<String> = []
    private var made: Set<String> = []
    private var kept: [String] = []
    private var written: [String] = []
    private var bytesWritten = 0

    /// Clears what a killed update left beside the folder.
    /// - Parameters:
    ///   - folder: without a final slash; it need not be there, the folder above it must.
    ///   - limitBytes: of one file.
    package init(
        of folder: String, files: any FileSystem, known: StatCache, limitBytes: Int
    ) throws(FileError) {
        let slash = folder.lastIndex(of: "/").map { folder.index(after: $0) } ?? folder.startIndex
        let (above, name) = (folder[..<slash], folder[slash...])
        self.folder = folder
        self.files = files
        self.known = known
        self.limitBytes = limitBytes
        aside = "\(above).\(name).techartt-new"
        old = "\(above).\(name).techartt-old"
        // Only a file system that cannot exchange leaves the folder missing, between two renames.
        if try files.status(of: folder) == nil, try files.status(of: old) != nil {
            try files.rename(old, to: folder)
        }
        try files.remove(aside)
        try files.remove(old)
        before = Set(try files.files(under: folder))
    }

    /// Takes the file over from the old folder; false when that has none with this content.
    package mutating func keep(_ path: String, _ content: ContentHash) throws(FileError) -> Bool {
        guard before.contains(path), try known.content(of: "\(folder)/\(path)", limit: limitBytes) == content else {
            return false
        }
        kept.append(path)
        after.insert(path)
        return true
    }

    package mutating func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try makeFolder(of: path)
        try files.write(bytes, to: "\(aside)/\(path)")
        after.insert(path)
        written.append(path)
        bytesWritten += bytes.count
    }

    /// Puts the new content in place. When it is the old one, the folder is not touched.
    package mutating func publish() throws(FileError) -> Change {
        let change = Change(
            written: written.sorted(), removed: before.subtracting(after).sorted(), bytesWritten: bytesWritten)
        let isThere = try files.status(of: folder) != nil
        if isThere, change.written.isEmpty, change.removed.isEmpty { return change }
        try files.makeFolder(aside)
        for path in kept { try takeOver(path) }
        try files.flush(aside)
        if !isThere {
            try files.rename(aside, to: folder)
        } else if try !files.exchange(aside, with: folder) {
            try files.rename(folder, to: old)
            try files.rename(aside, to: folder)
            try files.remove(old)
        }
        try files.remove(aside)
        return change
    }

    /// Gives the new content up, as far as the disk lets it; what stays, the next update clears.
    package func discard() {
        try? files.remove(aside)
    }

    private mutating func takeOver(_ path: String) throws(FileError) {
        let (source, target) = ("\(folder)/\(path)", "\(aside)/\(path)")
        try makeFolder(of: path)
        do {
            try files.link(source, as: target)
        } catch  where error.isLinkRefused {
            try files.write(files.read(source, limit: limitBytes), to: target)
        }
    }

    private mutating func makeFolder(of path: String) throws(FileError) {
        let name = path.lastIndex(of: "/").map { "\(aside)/\(path[..<$0])" } ?? aside
        if made.insert(name).inserted { try files.makeFolder(name) }
    }
}
