extension Image {
    /// The part inside `box`, which must lie in the image.
    package func cropped(to box: PixelBox) -> Image {
        precondition(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(box.width * box.height * 4)
        for row in box.y..<(box.y + box.height) {
            let start = (row * width + box.x) * 4
            bytes += self.bytes[start..<(start + box.width * 4)]
        }
        return Image(width: box.width, height: box.height, bytes: bytes)
    }
}
