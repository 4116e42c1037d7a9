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
                        for x in 0..<width { target[start + x] = row[radius + x] * kernel[0] }
                        for tap in 1...radius {
                            let weight = kernel[tap]
                            for x in 0..<width {
                                target[start + x] += (row[radius + x - tap] + row[radius + x + tap]) * weight
                            }
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
                    let start = y * width
                    for x in 0..<width { target[start + x] = source[start + x] * kernel[0] }
                    for tap in 1..<kernel.count {
                        let weight = kernel[tap]
                        let above = max(y - tap, 0) * width
                        let below = min(y + tap, height - 1) * width
                        for x in 0..<width { target[start + x] += (source[above + x] + source[below + x]) * weight }
                    }
                }
            }
        }
        return Plane(width: width, height: height, values: result)
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
