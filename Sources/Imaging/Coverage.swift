extension Plane {
    /// Coverage 0 to 1 of a mask.
    package init(_ mask: Mask) {
        self.init(width: mask.width, height: mask.height, values: mask.bytes.map { Float($0) / 255 })
    }

    package func map(_ transform: (Float) -> Float) -> Plane {
        Plane(width: width, height: height, values: values.map(transform))
    }
}

extension Mask {
    /// A plane of coverage 0 to 1, clamped and rounded.
    package init(_ coverage: Plane) {
        self.init(
            width: coverage.width, height: coverage.height,
            bytes: coverage.values.map { UInt8(min(max($0, 0), 1) * 255 + 0.5) })
    }

    /// 255 where the condition holds, 0 elsewhere.
    package init(_ plane: Plane, where isInside: (Float) -> Bool) {
        self.init(width: plane.width, height: plane.height, bytes: plane.values.map { isInside($0) ? 255 : 0 })
    }

    /// The alpha channel.
    package init(alphaOf image: Image) {
        self.init(
            width: image.width, height: image.height,
            bytes: stride(from: 3, to: image.bytes.count, by: 4).map { image.bytes[$0] })
    }

    /// Pixels of 128 and more.
    package var area: Int { bytes.reduce(0) { $0 + ($1 >= 128 ? 1 : 0) } }

    /// The tight box of pixels of 128 and more; nil when there are none.
    package var box: PixelBox? {
        var (left, right, top, bottom) = (width, -1, height, -1)
        for y in 0..<height {
            for x in 0..<width where bytes[y * width + x] >= 128 {
                left = min(left, x)
                right = max(right, x)
                top = min(top, y)
                bottom = y
            }
        }
        return right < 0 ? nil : PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    package var inverted: Mask { Mask(width: width, height: height, bytes: bytes.map { 255 - $0 }) }
}
