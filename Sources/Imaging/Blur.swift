import Foundation

/// Half of a gaussian kernel, cut at 3 sigma: the middle weight, then outwards; the whole adds up to 1.
func gaussianHalf(sigma: Double) -> [Float] {
    let radius = max(Int((sigma * 3).rounded(.up)), 1)
    let raw = (0...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = raw[0] + 2 * raw.dropFirst().reduce(0, +)
    return raw.map { Float($0 / sum) }
}

extension Plane {
    /// Gaussian, one side after the other; beyond the edge the edge's own values go on. `sigma` in pixels; 0 changes
    /// nothing.
    package func blurred(sigma: Double) -> Plane {
        if sigma <= 0.01 { return self }
        let kernel = gaussianHalf(sigma: sigma)
        return blurredAcross(kernel).blurredDown(kernel)
    }

    private func blurredAcross(_ kernel: [Float]) -> Plane {
        let radius = kernel.count - 1
        var result = [Float](repeating: 0, count: values.count)
        var padded = [Float](repeating: 0, count: width + 2 * radius)
        // Hot loops; the padded row makes every tap lie inside.
        values.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                padded.withUnsafeMutableBufferPointer { row in
                    for y in 0..<height {
                        let start = y * width
                        for x in 0..<radius {
                            row[x] = source[start]
                            row[radius + width + x] = source[start + width - 1]
                        }
                        for x in 0..<width { row[radius + x] = source[start + x] }
                        let line = UnsafeBufferPointer(row)
                        addRows(into: target, at: start, count: width, kernel) { tap in
                            (line, radius - tap, radius + tap)
                        }
                    }
                }
            }
        }
        return Plane(width: width, height: height, values: result)
    }

    private func blurredDown(_ kernel: [Float]) -> Plane {
        var result = [Float](repeating: 0, count: values.count)
        // Hot loops; rows are clamped to the image.
        values.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    addRows(into: target, at: y * width, count: width, kernel) { tap in
                        (source, max(y - tap, 0) * width, min(y + tap, height - 1) * width)
                    }
                }
            }
        }
        return Plane(width: width, height: height, values: result)
    }
}

/// A row of the result: the sum of two source rows a tap, which `rows` names by where they begin; 16 numbers at a
/// time stay in registers while the taps go by.
@inline(__always)
private func addRows(
    into target: UnsafeMutableBufferPointer<Float>, at start: Int, count: Int, _ kernel: [Float],
    _ rows: (_ tap: Int) -> (UnsafeBufferPointer<Float>, Int, Int)
) {
    let lanes = 16
    // Raw loads of 16 neighbours; the loop ends before the last incomplete block.
    kernel.withUnsafeBufferPointer { kernel in
        var x = 0
        while x + lanes <= count {
            var sum = SIMD16<Float>.zero
            for tap in 0..<kernel.count {
                let (source, before, after) = rows(tap)
                let one = UnsafeRawBufferPointer(source).loadUnaligned(
                    fromByteOffset: (before + x) * 4, as: SIMD16<Float>.self)
                if tap == 0 {
                    sum = one * kernel[0]
                } else {
                    let other = UnsafeRawBufferPointer(source).loadUnaligned(
                        fromByteOffset: (after + x) * 4, as: SIMD16<Float>.self)
                    sum += (one + other) * kernel[tap]
                }
            }
            for lane in 0..<lanes { target[start + x + lane] = sum[lane] }
            x += lanes
        }
        while x < count {
            var sum: Float = 0
            for tap in 0..<kernel.count {
                let (source, before, after) = rows(tap)
                sum +=
                    tap == 0 ? source[before + x] * kernel[0] : (source[before + x] + source[after + x]) * kernel[tap]
            }
            target[start + x] = sum
            x += 1
        }
    }
}

extension LinearImage {
    /// As `Plane.blurred`, on all four channels.
    package func blurred(sigma: Double) -> LinearImage {
        if sigma <= 0.01 { return self }
        let kernel = gaussianHalf(sigma: sigma)
        var across = pixels
        var result = pixels
        // Hot loops; columns and rows are clamped to the image.
        pixels.withUnsafeBufferPointer { source in
            across.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    let start = y * width
                    for x in 0..<width {
                        var sum = source[start + x] * kernel[0]
                        for tap in 1..<kernel.count {
                            sum +=
                                (source[start + max(x - tap, 0)] + source[start + min(x + tap, width - 1)])
                                * kernel[tap]
                        }
                        target[start + x] = sum
                    }
                }
            }
        }
        across.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    let start = y * width
                    for x in 0..<width { target[start + x] = source[start + x] * kernel[0] }
                    for tap in 1..<kernel.count {
                        let above = max(y - tap, 0) * width
                        let below = min(y + tap, height - 1) * width
                        for x in 0..<width {
                            target[start + x] += (source[above + x] + source[below + x]) * kernel[tap]
                        }
                    }
                }
            }
        }
        return LinearImage(width: width, height: height, pixels: result)
    }
}

extension Mask {
    package func blurred(sigma: Double) -> Mask { Mask(Plane(self).blurred(sigma: sigma)) }
}
