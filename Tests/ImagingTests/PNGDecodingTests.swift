import Testing

import Imaging

@Suite struct PNGDecodingTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        var type: Int
        var bits: Int
        var channels: Int
        var testDescription: String { "type \(type), \(bits) bits" }
    }

    static let kinds =
        [1, 2, 4, 8, 16].map { Kind(type: 0, bits: $0, channels: 1) }
        + [8, 16].flatMap { bits in
            [(2, 3), (4, 2), (6, 4)].map { Kind(type: $0, bits: bits, channels: $1) }
        }

    /// A value of each sample that differs from pixel to pixel.
    private static func sample(_ x: Int, _ y: Int, _ channel: Int, bits: Int) -> Int {
        (x * 7919 + y * 104729 + channel * 31 + 3) * 2_654_435_761 >> 7 & (1 << bits - 1)
    }

    @Test(arguments: kinds, [false, true])
    func `every grey and colour depth becomes 8-bit RGBA`(kind: Kind, interlaced: Bool) throws {
        let file = HandmadePNG(width: 13, height: 11, bits: kind.bits, type: kind.type, interlaced: interlaced) {
            x, y in
            (0..<kind.channels).map { Self.sample(x, y, $0, bits: kind.bits) }
        }
        let image = try Image.decode(file.bytes)
        #expect((image.width, image.height) == (13, 11))
        let most = 1 << kind.bits - 1
        for y in 0..<11 {
            for x in 0..<13 {
                let eight = (0..<kind.channels).map {
                    UInt8((Double(Self.sample(x, y, $0, bits: kind.bits)) * 255 / Double(most)).rounded())
                }
                let expected =
                    switch kind.channels {
                    case 1: [eight[0], eight[0], eight[0], 255]
                    case 2: [eight[0], eight[0], eight[0], eight[1]]
                    case 3: eight + [255]
                    default: eight
                    }
                let at = (y * 13 + x) * 4
                #expect(Array(image.bytes[at..<(at + 4)]) == expected)
            }
        }
    }

    @Test(arguments: [1, 2, 4, 8]) func `a palette is looked up, with its transparency`(bits: Int) throws {
        let palette: [[UInt8]] = [[200, 10, 20], [5, 250, 90]]
        var file = HandmadePNG(width: 9, height: 3, bits: bits, type: 3) { x, _ in [x % 2] }
        file.extra = [("PLTE", palette.flatMap(\.self)), ("tRNS", [255, 40])]
        let image = try Image.decode(file.bytes)
        #expect(Array(image.bytes[0..<8]) == [200, 10, 20, 255, 5, 250, 90, 40])
    }

    @Test func `one colour can be the transparent one`() throws {
        var file = HandmadePNG(width: 2, height: 1) { x, _ in x == 0 ? [1, 2, 3] : [1, 2, 4] }
        file.extra = [("tRNS", [0, 1, 0, 2, 0, 3])]
        #expect(try Image.decode(file.bytes).bytes == [1, 2, 3, 0, 1, 2, 4, 255])
    }

    @Test func `what we encode decodes to the same pixels, and encodes to the same bytes`() throws {
        var image = Image(width: 33, height: 21)
        for index in image.bytes.indices { image.bytes[index] = UInt8(index * index % 251) }
        let bytes = try image.pngBytes()
        #expect(try Image.decode(bytes) == image)
        #expect(try image.pngBytes() == bytes)
        #expect(try ImageHeader.read(bytes).channels == 4)
    }

    @Test func `an opaque image is written without alpha`() throws {
        let image = Image(width: 5, height: 4, red: 9, green: 8, blue: 7, alpha: 255)
        let bytes = try image.pngBytes()
        #expect(try ImageHeader.read(bytes).channels == 3)
        #expect(try Image.decode(bytes) == image)
    }

    @Test func `a mask is a grey PNG both ways`() throws {
        let mask = Mask(width: 16, height: 16, bytes: (0...255).map { UInt8($0) })
        let bytes = try mask.pngBytes()
        #expect(try ImageHeader.read(bytes).channels == 1)
        #expect(try Mask.decode(bytes) == mask)
    }

    @Test func `a mask may also come as the alpha of an image`() throws {
        let image = Image(width: 2, height: 1, bytes: [255, 255, 255, 0, 0, 0, 0, 200])
        #expect(try Mask.decode(try image.pngBytes()).bytes == [0, 200])
    }
}
