import Foundation
import Testing

import Imaging

/// 8 x 8 pixels of one colour, as written by libjpeg itself: (200, 80, 40), or grey 90.
private enum Sample: String, CaseIterable, Sendable {
    case grey =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AM7//2Q=="
    case cmykByAdobe =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAkH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwB/EXGWSB//2Q=="
    case ycckByAdobe =
        "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAGCf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAICf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AgwDMS7aQAP/Z"
    case cmyk =
        "/9j/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/wAAUCAAIAAgEQxEATREAWREASxEA/8QAFgABAQEAAAAAAAAAAAAAAAAACQcK/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwDP+shMBtv/2Q=="
    case progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUAQEAAAAAAAAAAAAAAAAAAAAH/9oADAMBAAIQAxAAAAGdBe/f/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABBQJ//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPwF//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPwF//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyF//9oADAMBAAIAAwAAABAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPxB//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPxB//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxB//9k="
    case rgb =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAEQgACAAIA1IRAEcRAEIRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAkI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAwDUgBHAEIAAD8ASBH4n3//2Q=="

    var bytes: [UInt8] { Array(Data(base64Encoded: rawValue) ?? Data()) }
}

@Suite struct JPEGDecodingTests {
    @Test(arguments: Sample.allCases) private func `every kind of JPEG becomes the colour that was put in`(
        sample: Sample
    ) throws {
        let image = try Image.decode(sample.bytes)
        #expect((image.width, image.height) == (8, 8))
        let expected = sample == .grey ? [90, 90, 90, 255] : [200, 80, 40, 255]
        for (found, wanted) in zip(image.bytes, Array(repeating: expected, count: 64).joined()) {
            #expect(abs(Int(found) - wanted) <= 3)
        }
    }

    /// 48 x 32, red in the upper left quarter, blue elsewhere.
    static let quarter: Image = {
        var image = Image(width: 48, height: 32, red: 0, green: 0, blue: 200, alpha: 255)
        for y in 0..<16 {
            for x in 0..<24 {
                image.bytes.replaceSubrange((y * 48 + x) * 4..<(y * 48 + x) * 4 + 4, with: [200, 0, 0, 255])
            }
        }
        return image
    }()

    static func inserted(_ segment: [UInt8], marker: UInt8, into jpeg: [UInt8]) -> [UInt8] {
        let length = segment.count + 2
        return jpeg[0..<2] + [0xff, marker, UInt8(length >> 8), UInt8(length & 255)] + segment + jpeg[2...]
    }

    static func exif(orientation: UInt8, littleEndian: Bool) -> [UInt8] {
        let entry: [UInt8] =
            littleEndian
            ? [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
            : [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        let start: [UInt8] =
            littleEndian
            ? Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0] : Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1]
        return Array("Exif\0\0".utf8) + start + entry + [0, 0, 0, 0]
    }

    /// Where the red quarter is once upright, as EXIF 2.32 defines the eight numbers: (right half, lower half).
    static let upright: [(orientation: UInt8, turned: Bool, right: Bool, lower: Bool)] = [
        (1, false, false, false), (2, false, true, false), (3, false, true, true), (4, false, false, true),
        (5, true, false, false), (6, true, true, false), (7, true, true, true), (8, true, false, true),
    ]

    @Test(arguments: upright.indices, [false, true])
    func `a photo stands upright however the camera was held`(index: Int, littleEndian: Bool) throws {
        let wanted = Self.upright[index]
        let jpeg = Self.inserted(
            Self.exif(orientation: wanted.orientation, littleEndian: littleEndian), marker: 0xe1,
            into: try Self.quarter.jpegBytes(quality: 95))
        let image = try Image.decode(jpeg)
        #expect((image.width, image.height) == (wanted.turned ? (32, 48) : (48, 32)))
        for (right, lower) in [(false, false), (true, false), (false, true), (true, true)] {
            let (x, y) = (image.width * (right ? 3 : 1) / 4, image.height * (lower ? 3 : 1) / 4)
            let isRed = image.bytes[(y * image.width + x) * 4] > 128
            #expect(isRed == ((right, lower) == (wanted.right, wanted.lower)))
        }
    }

    @Test func `broken EXIF and ICC data is ignored`() throws {
        let jpeg = try Self.quarter.jpegBytes(quality: 95)
        let plain = try Image.decode(jpeg)
        let exif = Array(Self.exif(orientation: 6, littleEndian: true).prefix(16))
        #expect(try Image.decode(Self.inserted(exif, marker: 0xe1, into: jpeg)) == plain)
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 200)
        #expect(try Image.decode(Self.inserted(profile, marker: 0xe2, into: jpeg)) == plain)
        let missingPiece = Array("ICC_PROFILE\0".utf8) + [1, 2] + HandmadeICC.displayP3
        #expect(try Image.decode(Self.inserted(missingPiece, marker: 0xe2, into: jpeg)) == plain)
    }

    @Test func `a wide colour space is brought to sRGB`() throws {
        let image = Image(width: 16, height: 16, red: 200, green: 120, blue: 90, alpha: 255)
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + HandmadeICC.displayP3
        let jpeg = Self.inserted(profile, marker: 0xe2, into: try image.jpegBytes(quality: 100))
        // Display P3 (200, 120, 90) is sRGB (211.6, 117.4, 84.2), by the matrices of CSS Color 4.
        let found = try Image.decode(jpeg).bytes.prefix(3).map { Int($0) }
        #expect(zip(found, [212, 117, 84]).allSatisfy { abs($0 - $1) <= 2 }, "\(found)")
    }

    @Test func `an sRGB profile changes nothing`() throws {
        let jpeg = try Self.quarter.jpegBytes(quality: 95)
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + HandmadeICC.sRGB
        #expect(try Image.decode(Self.inserted(profile, marker: 0xe2, into: jpeg)) == (try Image.decode(jpeg)))
    }

    @Test func `a grey gamma profile is applied`() throws {
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + HandmadeICC.grey(gamma: 1)
        let jpeg = Self.inserted(profile, marker: 0xe2, into: Sample.grey.bytes)
        // 90 / 255 of linear light is sRGB 160.
        #expect(abs(Int(try Image.decode(jpeg).bytes[0]) - 160) <= 1)
    }

    @Test func `the same pixels give the same JPEG, and colour is full from quality 90 on`() throws {
        let image = Self.quarter
        let (low, high) = (try image.jpegBytes(quality: 89), try image.jpegBytes(quality: 90))
        #expect(try image.jpegBytes(quality: 89) == low)
        // The frame header: the first component's sampling factors.
        func sampling(_ bytes: [UInt8]) throws -> UInt8 {
            let frame = try #require(bytes.firstRange(of: [0xff, 0xc0]))
            return bytes[frame.lowerBound + 11]
        }
        #expect(try sampling(low) == 0x22)
        #expect(try sampling(high) == 0x11)
    }

    @Test func `a JPEG stays near its pixels`() throws {
        let image = Self.quarter
        let back = try Image.decode(try image.jpegBytes(quality: 92))
        let difference = zip(image.bytes, back.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(difference) / Double(image.bytes.count) < 2)
    }
}
