import Catalog
import Foundation
import Objects

/// A file whose name carries its content, and what a page says to have it checked.
struct Asset: Sendable {
    let link: AssetLink
    let bytes: [UInt8]

    /// - Parameter stem: `page` and `css` become `a/page.0123456789abcdef.css`.
    init(stem: String, suffix: String, bytes: [UInt8]) {
        let hash = ContentHash(of: bytes)
        link = AssetLink(
            path: "a/\(stem).\(hash.description.prefix(16)).\(suffix)", integrity: Self.integrity(of: hash))
        self.bytes = bytes
    }

    private static func integrity(of hash: ContentHash) -> String {
        let digits = Array(hash.description.utf8)
        let digest = stride(from: 0, to: digits.count, by: 2).map { nibble(digits[$0]) << 4 | nibble(digits[$0 + 1]) }
        return "sha256-" + Data(digest).base64EncodedString()
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit < 58 ? digit - 48 : digit - 87
    }
}

struct AssetLink: Sendable {
    /// Relative to `dist/`.
    let path: String
    /// Subresource Integrity.
    let integrity: String
}

/// What all bundles share.
struct Assets: Sendable {
    let styles: Asset
    let script: Asset
    let icon: Asset
    /// The embed script under a name that never changes its content, for pages that check integrity.
    let embed: Asset

    init(_ templates: Templates) {
        styles = Asset(stem: "page", suffix: "css", bytes: Array(StyleText.compact(templates.text("page.css")).utf8))
        script = Asset(stem: "page", suffix: "js", bytes: Array(templates.text("page.js").utf8))
        icon = Asset(stem: "icon", suffix: "svg", bytes: Array(templates.text("icon.svg").utf8))
        embed = Asset(stem: "embed", suffix: "js", bytes: Self.embedScript(templates))
    }

    var files: [BundleFile] {
        let named = [styles, script, icon, embed].map { BundleFile(path: $0.link.path, bytes: $0.bytes) }
        let integrity = JSONValue.object(
            ([styles, script, icon, embed].map {
                JSONValue.Member(key: $0.link.path, value: .string($0.link.integrity))
            }
                + [JSONValue.Member(key: "embed.js", value: .string(embed.link.integrity))]))
        let list = BundleFile(path: "integrity.json", bytes: CanonicalJSON.bytes(of: integrity))
        return (named + [BundleFile(path: "embed.js", bytes: embed.bytes), list]).sorted { $0.path < $1.path }
    }

    /// `embed.js` is a script that runs as it is; its styles and words stand in two strings.
    private static func embedScript(_ templates: Templates) -> [UInt8] {
        let names = [
            "buy_at", "see_at", "out_of_stock", "was", "now", "price_from", "show_on", "no_preview", "sizes",
            "price_changed", "open_list", "store_photos", "all_out_of_stock", "list_label",
        ]
        let words = JSONValue.object(
            templates.words.sorted { $0.key < $1.key }.map { language, words in
                let phrases = names.map { JSONValue.Member(key: $0, value: .string(words.phrase($0) ?? $0)) }
                return JSONValue.Member(key: language, value: .object(phrases))
            })
        return Array(
            templates.text("embed.js")
                .replacing("\"{{words}}\"", with: CanonicalJSON.text(of: words))
                .replacing(
                    "\"{{styles}}\"",
                    with: CanonicalJSON.text(of: .string(StyleText.compact(templates.text("embed.css"))))
                ).utf8)
    }
}

enum StyleText {
    /// Without comments, indentation and line ends.
    static func compact(_ css: String) -> String {
        var text = ""
        var rest = css[...]
        while let open = rest.firstRange(of: "/*") {
            text += rest[..<open.lowerBound]
            rest = rest[open.upperBound...].firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
        }
        text += rest
        return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
