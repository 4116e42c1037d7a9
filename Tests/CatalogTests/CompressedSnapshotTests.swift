import CCodecs
import Catalog
import Testing

@Suite struct `A compressed snapshot` {
    private let lines = [SnapshotFile.header] + (0..<20_000).map { SnapshotFile.product("p\($0)") }

    /// One frame a part.
    private func compressed(_ parts: [[String]]) -> [UInt8] {
        parts.flatMap { part in compressed(Array(part.map { "\($0)\n" }.joined().utf8)) }
    }

    private func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        let status = codecs_zstd(bytes, bytes.count, 3, &out, &count, &message)
        defer { codecs_free(out) }
        #expect(status == CODECS_OK.rawValue)
        return Array(UnsafeBufferPointer(start: out, count: count))
    }

    @Test func `reads as the plain one does, in one frame or several`() throws {
        let plain = try SnapshotFile(lines).read()
        #expect(plain.products.count == 20_000)
        for bytes in [compressed([lines]), compressed([Array(lines[..<7000]), [], Array(lines[7000...])])] {
            let reading = try SnapshotFile(bytes: bytes).read()
            #expect(reading.products == plain.products)
            #expect(reading.lines == plain.lines)
            #expect(reading.messages == [])
        }
    }

    @Test func `that was cut short gives what it has, and says so`() throws {
        let bytes = compressed([Array(lines[..<10_000]), Array(lines[10_000...])])
        let reading = try SnapshotFile(bytes: Array(bytes.dropLast(10))).read()
        #expect(reading.products.count >= 9999)
        #expect(reading.problems.map(\.code) == ["zstd_truncated"])
        #expect(
            reading.problems.map(\.message) == [
                "the compressed data ends in the middle of a frame; the lines so far were read"
            ])
    }

    @Test func `that is damaged gives what it has, and says so`() throws {
        let first = compressed([Array(lines[..<10_000])])
        let reading = try SnapshotFile(bytes: first + Array("no frame at all".utf8)).read()
        #expect(reading.products.count == 9999)
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:10000: the compressed data cannot be read any further: Unknown frame descriptor; the lines so far were read"
            ])
    }

    @Test func `that holds a line of 256 MiB in a few kilobytes passes it over`() throws {
        let blanks = compressed([UInt8](repeating: 0x20, count: 16 << 20))
        let bomb = Array(repeatElement(blanks, count: 16).joined()) + compressed([0x0A])
        let reading = try SnapshotFile(
            bytes: compressed([[SnapshotFile.header]]) + bomb + compressed([[SnapshotFile.product("after")]])
        ).read()
        #expect(reading.products.map(\.id.rawID) == ["after"])
        #expect(
            reading.messages == ["catalog/nord.jsonl:2: the line has more than 4194304 bytes; the product was skipped"])
    }
}
