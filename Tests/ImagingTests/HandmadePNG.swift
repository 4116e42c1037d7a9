/// PNG files put together byte by byte, without libpng: any colour type and depth, interlaced or not. The data is
/// "stored" (not compressed), so that no zlib is needed either.
struct HandmadePNG {
    var width: Int
    var height: Int
    var bits = 8
    /// 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
    var type = 2
    var interlaced = false
    /// Chunks between header and data: palette, transparency.
    var extra: [(name: String, body: [UInt8])] = []
    /// The samples of a pixel, 0 to 2^bits - 1.
    var samples: (_ x: Int, _ y: Int) -> [Int]

    var bytes: [UInt8] {
        let header = bigEndian(width) + bigEndian(height) + [UInt8(bits), UInt8(type), 0, 0, interlaced ? 1 : 0]
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        file += chunk("IHDR", header)
        for (name, body) in extra { file += chunk(name, body) }
        return file + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    /// Where each of the seven passes of Adam7 begins, and its steps.
    private static let passes = [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]

    private var rows: [UInt8] {
        var data: [UInt8] = []
        for (x0, y0, stepX, stepY) in interlaced ? Self.passes : [(0, 0, 1, 1)] where x0 < width {
            for y in stride(from: y0, to: height, by: stepY) {
                data.append(0)
                var row: [UInt8] = []
                var (held, heldBits) = (0, 0)
                for x in stride(from: x0, to: width, by: stepX) {
                    for sample in samples(x, y) {
                        held = held << bits | sample
                        heldBits += bits
                        while heldBits >= 8 {
                            heldBits -= 8
                            row.append(UInt8(held >> heldBits & 255))
                        }
                    }
                }
                if heldBits > 0 { row.append(UInt8(held << (8 - heldBits) & 255)) }
                data += row
            }
        }
        return data
    }

    private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        var crc: UInt32 = 0xffff_ffff
        for byte in named {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
        }
        return bigEndian(body.count) + named + bigEndian(Int(~crc))
    }

    private func stored(_ data: [UInt8]) -> [UInt8] {
        precondition(data.count < 65536)
        let (low, high) = (UInt8(data.count & 255), UInt8(data.count >> 8))
        var (a, b): (Int, Int) = (1, 0)
        for byte in data {
            a = (a + Int(byte)) % 65521
            b = (b + a) % 65521
        }
        return [0x78, 0x01, 0x01, low, high, ~low, ~high] + data + bigEndian(b << 16 | a)
    }

    private func bigEndian(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
    }
}
