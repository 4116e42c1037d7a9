import Foundation

/// A store's description as text: tags and what stands in scripts and styles left out, entities read, white space
/// collapsed. Linear in the length of its input.
enum PlainText {
    static let maximumLength = 5000

    static func paragraphs(of html: String) -> [String] {
        var stripper = TagStripper(scalars: Array(html.unicodeScalars.prefix(4 * maximumLength)))
        return decoded(stripper.text()).prefix(maximumLength)
            .split(whereSeparator: \.isNewline)
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "hellip": "…", "euro": "€", "deg": "°", "times": "×",
    ]

    /// One pass, so that `&amp;lt;` becomes `&lt;` and not `<`.
    private static func decoded(_ text: String) -> String {
        text.replacing(/&(#[xX]?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});/) { match in
            let body = match.1
            guard body.first == "#" else { return named[String(body)] ?? String(match.0) }
            let isHex = body.dropFirst().first.map { "xX".contains($0) } ?? false
            let digits = body.dropFirst(isHex ? 2 : 1)
            return UInt32(digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init).map { String($0) }
                ?? String(match.0)
        }
    }
}

private struct TagStripper {
    let scalars: [Unicode.Scalar]
    private var position = 0
    private var output = String.UnicodeScalarView()

    init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    mutating func text() -> String {
        // Beyond the last ">" nothing can be a tag, so no search for one runs to the end twice.
        let lastClose = scalars.lastIndex(of: ">") ?? -1
        while position < scalars.count {
            if scalars[position] == "<", position < lastClose, let name = tagName() {
                let isClosing = scalars[position + 1] == "/"
                let close = scalars[position...].firstIndex(of: ">") ?? scalars.count - 1
                position = close + 1
                if !isClosing, name == "script" || name == "style" { skip(to: name) }
                if Self.blocks.contains(name) { output.append("\n") }
            } else {
                output.append(scalars[position])
                position += 1
            }
        }
        return String(output)
    }

    private static let blocks: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style",
    ]

    /// The name of the tag or comment that begins here, in small letters; nil when "<" is only a character.
    private func tagName() -> String? {
        var index = position + 1
        if index < scalars.count, scalars[index] == "/" { index += 1 }
        guard index < scalars.count, scalars[index] == "!" || scalars[index].properties.isAlphabetic else { return nil }
        let name = scalars[index...].prefix(10).prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit) }
        return String(String.UnicodeScalarView(name)).lowercased()
    }

    /// Past the closing tag of a script or style, or past everything when it has none.
    private mutating func skip(to name: String) {
        while position < scalars.count {
            if scalars[position] == "<", position + 1 < scalars.count, scalars[position + 1] == "/", tagName() == name {
                return
            }
            position += 1
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
