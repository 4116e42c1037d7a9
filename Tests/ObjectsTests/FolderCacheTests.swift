import Objects
import Testing

struct FolderCacheTests {
    let folder: TemporaryFolder
    let cache: FolderCache
    let files = LocalFileSystem()
    let key = ActionKey(stage: "cut", version: "1")

    init() throws {
        folder = try TemporaryFolder()
        cache = try FolderCache(folder: folder.path + "/cache")
    }

    private func stored(_ text: String) throws -> ActionResult {
        let content = try cache.store(Array(text.utf8))
        let result = ActionResult(outputs: [.init(name: "cut", content: content, bytes: text.utf8.count)])
        try cache.store(result, of: key)
        return result
    }

    private func path(_ kind: String, _ hash: ContentHash) -> String {
        "\(folder.path)/cache/\(kind)/\(hash.description.prefix(2))/\(hash)"
    }

    @Test func `a result is found again, also by the next run`() throws {
        let result = try stored("pixels")
        #expect(try cache.result(of: key) == result)
        let next = try FolderCache(folder: folder.path + "/cache")
        #expect(try next.result(of: key) == result)
        #expect(try next.bytes(of: ContentHash(of: "pixels".utf8)) == Array("pixels".utf8))
        #expect(try next.result(of: ActionKey(stage: "cut", version: "2")) == nil)
    }

    @Test func `a result whose output is gone or shorter is missing`() throws {
        let result = try stored("pixels")
        let output = path("cas", result.outputs[0].content)
        try files.write(Array("pix".utf8), to: output)
        #expect(try cache.result(of: key) == nil)
        try files.remove(output)
        #expect(try cache.result(of: key) == nil)
    }

    @Test func `bytes that are not what their name says are missing, and are stored anew`() throws {
        let result = try stored("pixels")
        let content = result.outputs[0].content
        try files.write(Array("pixelz".utf8), to: path("cas", content))
        #expect(try cache.bytes(of: content) == nil)
        #expect(try cache.result(of: key) == nil)
        #expect(try cache.store(Array("pixels".utf8)) == content)
        #expect(try cache.bytes(of: content) == Array("pixels".utf8))
    }

    @Test func `every damaged object is forgotten, and the sound ones stay`() throws {
        let sound = try cache.store(Array("sound".utf8))
        let bad = try cache.store(Array("pixels".utf8))
        try files.write(Array("pixelz".utf8), to: path("cas", bad))
        try files.write([1], to: "\(folder.path)/cache/cas/stray")
        try cache.forgetDamaged()
        #expect(try files.files(under: folder.path + "/cache/cas") == ["\(sound.description.prefix(2))/\(sound)"])
    }

    @Test(arguments: [
        "", "techartt-result 1\n", "techartt-result 2\nend\n", "techartt-result 1\ncut x 1\nend\n", "\0\0\0",
    ])
    func `a torn or foreign result is missing`(text: String) throws {
        _ = try stored("pixels")
        try files.write(Array(text.utf8), to: path("ac", key.hash))
        #expect(try cache.result(of: key) == nil)
    }
}
