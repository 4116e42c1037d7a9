/// Pixels as people store them: 8-bit sRGB, four bytes a pixel (red, green, blue, straight alpha), rows from
/// the top, no padding.
package struct Image: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height * 4` bytes.
    package var bytes: [UInt8]

    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height * 4)
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package init(width: Int, height: Int, red: UInt8 = 0, green: UInt8 = 0, blue: UInt8 = 0, alpha: UInt8 = 0) {
        self.width = width
        self.height = height
        self.bytes = Array(unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            for pixel in 0..<(width * height) {
                buffer[pixel * 4] = red
                buffer[pixel * 4 + 1] = green
                buffer[pixel * 4 + 2] = blue
                buffer[pixel * 4 + 3] = alpha
            }
            count = width * height * 4
        }
    }
}

/// One number a pixel: a signed distance, a depth, a shading factor, or coverage from 0 to 1.
package struct Plane: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height` numbers, rows from the top.
    package var values: [Float]

    package init(width: Int, height: Int, values: [Float]) {
        precondition(values.count == width * height)
        self.width = width
        self.height = height
        self.values = values
    }

    package init(width: Int, height: Int, filledWith value: Float = 0) {
        self.init(width: width, height: height, values: Array(repeating: value, count: width * height))
    }

    @inlinable package subscript(x: Int, y: Int) -> Float {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }
}

/// Coverage in 8 bits: 0 is outside, 255 inside.
package struct Mask: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height` bytes, rows from the top.
    package var bytes: [UInt8]

    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height)
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package init(width: Int, height: Int, filledWith value: UInt8 = 0) {
        self.init(width: width, height: height, bytes: Array(repeating: value, count: width * height))
    }

    @inlinable package subscript(x: Int, y: Int) -> UInt8 {
        get { bytes[y * width + x] }
        set { bytes[y * width + x] = newValue }
    }
}

/// Pixels as light adds up: linear sRGB primaries, premultiplied alpha, four floats a pixel, 0 to 1. What is
/// resized, blurred, warped and composited is this.
package struct LinearImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height` pixels of (red, green, blue, alpha), rows from the top.
    package var pixels: [SIMD4<Float>]

    package init(width: Int, height: Int, pixels: [SIMD4<Float>]) {
        precondition(pixels.count == width * height)
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    package init(width: Int, height: Int) {
        self.init(width: width, height: height, pixels: Array(repeating: .zero, count: width * height))
    }

    @inlinable package subscript(x: Int, y: Int) -> SIMD4<Float> {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }
}
