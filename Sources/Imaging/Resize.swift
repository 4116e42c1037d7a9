extension LinearImage {
    /// Filtered, one side after the other, in premultiplied linear light: nothing darkens, no edge bleeds.
    package func resized(width: Int, height: Int, filter: ResizeFilter = .lanczos3) -> LinearImage {
        precondition(width > 0 && height > 0)
        if width == self.width && height == self.height { return self }
        let across = ResizeTaps(from: self.width, to: width, filter: filter)
        let down = ResizeTaps(from: self.height, to: height, filter: filter)
        let narrow = Self.resizedAcross(pixels, rows: self.height, sourceWidth: self.width, width: width, across)
        return LinearImage(
            width: width, height: height, pixels: Self.resizedDown(narrow, width: width, height: height, down))
    }

    private static func resizedAcross(
        _ pixels: [SIMD4<Float>], rows: Int, sourceWidth: Int, width: Int, _ taps: ResizeTaps
    ) -> [SIMD4<Float>] {
        [SIMD4<Float>](unsafeUninitializedCapacity: rows * width) { target, count in
            // The hot loop of every resize: taps lie inside the row by construction.
            pixels.withUnsafeBufferPointer { source in
                taps.weights.withUnsafeBufferPointer { weights in
                    taps.starts.withUnsafeBufferPointer { starts in
                        for y in 0..<rows {
                            for x in 0..<width {
                                let first = y * sourceWidth + starts[x]
                                let weight = x * taps.count
                                var sum = SIMD4<Float>.zero
                                for tap in 0..<taps.count { sum += source[first + tap] * weights[weight + tap] }
                                target[y * width + x] = sum
                            }
                        }
                    }
                }
            }
            count = rows * width
        }
    }

    private static func resizedDown(
        _ pixels: [SIMD4<Float>], width: Int, height: Int, _ taps: ResizeTaps
    ) -> [SIMD4<Float>] {
        [SIMD4<Float>](unsafeUninitializedCapacity: height * width) { target, count in
            // As above; four pixels stay in registers while the taps go by.
            pixels.withUnsafeBufferPointer { source in
                taps.weights.withUnsafeBufferPointer { weights in
                    for y in 0..<height {
                        let (row, first) = (y * width, taps.starts[y] * width)
                        let weights = UnsafeBufferPointer(rebasing: weights[y * taps.count..<(y + 1) * taps.count])
                        for x in stride(from: 0, to: width & ~3, by: 4) {
                            var (a, b, c, d) = (
                                SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero
                            )
                            var from = first + x
                            for weight in weights {
                                a += source[from] * weight
                                b += source[from + 1] * weight
                                c += source[from + 2] * weight
                                d += source[from + 3] * weight
                                from += width
                            }
                            target[row + x] = a.clampedToLight()
                            target[row + x + 1] = b.clampedToLight()
                            target[row + x + 2] = c.clampedToLight()
                            target[row + x + 3] = d.clampedToLight()
                        }
                        for x in (width & ~3)..<width {
                            var sum = SIMD4<Float>.zero
                            for tap in 0..<taps.count { sum += source[first + tap * width + x] * weights[tap] }
                            target[row + x] = sum.clampedToLight()
                        }
                    }
                }
            }
            count = height * width
        }
    }
}

extension Plane {
    /// Filtered, one side after the other; not clamped.
    package func resized(width: Int, height: Int, filter: ResizeFilter = .mitchell) -> Plane {
        precondition(width > 0 && height > 0)
        if width == self.width && height == self.height { return self }
        let across = ResizeTaps(from: self.width, to: width, filter: filter)
        let down = ResizeTaps(from: self.height, to: height, filter: filter)
        var narrow = [Float](repeating: 0, count: self.height * width)
        var result = [Float](repeating: 0, count: height * width)
        // Hot loops: taps lie inside rows and columns by construction.
        values.withUnsafeBufferPointer { source in
            narrow.withUnsafeMutableBufferPointer { target in
                across.weights.withUnsafeBufferPointer { weights in
                    for y in 0..<self.height {
                        for x in 0..<width {
                            let (first, weight) = (y * self.width + across.starts[x], x * across.count)
                            var sum: Float = 0
                            for tap in 0..<across.count { sum += source[first + tap] * weights[weight + tap] }
                            target[y * width + x] = sum
                        }
                    }
                }
            }
        }
        narrow.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    for tap in 0..<down.count {
                        let weight = down.weights[y * down.count + tap]
                        let from = (down.starts[y] + tap) * width
                        for x in 0..<width { target[y * width + x] += source[from + x] * weight }
                    }
                }
            }
        }
        return Plane(width: width, height: height, values: result)
    }
}

extension Image {
    /// Through linear light and back.
    package func resized(width: Int, height: Int, filter: ResizeFilter = .lanczos3) -> Image {
        if width == self.width && height == self.height { return self }
        return Image(LinearImage(self).resized(width: width, height: height, filter: filter))
    }
}

extension Mask {
    /// Through coverage and back, rounded.
    package func resized(width: Int, height: Int, filter: ResizeFilter = .mitchell) -> Mask {
        if width == self.width && height == self.height { return self }
        return Mask(Plane(self).resized(width: width, height: height, filter: filter))
    }
}
