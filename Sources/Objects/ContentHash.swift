import Crypto

/// The SHA-256 of some bytes; in text, 64 lower-case hexadecimal digits.
package struct ContentHash: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let description: String

    package init(of bytes: some Sequence<UInt8>) {
        var hasher = SHA256()
        hasher.update(data: Array(bytes))
        description = hasher.finalize().map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    /// nil unless the text is 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        description = text
    }

    package static func < (left: ContentHash, right: ContentHash) -> Bool {
        left.description < right.description
    }
}
