import Objects
import Synchronization
import Testing

/// The machine's disk; keeps the names of the files that were read.
private final class WatchedFileSystem: FileSystem {
    private let disk = LocalFileSystem()
    private let names = Mutex<[String]>([])
    var namesRead: [String] { names.withLock { $0 } }

    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        names.withLock { $0.append(String(path[(path.lastIndex(of: "/") ?? path.startIndex)...])) }
        return try disk.read(path, limit: limit)
    }
    func status(of path: String) throws(FileError) -> FileStatus? { try disk.status(of: path) }
    func write(_ bytes: [UInt8], to path: String) throws(FileError) { try disk.write(bytes, to: path) }
    func list(_ path: String) throws(FileError) -> [String] { try disk.list(path) }
    func makeFolder(_ path: String) throws(FileError) { try disk.makeFolder(path) }
    func rename(_ path: String, to target: String) throws(FileError) { try disk.rename(path, to: target) }
    func exchange(_ path: String, with other: String) throws(FileError) -> Bool {
        try disk.exchange(path, with: other)
    }
    func link(_ path: String, as other: String) throws(FileError) { try disk.link(path, as: other) }
    func remove(_ path: String) throws(FileError) { try disk.remove(path) }
    func flush(_ path: String) throws(FileError) { try disk.flush(path) }
}

struct StatCacheTests {
    let folder: TemporaryFolder
    let photo: String
    let store: String
    private let files = WatchedFileSystem()
    private let later: @Sendable () -> Int64 = { systemClock() + 3_000_000_000 }

    init() throws {
        folder = try TemporaryFolder()
        photo = folder.path + "/photo.jpg"
        store = folder.path + "/stat"
        try LocalFileSystem().write(Array("one".utf8), to: photo)
    }

    private func content(now: @escaping @Sendable () -> Int64) throws -> ContentHash? {
        let cache = try StatCache(store, files: files, now: now)
        defer { try? cache.save() }
        return try cache.content(of: photo, limit: 100)
    }

    @Test func `a file that did not change is read once`() throws {
        for _ in 1...3 { #expect(try content(now: later) == ContentHash(of: "one".utf8)) }
        #expect(files.namesRead.filter { $0 == "/photo.jpg" }.count == 1)
    }

    @Test func `a file of the same size is read again when it was written again`() throws {
        #expect(try content(now: later) == ContentHash(of: "one".utf8))
        try files.write(Array("two".utf8), to: photo)
        #expect(try content(now: later) == ContentHash(of: "two".utf8))
    }

    @Test func `a file that may still change within its time stamp is read by the next run again`() throws {
        let changed = try #require(try files.status(of: photo)).changed
        for _ in 1...2 { _ = try content(now: { changed + 1_000_000 }) }
        #expect(files.namesRead.filter { $0 == "/photo.jpg" }.count == 2)
    }

    @Test func `a damaged store is an empty one`() throws {
        _ = try content(now: later)
        try files.write(Array("techartt-stat 1\nx y\n\0".utf8), to: store)
        #expect(try content(now: later) == ContentHash(of: "one".utf8))
    }

    @Test func `what is not there has no content, and what is too large says so`() throws {
        let cache = try StatCache(store, files: files, now: later)
        #expect(try cache.content(of: folder.path + "/none", limit: 100) == nil)
        #expect(try cache.content(of: folder.path, limit: 100) == nil)
        let error = #expect(throws: FileError.self) { try cache.content(of: photo, limit: 2) }
        #expect(error?.description == "could not read \(photo): it has more than 2 bytes")
    }
}
