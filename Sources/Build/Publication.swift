import Catalog
import Foundation
import Objects
import Shares
import Widgets

/// What a build publishes, file by file as it comes, so that no more than one share's pages are in memory.
struct Publication {
    /// More than any page, picture or manifest.
    static let fileLimitBytes = 256_000_000
    static let manifestFile = "manifest.json"

    private let room: Workroom
    private var update: FolderUpdate
    private var contents: [String: (content: ContentHash, bytes: Int)] = [:]

    /// - Throws: `foreignFolder` when the folder is somebody else's.
    static func check(_ folder: String, files: any FileSystem) throws(BuildError) {
        let names = try fileErrors { () throws(FileError) in
            try files.status(of: folder) == nil ? [] : try files.list(folder)
        }
        guard names.isEmpty || names.contains(manifestFile) else { throw .foreignFolder(path: folder) }
    }

    init(to folder: String, room: Workroom) throws(BuildError) {
        self.room = room
        update = try fileErrors { () throws(FileError) in
            try FolderUpdate(of: folder, files: room.files, known: room.known, limitBytes: Self.fileLimitBytes)
        }
    }

    /// Everything that the stages made.
    mutating func add(
        _ inputs: Inputs, exhibits: Exhibits, collections: CollectionStage
    ) throws(BuildError) {
        let pages = Pages(templates: inputs.templates)
        for file in pages.assets() { try add(file) }
        for picture in collections.pictures.all + collections.tryOns.all { try add(picture) }
        for shown in exhibits.shares {
            for file in pages.bundle(for: collections.collection(of: shown)) { try add(file) }
        }
        try add(HeaderFile.file(for: inputs.shares, edgeURL: inputs.settings.edgeURL))
        if let keys = inputs.keys {
            try add(BundleFile(path: ".well-known/jwks.json", bytes: Array(keys.publicJWKS.utf8)))
        }
    }

    /// A file with its compressed forms, when it is text.
    mutating func add(_ file: BundleFile) throws(BuildError) {
        let content = ContentHash(of: file.bytes)
        try add(file.path, content, bytes: file.bytes.count) { () throws(BuildError) in file.bytes }
        guard Self.isText(file.path), file.bytes.count >= EncodedUnit.leastBytes else { return }
        let unit = EncodedUnit(content: content, bytes: file.bytes)
        let room = room
        for output in try room.result(of: unit).outputs.outputs {
            try add("\(file.path).\(output.name)", output.content, bytes: output.bytes) { () throws(BuildError) in
                try room.bytes(of: output.content)
            }
        }
    }

    /// A picture that lies in the cache, in all its sizes.
    mutating func add(_ picture: ActionResult) throws(BuildError) {
        let room = room
        for output in picture.outputs {
            guard let suffix = output.name.split(separator: ".").dropFirst().last else { continue }
            let path = Picture.path(of: output.content, suffix: String(suffix))
            guard contents[path] == nil else { continue }
            try add(path, output.content, bytes: output.bytes) { () throws(BuildError) in
                try room.bytes(of: output.content)
            }
        }
    }

    private mutating func add(
        _ path: String, _ content: ContentHash, bytes count: Int, _ bytes: () throws(BuildError) -> [UInt8]
    ) throws(BuildError) {
        // The same product may stand in a list twice; its page is the same.
        guard contents[path] == nil else { return }
        contents[path] = (content, count)
        do throws(FileError) {
            if try update.keep(path, content) { return }
        } catch {
            throw .file(error)
        }
        let new = try bytes()
        do throws(FileError) {
            try update.write(new, to: path)
        } catch {
            throw .file(error)
        }
    }

    /// Lists everything in `manifest.json` and puts it in place.
    mutating func publish() throws(BuildError) -> FolderUpdate.Change {
        try add(BundleFile(path: Self.manifestFile, bytes: manifest))
        do throws(FileError) {
            return try update.publish()
        } catch {
            throw .file(error)
        }
    }

    func discard() {
        update.discard()
    }

    private var manifest: [UInt8] {
        let members = contents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, file in
            JSONValue.Member(
                key: path,
                value: .object([
                    .init(key: "bytes", value: .integer(file.bytes)),
                    .init(key: "sha256", value: .string(file.content.description)),
                ]))
        }
        return CanonicalJSON.bytes(of: .object([.init(key: "files", value: .object(members))]))
    }

    private static func isText(_ path: String) -> Bool {
        ["html", "json", "js", "css", "txt", "xml", "svg"].contains { path.hasSuffix(".\($0)") }
    }
}

/// The compressed forms of a text file, `gz` and `zst`: those that are smaller than it.
private struct EncodedUnit: WorkUnit {
    /// What fits into one packet gains nothing.
    static let leastBytes = 1000

    let content: ContentHash
    let bytes: [UInt8]

    var key: ActionKey {
        ActionKey(
            stage: "encoded", version: "1", inputs: [content],
            parameters: ["gzip": "\(Compression.gzipLevel)", "zstd": "\(Compression.zstdLevel)"])
    }

    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        [("gz", Compression.gzip(bytes)), ("zst", Compression.zstd(bytes))].compactMap { name, encoded in
            encoded.flatMap { $0.count < bytes.count ? NamedBytes(name: name, bytes: $0) : nil }
        }
    }
}
