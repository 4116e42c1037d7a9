import CCodecs

extension Image {
    /// The pixels of a JPEG or PNG file: upright (EXIF orientation applied), in sRGB (an ICC profile of the matrix or
    /// grey kind applied), 8 bits a channel with straight alpha.
    ///
    /// Reads grey, palette, CMYK and YCCK, interlaced, progressive, and 1 to 16 bits a channel. Limits are checked
    /// from the header before memory is taken for pixels.
    package static func decode(
        _ bytes: [UInt8], limits: ImageLimits = .standard
    ) throws(ImageError) -> Image {
        if bytes.count > limits.bytes { throw .tooManyBytes(found: bytes.count, limit: limits.bytes) }
        let header = try ImageHeader.read(bytes)
        try limits.check(header)
        switch header.format {
        case .png:
            return try decodePNG(bytes, header)
        case .jpeg:
            return try decodeJPEG(bytes, header)
        }
    }

    private static func decodePNG(_ bytes: [UInt8], _ header: ImageHeader) throws(ImageError) -> Image {
        var pixels = [UInt8](repeating: 0, count: header.width * header.height * 4)
        var profile: UnsafeMutablePointer<UInt8>?
        var profileCount = 0
        try callCodec(.png) { message in
            codecs_png_decode(bytes, bytes.count, &pixels, pixels.count, &profile, &profileCount, message)
        }
        var image = Image(width: header.width, height: header.height, bytes: pixels)
        image.convertToSRGB(fromProfile: takeBytes(profile, profileCount))
        return image
    }

    private static func decodeJPEG(_ bytes: [UInt8], _ header: ImageHeader) throws(ImageError) -> Image {
        var pixels = [UInt8](repeating: 0, count: header.width * header.height * 4)
        try callCodec(.jpeg) { message in
            codecs_jpeg_decode(bytes, bytes.count, &pixels, pixels.count, message)
        }
        var image = Image(width: header.width, height: header.height, bytes: pixels)
        let metadata = JPEGMetadata(bytes)
        // A CMYK file's profile speaks of inks; its pixels have left them already.
        if header.channels != 4 { image.convertToSRGB(fromProfile: metadata.profile) }
        return image.turned(by: metadata.orientation)
    }

    private mutating func convertToSRGB(fromProfile profile: [UInt8]) {
        guard !profile.isEmpty, let profile = ICCProfile(profile), !profile.isSRGB else { return }
        profile.convert(&bytes)
    }
}

extension Mask {
    /// A mask out of a PNG or JPEG file: white is inside. An image with transparency gives its alpha.
    package static func decode(_ bytes: [UInt8], limits: ImageLimits = .standard) throws(ImageError) -> Mask {
        let image = try Image.decode(bytes, limits: limits)
        let pixels = image.width * image.height
        let byAlpha = (0..<pixels).contains { image.bytes[$0 * 4 + 3] != 255 }
        return Mask(
            width: image.width, height: image.height,
            bytes: (0..<pixels).map { pixel in
                if byAlpha { return image.bytes[pixel * 4 + 3] }
                let (red, green, blue) = (
                    Int(image.bytes[pixel * 4]), Int(image.bytes[pixel * 4 + 1]), Int(image.bytes[pixel * 4 + 2])
                )
                return UInt8((red * 299 + green * 587 + blue * 114 + 500) / 1000)
            })
    }
}
