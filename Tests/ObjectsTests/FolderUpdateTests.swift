import Glibc
import Objects
import Testing

struct FolderUpdateTests {
    let folder: TemporaryFolder
    let target: String
    let files = LocalFileSystem()

    init() throws {
        folder = try TemporaryFolder()
        target = folder.path + "/dist"
    }

    @discardableResult
    private func publish(_ content: KeyValuePairs<String, String>, on files: any FileSystem) throws
        -> FolderUpdate.Change
    {
        let known = try StatCache(folder.path + "/stat", files: self.files)
        var update = try FolderUpdate(of: target, files: files, known: known, limitBytes: 1000)
        for (path, text) in content {
            if try !update.keep(path, ContentHash(of: text.utf8)) { try update.write(Array(text.utf8), to: path) }
        }
        return try update.publish()
    }

    private func content() throws -> [String: String] {
        var content: [String: String] = [:]
        for path in try files.files(under: target) {
            content[path] = String(decoding: try files.read("\(target)/\(path)", limit: 1000), as: UTF8.self)
        }
        return content
    }

    @Test func `only what changed is written, what vanished is removed, the rest is the same file`() throws {
        let first = try publish(["a": "1", "b/c": "2", "d/e": "3"], on: files)
        #expect(first == .init(written: ["a", "b/c", "d/e"], bytesWritten: 3))
        let inode = try files.status(of: target + "/b/c")?.inode

        let second = try publish(["a": "one", "b/c": "2"], on: files)
        #expect(second == .init(written: ["a"], removed: ["d/e"], bytesWritten: 3))
        #expect(try content() == ["a": "one", "b/c": "2"])
        #expect(try files.status(of: target + "/b/c")?.inode == inode)
        #expect(try files.status(of: target + "/d") == nil)
        #expect(try files.list(folder.path) == ["dist"])
    }

    @Test func `the same content leaves the folder untouched`() throws {
        try publish(["a": "1"], on: files)
        let before = try files.status(of: target)
        #expect(try publish(["a": "1"], on: files) == .init())
        #expect(try files.status(of: target) == before)
        #expect(try files.list(folder.path) == ["dist"])
    }

    @Test func `a published file that somebody changed is put right`() throws {
        try publish(["a": "1"], on: files)
        try files.write(Array("x".utf8), to: target + "/a")
        #expect(try publish(["a": "1"], on: files).written == ["a"])
        #expect(try content() == ["a": "1"])
    }

    @Test func `a file system that cannot exchange gets two renames, and a kill between them is mended`() throws {
        try publish(["a": "1"], on: files)
        try publish(["a": "2"], on: BrokenFileSystem(canExchange: false))
        #expect(try content() == ["a": "2"])
        try files.rename(target, to: folder.path + "/.dist.techartt-old")
        try files.makeFolder(folder.path + "/.dist.techartt-new/x")
        try publish(["a": "2"], on: files)
        #expect(try content() == ["a": "2"])
        #expect(try files.list(folder.path) == ["dist"])
    }

    @Test func `a file system without second names gets copies`() throws {
        try publish(["a": "1", "b/c": "2"], on: files)
        try publish(["a": "1", "b/c": "3"], on: BrokenFileSystem(canLink: false))
        #expect(try content() == ["a": "1", "b/c": "3"])
    }

    @Test(arguments: [true, false])
    func `a death after any step leaves the old content or the new one`(canExchange: Bool) throws {
        let new: KeyValuePairs = ["a": "1", "b/c": "changed", "n/e/w": "4"]
        for steps in 0..<100 {
            try files.remove(target)
            try publish(["a": "1", "b/c": "2", "gone": "3"], on: files)
            let old = try content()
            let dying = BrokenFileSystem(canExchange: canExchange, stepsUntilDeath: steps)
            let died = (try? publish(new, on: dying)) == nil
            // The folder alone may be missing between two renames; the next run puts it back.
            let isThere = try files.status(of: target) != nil
            if canExchange || isThere {
                let seen = try content()
                #expect(seen == old || seen == ["a": "1", "b/c": "changed", "n/e/w": "4"], "after \(steps) steps")
            }
            try publish(new, on: files)
            #expect(try content() == ["a": "1", "b/c": "changed", "n/e/w": "4"])
            #expect(try files.list(folder.path) == ["dist"])
            if !died { return }
        }
        Issue.record("the update never ended")
    }

    @Test func `a full disk leaves the old content and says what happened`() throws {
        try publish(["a": "1"], on: files)
        let error = #expect(throws: FileError.self) {
            try publish(["a": "22222", "b": "3"], on: BrokenFileSystem(bytesUntilFull: 6))
        }
        #expect(error?.isDiskFull == true)
        #expect(
            error?.description == "could not write \(folder.path)/.dist.techartt-new/b: No space left on device")
        #expect(try content() == ["a": "1"])
    }
}
