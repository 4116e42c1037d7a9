import Catalog
import Foundation

/// A snapshot in a temporary folder, removed at the end of `read`.
struct SnapshotFile {
    static let header =
        #"{"snapshot":{"store_id":"nord","name":"Nord","as_of":"2026-11-20T08:30:00Z","currency":"EUR","complete":true}}"#

    var bytes: [UInt8]

    init(_ lines: [String]) {
        bytes = Array(lines.map { "\($0)\n" }.joined().utf8)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The header, then these lines.
    init(products: [String]) {
        self.init([Self.header] + products)
    }

    struct Reading {
        var snapshot: Snapshot
        var products: [Product] = []
        var lines: [Int] = []
        var problems: [Problem] = []
        var messages: [String] { problems.map(\.description) }
    }

    func read(limits: SnapshotReader.Limits = SnapshotReader.Limits()) throws -> Reading {
        let folder = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "nord.jsonl")
        try Data(bytes).write(to: file)
        var reader = try SnapshotReader(path: file.path, shownAs: "catalog/nord.jsonl", limits: limits)
        var reading = Reading(snapshot: reader.snapshot)
        while let entry = reader.next() {
            switch entry {
            case .product(let product, let line):
                reading.products.append(product)
                reading.lines.append(line)
            case .problem(let problem): reading.problems.append(problem)
            }
        }
        return reading
    }

    /// A product line that is good but for `changes`: a value of nil leaves the key out.
    static func product(_ id: String = "a1", _ changes: [String: String?] = [:]) -> String {
        var members: [(String, String?)] = [
            ("store_id", #""nord""#), ("product_id", "\"\(id)\""), ("title", #""Linen shirt""#),
            ("category", #""Shirts""#), ("images", #"["images/a1.jpg"]"#),
            ("variants", #"[{"sku":"a1-s","size":"S","stock":3,"price":"49.90"}]"#),
        ]
        for (key, value) in changes.sorted(by: { $0.key < $1.key }) {
            if let index = members.firstIndex(where: { $0.0 == key }) {
                members[index].1 = value
            } else {
                members.append((key, value))
            }
        }
        return "{" + members.compactMap { key, value in value.map { "\"\(key)\":\($0)" } }.joined(separator: ",") + "}"
    }
}
