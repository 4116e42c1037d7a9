import CCodecs
import Testing

/// The functions of CCodecs that have no Swift face in this module; `Build` and `Catalog` call them.
@Suite struct CompressionTests {
    private let text = Array(String(repeating: "a tailor's thread, and another one; ", count: 400).utf8)

    private typealias Packer = (
        UnsafePointer<UInt8>?, Int, Int32, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
        UnsafeMutablePointer<Int>?, UnsafeMutablePointer<CChar>?
    ) -> Int32

    private func packed(_ bytes: [UInt8], level: Int32, _ pack: Packer) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        #expect(pack(bytes, bytes.count, level, &out, &count, &message) == 0)
        defer { codecs_free(out) }
        return Array(UnsafeBufferPointer(start: out, count: count))
    }

    /// What comes out, the last status, and whether the input ended at the end of a frame.
    private func unpacked(_ bytes: [UInt8], pieces: Int) throws -> (bytes: [UInt8], status: Int32, atEnd: Bool) {
        let reader = try #require(codecs_zstd_reader_create())
        defer { codecs_zstd_reader_free(reader) }
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        var (result, atEnd): ([UInt8], Bool) = ([], true)
        var room = [UInt8](repeating: 0, count: 300)
        var at = 0
        while true {
            let piece = Array(bytes[at..<min(at + pieces, bytes.count)])
            var (used, made) = (0, 0)
            let status = codecs_zstd_reader_step(
                reader, piece, piece.count, &used, &room, room.count, &made, &atEnd, &message)
            if status != 0 { return (result, status, atEnd) }
            result += room[..<made]
            at += used
            if at == bytes.count, made < room.count { return (result, 0, atEnd) }
        }
    }

    @Test func `gzip writes no time and no name, and the same bytes each time`() {
        let first = packed(text, level: 9, codecs_gzip)
        #expect(Array(first.prefix(8)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
        #expect(first.count < text.count / 10)
        #expect(packed(text, level: 9, codecs_gzip) == first)
    }

    @Test(arguments: [1, 7, 100_000]) func `zstd comes back whole, in pieces of any size`(pieces: Int) throws {
        let frame = packed(text, level: 19, codecs_zstd)
        #expect(frame.count < text.count / 10)
        let back = try unpacked(frame, pieces: pieces)
        let (isWhole, atEnd) = (back.bytes == text, back.atEnd)
        #expect(isWhole && atEnd)
        let two = try unpacked(frame + frame, pieces: pieces).bytes
        let bothAreWhole = two == text + text
        #expect(bothAreWhole)
    }

    @Test func `a zstd frame that was cut off is not at its end`() throws {
        let frame = packed(text, level: 3, codecs_zstd)
        let back = try unpacked(Array(frame.dropLast(5)), pieces: 100)
        let (status, atEnd) = (back.status, back.atEnd)
        #expect(status == 0 && !atEnd)
    }

    @Test func `what is not zstd is damaged`() throws {
        #expect(try unpacked(Array("plain text".utf8), pieces: 100).status == Int32(CODECS_DAMAGED.rawValue))
    }
}
