/// Why bytes are not an image that we take. `description` says what and what to do; the caller adds where.
package enum ImageError: Error, Equatable, Sendable {
    case empty
    case unknownFormat(firstBytes: [UInt8])
    case tooManyBytes(found: Int, limit: Int)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    case sideTooLong(width: Int, height: Int, limit: Int)
    case truncated(format: String)
    case damaged(format: String, detail: String)
    case encodingFailed(format: String, detail: String)
}

extension ImageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "the file has no bytes; export the photo again"
        case .unknownFormat(let firstBytes):
            "it is not an image but \(Self.guess(firstBytes)); JPEG and PNG are read"
        case .tooManyBytes(let found, let limit):
            "it has \(found) bytes and at most \(limit) are read; export it smaller"
        case .tooManyPixels(let width, let height, let limit):
            "it says it is \(width) x \(height) pixels and at most \(limit) pixels are read; export it smaller"
        case .sideTooLong(let width, let height, let limit):
            "it says it is \(width) x \(height) pixels and a side may have at most \(limit); export it smaller"
        case .truncated(let format):
            "the \(format) ends before its last pixel; it was cut off on the way, copy it again"
        case .damaged(let format, let detail):
            "the \(format) is damaged (\(detail)); export it again"
        case .encodingFailed(let format, let detail):
            "it could not be written as \(format) (\(detail))"
        }
    }

    /// What a shop most often uploads by mistake, from its first bytes.
    private static func guess(_ bytes: [UInt8]) -> String {
        func begins(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        if begins("GIF8") { return "a GIF" }
        if begins("RIFF"), begins("WEBP", at: 8) { return "a WebP" }
        if begins("ftyp", at: 4) { return begins("avif", at: 8) ? "an AVIF" : "a HEIC or a video" }
        if begins("BM") { return "a BMP" }
        if begins("II*\0") || begins("MM\0*") { return "a TIFF" }
        if begins("%PDF") { return "a PDF" }
        if begins("<svg") || begins("<?xml") { return "XML or SVG" }
        if begins("<") { return "a web page" }
        let isText = bytes.allSatisfy { (32..<127).contains($0) || $0 >= 128 || $0 == 9 || $0 == 10 || $0 == 13 }
        return isText ? "text" : "bytes of another kind"
    }
}
