import Synchronization

/// A cache in a folder: `ac/ab/ab12…`, `cas/cd/cd34…`.
///
/// Files are written aside and renamed, so a kill leaves no half of one. A power cut may: reading compares bytes
/// with their name, so half a file is a missing one, and nothing waits for the disk.
package final class FolderCache: Cache {
    /// More than any picture or page that we make.
    static let limitBytes = 256_000_000

    private let folder: String
    private let files: any FileSystem
    /// Names the files being written; the folder belongs to one build at a time.
    private let serial = Atomic<Int>(0)

    /// Makes the folder, and clears what a killed build left in it.
    package init(folder: String, files: any FileSystem = LocalFileSystem()) throws(FileError) {
        self.folder = folder
        self.files = files
        try files.remove("\(folder)/aside")
        try files.makeFolder("\(folder)/aside")
    }

    package func result(of key: ActionKey) throws(FileError) -> ActionResult? {
        let path = path("ac", key.hash)
        guard let found = try files.status(of: path), found.kind == .file,
            let result = ActionResult(text: String(decoding: try files.read(path, limit: 1_000_000), as: UTF8.self))
        else { return nil }
        for output in result.outputs {
            guard try files.status(of: self.path("cas", output.content))?.bytes == output.bytes else { return nil }
        }
        return result
    }

    package func store(_ result: ActionResult, of key: ActionKey) throws(FileError) {
        try replace(path("ac", key.hash), with: Array(result.text.utf8))
    }

    package func bytes(of content: ContentHash) throws(FileError) -> [UInt8]? {
        let path = path("cas", content)
        guard try files.status(of: path)?.kind == .file else { return nil }
        let bytes = try files.read(path, limit: Self.limitBytes)
        if ContentHash(of: bytes) == content { return bytes }
        try files.remove(path)
        return nil
    }

    package func store(_ bytes: [UInt8]) throws(FileError) -> ContentHash {
        let content = ContentHash(of: bytes)
        let path = path("cas", content)
        if try files.status(of: path)?.bytes != bytes.count {
            try replace(path, with: bytes)
        }
        return content
    }

    package func forgetDamaged() throws(FileError) {
        for name in try files.files(under: "\(folder)/cas") {
            let file = name.split(separator: "/").last.map(String.init) ?? name
            if let content = ContentHash(file) {
                _ = try bytes(of: content)
            } else {
                try files.remove("\(folder)/cas/\(name)")
            }
        }
    }

    private func path(_ kind: String, _ hash: ContentHash) -> String {
        "\(folder)/\(kind)/\(hash.description.prefix(2))/\(hash)"
    }

    private func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let number = serial.add(1, ordering: .relaxed).newValue
        let aside = "\(folder)/aside/\(number)"
        do {
            try files.replace(path, with: bytes, aside: aside)
        } catch {
            guard error.operation == .rename, error.isMissing, let slash = path.lastIndex(of: "/") else { throw error }
            try files.makeFolder(String(path[..<slash]))
            try files.replace(path, with: bytes, aside: aside)
        }
    }
}
