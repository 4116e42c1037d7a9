import CCodecs

extension Image {
    /// A PNG of exactly these pixels; without an alpha channel when the image is opaque. Same pixels, same bytes.
    package func pngBytes() throws(ImageError) -> [UInt8] {
        if isOpaque {
            return try encodePNG(bytesWithoutAlpha, width: width, height: height, channels: 3)
        }
        return try encodePNG(bytes, width: width, height: height, channels: 4)
    }

    /// A baseline JPEG with optimised Huffman tables; alpha is ignored. `quality` is 1 to 100; colour has full
    /// resolution from 90 on, half below. Same pixels, same bytes.
    package func jpegBytes(quality: Int) throws(ImageError) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>?
        var count = 0
        try callCodec(.jpeg, encoding: true) { message in
            codecs_jpeg_encode(
                bytes, UInt32(width), UInt32(height), Int32(min(max(quality, 1), 100)), quality >= 90, &out, &count,
                message)
        }
        return takeBytes(out, count)
    }

    package var isOpaque: Bool {
        stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 255 }
    }

    private var bytesWithoutAlpha: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
            for pixel in 0..<(width * height) {
                for channel in 0..<3 { target[pixel * 3 + channel] = bytes[pixel * 4 + channel] }
            }
            count = width * height * 3
        }
    }
}

extension Mask {
    /// A grey PNG of exactly these pixels.
    package func pngBytes() throws(ImageError) -> [UInt8] {
        try encodePNG(bytes, width: width, height: height, channels: 1)
    }
}

private func encodePNG(_ pixels: [UInt8], width: Int, height: Int, channels: Int) throws(ImageError) -> [UInt8] {
    var out: UnsafeMutablePointer<UInt8>?
    var count = 0
    try callCodec(.png, encoding: true) { message in
        codecs_png_encode(pixels, UInt32(width), UInt32(height), Int32(channels), &out, &count, message)
    }
    return takeBytes(out, count)
}
