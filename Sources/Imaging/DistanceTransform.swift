// Exact Euclidean distances by lower envelopes of parabolas: Felzenszwalb and Huttenlocher, "Distance Transforms of
// Sampled Functions" (2012); linear in the number of pixels. Inside is 128 and more.

/// For every pixel the nearest inside pixel.
package struct NearestInside: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// Between pixel centres, squared; `.infinity` when the mask is empty.
    package var squaredDistances: [Float]
    /// `y * width + x` of the nearest inside pixel; -1 when the mask is empty.
    package var indices: [Int32]
}

extension Mask {
    package func nearestInside() -> NearestInside {
        nearest { $0 >= 128 }
    }

    /// Signed distance to the outline in pixels, positive inside. The outline runs between pixels: the centre of an
    /// inside pixel beside it has +0.5, of an outside pixel -0.5. Without an outline, plus or minus (width + height).
    package func signedDistance() -> Plane {
        let inside = nearest { $0 >= 128 }.squaredDistances
        let outside = nearest { $0 < 128 }.squaredDistances
        let far = Float(width + height)
        return Plane(
            width: width, height: height,
            values: bytes.indices.map { pixel in
                bytes[pixel] >= 128
                    ? min(outside[pixel].squareRoot() - 0.5, far) : max(0.5 - inside[pixel].squareRoot(), -far)
            })
    }

    private func nearest(_ isSite: (UInt8) -> Bool) -> NearestInside {
        var distances = [Float](repeating: .infinity, count: width * height)
        var indices = [Int32](repeating: -1, count: width * height)
        findNearestInColumns(isSite, &distances, &indices)
        var line = EnvelopeLine(count: width)
        // Each row is read and written whole, inside the arrays.
        distances.withUnsafeMutableBufferPointer { distances in
            indices.withUnsafeMutableBufferPointer { indices in
                for y in 0..<height {
                    line.solve(
                        UnsafeMutableBufferPointer(rebasing: distances[(y * width)..<((y + 1) * width)]),
                        UnsafeMutableBufferPointer(rebasing: indices[(y * width)..<((y + 1) * width)]))
                }
            }
        }
        return NearestInside(width: width, height: height, squaredDistances: distances, indices: indices)
    }

    /// Squared distance to, and index of, the nearest site in the same column: two sweeps.
    private func findNearestInColumns(
        _ isSite: (UInt8) -> Bool, _ distances: inout [Float], _ indices: inout [Int32]
    ) {
        for y in 0..<height {
            for x in 0..<width {
                let pixel = y * width + x
                if isSite(bytes[pixel]) {
                    indices[pixel] = Int32(pixel)
                } else if y > 0 {
                    indices[pixel] = indices[pixel - width]
                }
            }
        }
        for y in stride(from: height - 1, through: 0, by: -1) {
            for x in 0..<width {
                let pixel = y * width + x
                if y + 1 < height, indices[pixel + width] >= 0 {
                    let below = Int(indices[pixel + width]) / width - y
                    let above = indices[pixel] >= 0 ? y - Int(indices[pixel]) / width : Int.max
                    if above >= 0, below < above { indices[pixel] = indices[pixel + width] }
                }
                if indices[pixel] >= 0 {
                    let distance = Float(Int(indices[pixel]) / width - y)
                    distances[pixel] = distance * distance
                }
            }
        }
    }
}

/// One row: the lower envelope of the parabolas that stand on the column distances.
private struct EnvelopeLine {
    private var parabolas: [Int]
    private var starts: [Float]
    private var heights: [Float]
    private var sites: [Int32]

    init(count: Int) {
        parabolas = Array(repeating: 0, count: count)
        starts = Array(repeating: 0, count: count + 1)
        heights = Array(repeating: 0, count: count)
        sites = Array(repeating: -1, count: count)
    }

    mutating func solve(
        _ distances: UnsafeMutableBufferPointer<Float>, _ indices: UnsafeMutableBufferPointer<Int32>
    ) {
        var last = -1
        for x in distances.indices {
            heights[x] = distances[x]
            sites[x] = indices[x]
            if heights[x] == .infinity { continue }
            var start = -Float.infinity
            while last >= 0 {
                let other = parabolas[last]
                let crossing =
                    (heights[x] - heights[other] + Float(x * x - other * other)) / Float(2 * (x - other))
                if crossing > starts[last] {
                    start = crossing
                    break
                }
                last -= 1
            }
            last += 1
            parabolas[last] = x
            starts[last] = last == 0 ? -.infinity : start
        }
        if last < 0 { return }
        var current = 0
        for x in distances.indices {
            while current < last, starts[current + 1] < Float(x) { current += 1 }
            let from = parabolas[current]
            distances[x] = heights[from] + Float((x - from) * (x - from))
            indices[x] = sites[from]
        }
    }
}
