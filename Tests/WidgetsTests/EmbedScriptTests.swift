import Foundation
import Testing
import Widgets

@Suite struct EmbedScriptTests {
    private func asset(_ path: String) throws -> BundleFile {
        try #require(Pages(templates: try Templates()).assets().first { $0.path == path })
    }

    @Test func `embed.js is at most 8 KB compressed`() throws {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/gzip")
        gzip.arguments = ["-9", "-c"]
        let (input, output) = (Pipe(), Pipe())
        gzip.standardInput = input
        gzip.standardOutput = output
        try gzip.run()
        try input.fileHandleForWriting.write(contentsOf: Data(try asset("embed.js").bytes))
        try input.fileHandleForWriting.close()
        let size = try #require(try output.fileHandleForReading.readToEnd()).count
        gzip.waitUntilExit()
        #expect(size > 1000 && size <= 8192)
    }

    @Test func `its styles and words are filled in, and it names no other host`() throws {
        let script = String(decoding: try asset("embed.js").bytes, as: UTF8.self)
        #expect(!script.contains("{{"))
        #expect(script.contains("const WORDS = {\"en\":{"))
        #expect(script.contains(":host {"))
        #expect(script.firstMatch(of: /https?:\/\/[a-z]/) == nil)
        for banned in ["eval(", "innerHTML", "document.cookie", "localStorage", "new Function"] {
            #expect(!script.contains(banned), "\(banned)")
        }
    }

    @Test func `embed.js is the same as the one with its hash in the name`() throws {
        let files = Pages(templates: try Templates()).assets()
        let hashed = try #require(files.first { $0.path.hasPrefix("a/embed.") })
        #expect(hashed.bytes == (try asset("embed.js").bytes))
    }
}
