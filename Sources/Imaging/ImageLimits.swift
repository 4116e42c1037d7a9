/// What an image from outside may be at most; checked from the header before a pixel is allocated.
package struct ImageLimits: Sendable, Equatable {
    package var bytes: Int
    package var pixels: Int
    package var sidePixels: Int

    /// 50 million pixels is imgproxy's default.
    package init(bytes: Int = 50_000_000, pixels: Int = 50_000_000, sidePixels: Int = 30_000) {
        self.bytes = bytes
        self.pixels = pixels
        self.sidePixels = sidePixels
    }

    package static let standard = ImageLimits()
}
