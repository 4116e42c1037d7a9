// Values between pixels. Positions are as in `Point`: the centre of the upper left pixel is (0.5, 0.5). Beyond the
// edge the edge's own values go on. The `with…` functions lend a sampler for hot loops; nothing in it allocates.

/// Catmull-Rom weights of the four pixels around a position `t` (0 to 1) between the middle two.
@inlinable func cubicWeights(_ t: Float) -> SIMD4<Float> {
    let (t2, t3) = (t * t, t * t * t)
    return SIMD4(
        0.5 * (2 * t2 - t - t3), 0.5 * (3 * t3 - 5 * t2 + 2), 0.5 * (4 * t2 - 3 * t3 + t), 0.5 * (t3 - t2))
}

extension SIMD4<Float> {
    /// A premultiplied pixel that negative weights pushed out of range, brought back: alpha 0 to 1 with the colour kept
    /// in proportion, colour 0 to alpha.
    @inlinable func clampedToLight() -> SIMD4<Float> {
        let pixel = w > 1 ? self / w : self
        return pixel.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: Swift.max(pixel.w, 0)))
    }
}

package struct LinearSampler {
    @usableFromInline let pixels: UnsafeBufferPointer<SIMD4<Float>>
    @usableFromInline let width: Int
    @usableFromInline let height: Int

    init(pixels: UnsafeBufferPointer<SIMD4<Float>>, width: Int, height: Int) {
        (self.pixels, self.width, self.height) = (pixels, width, height)
    }

    @inlinable package func nearest(_ x: Float, _ y: Float) -> SIMD4<Float> {
        pixels[
            min(max(Int(y.rounded(.down)), 0), height - 1) * width + min(max(Int(x.rounded(.down)), 0), width - 1)]
    }

    @inlinable package func bilinear(_ x: Float, _ y: Float) -> SIMD4<Float> {
        let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
        let (u, v) = (x - 0.5 - left, y - 0.5 - top)
        let (x0, y0) = (min(max(Int(left), 0), width - 1), min(max(Int(top), 0), height - 1))
        let (x1, y1) = (min(max(Int(left) + 1, 0), width - 1), min(max(Int(top) + 1, 0), height - 1))
        let upper = pixels[y0 * width + x0] * (1 - u) + pixels[y0 * width + x1] * u
        let lower = pixels[y1 * width + x0] * (1 - u) + pixels[y1 * width + x1] * u
        return upper * (1 - v) + lower * v
    }

    /// Catmull-Rom, clamped to what premultiplied light can be: 0 to alpha.
    @inlinable package func bicubic(_ x: Float, _ y: Float) -> SIMD4<Float> {
        let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
        let (across, down) = (cubicWeights(x - 0.5 - left), cubicWeights(y - 0.5 - top))
        let (x0, y0) = (Int(left) - 1, Int(top) - 1)
        var sum = SIMD4<Float>.zero
        for j in 0..<4 {
            let row = min(max(y0 + j, 0), height - 1) * width
            var line = SIMD4<Float>.zero
            for i in 0..<4 { line += pixels[row + min(max(x0 + i, 0), width - 1)] * across[i] }
            sum += line * down[j]
        }
        return sum.clampedToLight()
    }
}

package struct PlaneSampler {
    @usableFromInline let values: UnsafeBufferPointer<Float>
    @usableFromInline let width: Int
    @usableFromInline let height: Int

    init(values: UnsafeBufferPointer<Float>, width: Int, height: Int) {
        (self.values, self.width, self.height) = (values, width, height)
    }

    @inlinable package func bilinear(_ x: Float, _ y: Float) -> Float {
        let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
        let (u, v) = (x - 0.5 - left, y - 0.5 - top)
        let (x0, y0) = (min(max(Int(left), 0), width - 1), min(max(Int(top), 0), height - 1))
        let (x1, y1) = (min(max(Int(left) + 1, 0), width - 1), min(max(Int(top) + 1, 0), height - 1))
        let upper = values[y0 * width + x0] * (1 - u) + values[y0 * width + x1] * u
        let lower = values[y1 * width + x0] * (1 - u) + values[y1 * width + x1] * u
        return upper * (1 - v) + lower * v
    }

    /// Catmull-Rom, not clamped.
    @inlinable package func bicubic(_ x: Float, _ y: Float) -> Float {
        let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
        let (across, down) = (cubicWeights(x - 0.5 - left), cubicWeights(y - 0.5 - top))
        let (x0, y0) = (Int(left) - 1, Int(top) - 1)
        var sum: Float = 0
        for j in 0..<4 {
            let row = min(max(y0 + j, 0), height - 1) * width
            var line: Float = 0
            for i in 0..<4 { line += values[row + min(max(x0 + i, 0), width - 1)] * across[i] }
            sum += line * down[j]
        }
        return sum
    }
}

extension LinearImage {
    package func withSampler<Result, Failure: Error>(
        _ body: (LinearSampler) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Lends the pixels for the call, so that sampling costs no reference counting.
        try pixels.withUnsafeBufferPointer { (buffer) throws(Failure) in
            try body(LinearSampler(pixels: buffer, width: width, height: height))
        }
    }

    package func bilinear(_ point: Point) -> SIMD4<Float> {
        withSampler { $0.bilinear(Float(point.x), Float(point.y)) }
    }

    package func bicubic(_ point: Point) -> SIMD4<Float> {
        withSampler { $0.bicubic(Float(point.x), Float(point.y)) }
    }

    /// A picture of `width` x `height` whose pixels come, bicubic, from where `toSource` maps their centres; what
    /// lies outside the source is transparent, with a soft edge of one pixel.
    package func warped(width: Int, height: Int, toSource map: AffineMap) -> LinearImage {
        var result = LinearImage(width: width, height: height)
        withSampler { sampler in
            for y in 0..<height {
                for x in 0..<width {
                    let at = map.apply(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                    let insideX = min(at.x + 0.5, Double(self.width) + 0.5 - at.x)
                    let insideY = min(at.y + 0.5, Double(self.height) + 0.5 - at.y)
                    let inside = Float(min(max(min(insideX, insideY), 0), 1))
                    if inside > 0 {
                        result.pixels[y * width + x] = sampler.bicubic(Float(at.x), Float(at.y)) * inside
                    }
                }
            }
        }
        return result
    }
}

extension Plane {
    package func withSampler<Result, Failure: Error>(
        _ body: (PlaneSampler) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Lends the values for the call, so that sampling costs no reference counting.
        try values.withUnsafeBufferPointer { (buffer) throws(Failure) in
            try body(PlaneSampler(values: buffer, width: width, height: height))
        }
    }

    package func bilinear(_ point: Point) -> Float {
        withSampler { $0.bilinear(Float(point.x), Float(point.y)) }
    }

    package func bicubic(_ point: Point) -> Float {
        withSampler { $0.bicubic(Float(point.x), Float(point.y)) }
    }
}
