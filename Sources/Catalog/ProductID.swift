/// A product's public id, `STORE:ID`.
///
/// `store` is `[a-z0-9-]{1,63}`. `rawID` is the store's own identifier; in the public form each of its bytes
/// outside `[A-Za-z0-9-]` is written `_HH`, which makes at most 150 bytes.
package struct ProductID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let store: String
    package let rawID: String

    package init(store: String, rawID: String) {
        self.store = store
        self.rawID = rawID
    }

    package static func < (left: ProductID, right: ProductID) -> Bool {
        (left.store, left.rawID) < (right.store, right.rawID)
    }

    package var encodedID: String {
        let hex = Array("0123456789ABCDEF")
        return rawID.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "_\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
    }

    package var description: String { "\(store):\(encodedID)" }

    /// `STORE/ID`, the form that file names take.
    package var path: String { "\(store)/\(encodedID)" }

    package static let encodedLimit = 150

    /// Whether `text` can be a store's id.
    package static func isStore(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// Reads the public form, `STORE:ID`. nil unless it is exactly what `description` writes.
    package init?(publicID text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isStore(String(parts[0])), (1...Self.encodedLimit).contains(parts[1].utf8.count),
            let rawID = Self.decoded(parts[1])
        else { return nil }
        self.init(store: String(parts[0]), rawID: rawID)
        guard description == text else { return nil }
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "_") {
                guard let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    return nil
                }
                bytes.append(decoded)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
