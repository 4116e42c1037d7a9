import Foundation
import Testing

/// Package.swift says what each module may import of ours; a module's files must import nothing else, and an import
/// must point down the list.
@Suite struct ImportTableTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct Room: Sendable {
        var name: String
        var imports: Set<String>
    }

    /// The table as Package.swift writes it: `name: "X"` and the list after `ours:`.
    static func table() throws -> [Room] {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let rooms = try #require(manifest.firstRange(of: "let house: [Module] = ["))
        let end = try #require(manifest[rooms.upperBound...].firstRange(of: "\n]\n"))
        let text = manifest[rooms.upperBound..<end.lowerBound]
        return text.matches(of: /name: "(\w+)",\s*ours: \[([^\]]*)\]/).map { match in
            Room(
                name: String(match.1),
                imports: Set(match.2.matches(of: /"(\w+)"/).map { String($0.1) }))
        }
    }

    @Test func `every module imports only what the table allows`() throws {
        let table = try Self.table()
        let names = Set(table.map(\.name))
        #expect(names.count > 12)
        for room in table {
            let folder = Self.root.appending(path: "Sources/\(room.name)")
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".swift")
            }
            for file in files {
                let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                for line in source.split(separator: "\n") {
                    guard let match = line.firstMatch(of: /^(?:\w+ )?import (?:\w+ )?(\w+)/) else { continue }
                    let imported = String(match.1)
                    if names.contains(imported) {
                        #expect(
                            room.imports.contains(imported),
                            "Sources/\(room.name)/\(file) imports \(imported), which Package.swift does not allow")
                    }
                }
            }
        }
    }

    @Test func `an import only points down the list`() throws {
        let table = try Self.table()
        for (index, room) in table.enumerated() {
            let below = Set(table[(index + 1)...].map(\.name))
            #expect(
                room.imports.isSubset(of: below), "\(room.name) imports upwards: \(room.imports.subtracting(below))")
        }
    }

    @Test func `every folder of Sources stands in the table`() throws {
        let names = Set(try Self.table().map(\.name))
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(folders) == names)
    }

    @Test func `ARCHITECTURE.md prints the same table`() throws {
        let text = try String(contentsOf: Self.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        for room in try Self.table() {
            let line = try #require(
                text.split(separator: "\n").first { $0.hasPrefix("| `\(room.name)` |") },
                "ARCHITECTURE.md has no line for \(room.name)")
            let last = line.split(separator: "|").last.map(String.init) ?? ""
            let listed = Set(last.matches(of: /\w+/).map { String($0.0) }).subtracting(["none"])
            #expect(listed == room.imports, "ARCHITECTURE.md lists other imports for \(room.name)")
        }
    }

    @Test func `every source file that ARCHITECTURE.md names is there`() throws {
        let text = try String(contentsOf: Self.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let files = text.matches(of: /`([A-Z]\w+\/\w+\.swift)`/).map { String($0.1) }
        #expect(files.count > 5)
        for file in files {
            let path = Self.root.appending(path: "Sources/\(file)").path
            #expect(FileManager.default.fileExists(atPath: path), "Sources/\(file) is not there")
        }
    }
}
