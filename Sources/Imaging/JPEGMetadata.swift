/// What a JPEG carries beside its pixels that changes how they look: orientation (EXIF) and colour (ICC). Whatever
/// is damaged in here is ignored, as viewers do.
struct JPEGMetadata {
    private(set) var orientation = Orientation.upright
    /// Empty when there is none, or when a piece of it is missing.
    private(set) var profile: [UInt8] = []

    init(_ bytes: [UInt8]) {
        var profilePieces: [Int: ArraySlice<UInt8>] = [:]
        var pieceCount = 0
        Self.forEachApplicationSegment(bytes) { marker, body in
            if marker == 0xe1, body.starts(with: Array("Exif\0\0".utf8)) {
                orientation = Self.orientation(inTIFF: body.dropFirst(6)) ?? orientation
            } else if marker == 0xe2, body.starts(with: Array("ICC_PROFILE\0".utf8)), body.count > 14 {
                profilePieces[Int(body[body.startIndex + 12])] = body.dropFirst(14)
                pieceCount = Int(body[body.startIndex + 13])
            }
        }
        if pieceCount > 0 {
            let pieces = (1...pieceCount).compactMap { profilePieces[$0] }
            if pieces.count == pieceCount { profile = Array(pieces.joined()) }
        }
    }

    /// Walks the segments before the first scan.
    private static func forEachApplicationSegment(_ bytes: [UInt8], _ visit: (UInt8, ArraySlice<UInt8>) -> Void) {
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xff {
            let marker = bytes[at + 1]
            if marker == 0xff {
                at += 1
                continue
            }
            if marker == 0xda || marker == 0xd9 { return }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            let end = at + 2 + length
            guard length >= 2, end <= bytes.count else { return }
            if (0xe0...0xef).contains(marker) { visit(marker, bytes[(at + 4)..<end]) }
            at = end
        }
    }

    /// Tag 0x0112 of the first directory.
    private static func orientation(inTIFF tiff: ArraySlice<UInt8>) -> Orientation? {
        let littleEndian = tiff.starts(with: Array("II".utf8))
        guard littleEndian || tiff.starts(with: Array("MM".utf8)) else { return nil }
        func number(at offset: Int, bytes count: Int) -> Int? {
            guard offset >= 0, offset + count <= tiff.count else { return nil }
            let field = tiff[(tiff.startIndex + offset)..<(tiff.startIndex + offset + count)]
            let bigEndian = littleEndian ? Array(field.reversed()) : Array(field)
            return bigEndian.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, bytes: 4), let entries = number(at: directory, bytes: 2) else { return nil }
        for entry in 0..<entries {
            let offset = directory + 2 + entry * 12
            guard let tag = number(at: offset, bytes: 2) else { return nil }
            if tag == 0x0112 { return number(at: offset + 8, bytes: 2).flatMap(Orientation.init(rawValue:)) }
        }
        return nil
    }
}
