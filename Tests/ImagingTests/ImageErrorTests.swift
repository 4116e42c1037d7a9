import Foundation
import Testing

import Imaging

@Suite struct ImageErrorTests {
    private func message(_ bytes: [UInt8], limits: ImageLimits = .standard) -> String {
        do {
            let image = try Image.decode(bytes, limits: limits)
            return "decoded \(image.width) x \(image.height)"
        } catch {
            return error.description
        }
    }

    @Test func `no bytes`() {
        #expect(message([]) == "the file has no bytes; export the photo again")
    }

    @Test(arguments: [
        ("Dear customer,\nthe photo follows.", "text"), ("<!doctype html><html>", "a web page"),
        ("GIF89a....", "a GIF"),
        ("RIFF1234WEBPVP8 ", "a WebP"), ("%PDF-1.7", "a PDF"), ("\0\0\0 ftypavif", "an AVIF"),
        ("\0\0\0 ftypheic", "a HEIC or a video"), ("\u{1}\u{2}\u{3}", "bytes of another kind"),
        ("<svg xmlns=", "XML or SVG"), ("BM1234", "a BMP"), ("II*\0abcd", "a TIFF"),
    ])
    func `what is not an image says what it seems to be`(content: String, name: String) {
        #expect(message(Array(content.utf8)) == "it is not an image but \(name); JPEG and PNG are read")
    }

    @Test func `a PNG bomb is refused by its header`() {
        var bomb = HandmadePNG(width: 1, height: 1) { _, _ in [0, 0, 0] }.bytes
        bomb.replaceSubrange(16..<24, with: [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60])
        #expect(
            message(bomb)
                == "it says it is 60000 x 60000 pixels and a side may have at most 30000; export it smaller")
        #expect(
            message(bomb, limits: ImageLimits(sidePixels: 100_000))
                == "it says it is 60000 x 60000 pixels and at most 50000000 pixels are read; export it smaller")
    }

    @Test func `a JPEG bomb is refused by its header`() throws {
        var bomb = try JPEGDecodingTests.quarter.jpegBytes(quality: 80)
        let frame = try #require(bomb.firstRange(of: [0xff, 0xc0])).lowerBound
        bomb.replaceSubrange((frame + 5)..<(frame + 9), with: [0xff, 0xdc, 0xff, 0xdc])
        #expect(
            message(bomb) == "it says it is 65500 x 65500 pixels and a side may have at most 30000; export it smaller")
    }

    @Test func `too many bytes`() throws {
        let bytes = try JPEGDecodingTests.quarter.jpegBytes(quality: 80)
        #expect(
            message(bytes, limits: ImageLimits(bytes: 100))
                == "it has \(bytes.count) bytes and at most 100 are read; export it smaller")
    }

    @Test func `a JPEG that was cut off`() throws {
        let bytes = try JPEGDecodingTests.quarter.jpegBytes(quality: 80)
        let text = "the JPEG ends before its last pixel; it was cut off on the way, copy it again"
        #expect(message(Array(bytes.dropLast(60))) == text)
        #expect(message(Array(bytes.prefix(100))) == text)
        #expect(message(Array(bytes.prefix(4))) == text)
    }

    @Test func `a PNG that was cut off`() throws {
        let bytes = try JPEGDecodingTests.quarter.pngBytes()
        let text = "the PNG ends before its last pixel; it was cut off on the way, copy it again"
        for count in [8, 20, 50, bytes.count - 20] { #expect(message(Array(bytes.prefix(count))) == text) }
    }

    @Test func `a damaged PNG says what libpng found`() throws {
        var bytes = HandmadePNG(width: 9, height: 9) { x, y in [x, y, 0] }.bytes
        bytes[60] ^= 0x55
        #expect(message(bytes) == "the PNG is damaged (IDAT: incorrect data check); export it again")
        var noSize = HandmadePNG(width: 1, height: 1) { _, _ in [0, 0, 0] }.bytes
        noSize.replaceSubrange(16..<20, with: [0, 0, 0, 0])
        #expect(message(noSize) == "the PNG is damaged (the header has no valid size or colour type); export it again")
    }

    @Test func `a damaged JPEG says what libjpeg found`() {
        let bytes: [UInt8] = [0xff, 0xd8, 0xff, 0xd9]
        #expect(message(bytes) == "the JPEG is damaged (JPEG datastream contains no image); export it again")
    }

    @Test func `a size that JPEG does not have cannot be written`() {
        let wide = Image(width: 65501, height: 1)
        #expect(throws: ImageError.encodingFailed(format: "JPEG", detail: "a JPEG has 1 to 65500 pixels a side")) {
            try wide.jpegBytes(quality: 80)
        }
    }

    /// Every prefix and every single flipped byte is an image or an error, never a crash.
    @Test func `no damage crashes the decoders`() throws {
        let image = Image(width: 24, height: 16, red: 90, green: 120, blue: 30, alpha: 255)
        for bytes in [try image.pngBytes(), try image.jpegBytes(quality: 70)] {
            var outcomes: Set<Bool> = []
            for at in bytes.indices {
                var damaged = bytes
                damaged[at] = ~damaged[at]
                for candidate in [damaged, Array(bytes.prefix(at))] {
                    outcomes.insert((try? Image.decode(candidate, limits: ImageLimits(pixels: 1_000_000))) != nil)
                }
            }
            #expect(outcomes.contains(false))
        }
    }
}
