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
}
