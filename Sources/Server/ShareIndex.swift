import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Widgets

/// The page at `/` of a server on this machine: the shares that are published. Shares are found by their ids alone, so
/// nobody else is told them.
struct ShareIndex: Sendable {
    var folder: PublishedFolder

    /// More are counted, not listed.
    private static let limit = 100

    func response() async -> Response {
        let ids = await offEventLoop {
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/w")) ?? []).sorted()
        }
        var lines: [String] = []
        for id in ids.prefix(Self.limit) {
            lines.append("<li><a href=\"/w/\(Self.escaped(id))/\">\(Self.escaped(await title(of: id)))</a>")
        }
        if ids.count > Self.limit { lines.append("<li>and \(ids.count - Self.limit) more") }
        let text = lines.isEmpty ? "<p>No share is published.</p>" : "<ul>\n\(lines.joined(separator: "\n"))\n</ul>"
        return PlainPage.page(.ok, "Published shares", markup: text)
    }

    private func title(of id: String) async -> String {
        guard let file = await folder.open(["w", id, "payload.json"]) else { return id }
        let title = await offEventLoop { () -> String? in
            guard file.length < FreshPayloads.limitBytes, let bytes = try? file.read(0..<file.length) else {
                return nil
            }
            return try? Payload(decoding: Array(bytes.readableBytesView)).share.title
        }
        return title.flatMap { $0.isEmpty ? nil : $0 } ?? id
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
