/// The path of a request as the names that lead to a file below `dist/`.
///
/// Percent signs are decoded once. What could lead anywhere else has no file: an empty name, one that begins with a
/// dot (so `.` and `..`; `.well-known` at the top is the exception), one with a slash, a backslash or a control
/// character in it.
struct RequestPath: Sendable, Equatable, CustomStringConvertible {
    enum Failure: Error, Equatable {
        /// Not a path at all: no slash in front, a broken `%` sequence, or bytes that are not UTF-8.
        case malformed
        /// A path that never has a file here.
        case hidden
    }

    /// Without the final empty name of a path that ends in a slash.
    var names: [String]
    var endsInSlash: Bool

    /// - Parameter raw: The path as it stands in the request line, without the query.
    init(_ raw: String) throws(Failure) {
        guard raw.utf8.first == UInt8(ascii: "/") else { throw .malformed }
        var parts = raw.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        endsInSlash = parts.last?.isEmpty ?? true
        if endsInSlash { parts = parts.dropLast() }
        names = []
        for part in parts {
            guard let name = Self.percentDecoded(part) else { throw .malformed }
            let wellKnown = names.isEmpty && name == ".well-known"
            guard !name.isEmpty, !name.hasPrefix(".") || wellKnown, !name.utf8.contains(where: Self.isForbidden) else {
                throw .hidden
            }
            names.append(name)
        }
    }

    /// Decoded, as `HeaderRules` compares it.
    var description: String { "/" + names.joined(separator: "/") + (endsInSlash && !names.isEmpty ? "/" : "") }

    /// The path again, percent-encoded and with a slash at its end: where a folder's page is.
    var asFolder: String {
        names.reduce(into: "/") { $0 += Self.percentEncoded($1) + "/" }
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func percentEncoded(_ name: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return name.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
