import CCodecs

/// What a file says about itself before a pixel is decoded.
package struct ImageHeader: Sendable, Equatable {
    package enum Format: String, Sendable {
        case jpeg = "JPEG"
        case png = "PNG"
    }

    package let format: Format
    /// As stored; `Image.decode` turns a JPEG upright, which may exchange the two.
    package let width: Int
    package let height: Int
    /// Bits a channel: 1 to 16.
    package let bits: Int
    /// 1 grey, 2 grey with alpha, 3 colour, 4 colour with alpha or CMYK.
    package let channels: Int

    /// Reads the header only, which needs no memory for pixels however large the picture claims to be.
    package static func read(_ bytes: [UInt8]) throws(ImageError) -> ImageHeader {
        let format = try format(of: bytes)
        var header = codecs_header()
        try callCodec(format) { message in
            switch format {
            case .jpeg: codecs_jpeg_header(bytes, bytes.count, &header, message)
            case .png: codecs_png_header(bytes, bytes.count, &header, message)
            }
        }
        return ImageHeader(
            format: format, width: Int(header.width), height: Int(header.height), bits: Int(header.bits),
            channels: Int(header.channels))
    }

    private static func format(of bytes: [UInt8]) throws(ImageError) -> Format {
        if bytes.isEmpty { throw .empty }
        if bytes.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) { return .png }
        throw .unknownFormat(firstBytes: Array(bytes.prefix(16)))
    }
}

extension ImageLimits {
    func check(_ header: ImageHeader) throws(ImageError) {
        let (width, height) = (header.width, header.height)
        if width > sidePixels || height > sidePixels {
            throw .sideTooLong(width: width, height: height, limit: sidePixels)
        }
        if width * height > pixels { throw .tooManyPixels(width: width, height: height, limit: pixels) }
    }
}

/// Runs one function of CCodecs with a buffer for its words, and throws what its status says.
func callCodec(
    _ format: ImageHeader.Format, encoding: Bool = false, _ call: (UnsafeMutablePointer<CChar>) -> Int32
) throws(ImageError) {
    // The C side writes a terminated string into a buffer that lives for this call.
    var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
    let status = message.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map(call) ?? Int32(CODECS_NO_MEMORY.rawValue)
    }
    if status == Int32(CODECS_OK.rawValue) { return }
    let words = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    if encoding { throw .encodingFailed(format: format.rawValue, detail: words) }
    if status == Int32(CODECS_TRUNCATED.rawValue) { throw .truncated(format: format.rawValue) }
    throw .damaged(format: format.rawValue, detail: words)
}

/// Copies what a function of CCodecs allocated, and frees it.
func takeBytes(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
    // malloc'ed memory that crossed from C: copied once, then given back.
    defer { codecs_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
}
