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
        let rows = nearestRowsInColumns(isSite)
        var line = EnvelopeLine(count: width)
        // Hot loops over whole rows, inside the arrays.
        distances.withUnsafeMutableBufferPointer { distances in
            indices.withUnsafeMutableBufferPointer { indices in
                rows.withUnsafeBufferPointer { rows in
                    for y in 0..<height {
                        let row = (y * width)..<((y + 1) * width)
                        line.solve(
                            y: y, rows: UnsafeBufferPointer(rebasing: rows[row]),
                            UnsafeMutableBufferPointer(rebasing: distances[row]),
                            UnsafeMutableBufferPointer(rebasing: indices[row]))
                    }
                }
            }
        }
        return NearestInside(width: width, height: height, squaredDistances: distances, indices: indices)
    }

    /// For each pixel the row of the nearest site in its column, or -1: one sweep down, one up.
    private func nearestRowsInColumns(_ isSite: (UInt8) -> Bool) -> [Int32] {
        var rows = [Int32](repeating: -1, count: width * height)
        // Hot loops; the row above and below exist wherever they are read.
        rows.withUnsafeMutableBufferPointer { rows in
            bytes.withUnsafeBufferPointer { bytes in
                for y in 0..<height {
                    for pixel in (y * width)..<((y + 1) * width) {
                        if isSite(bytes[pixel]) {
                            rows[pixel] = Int32(y)
                        } else if y > 0 {
                            rows[pixel] = rows[pixel - width]
                        }
                    }
                }
                for y in stride(from: height - 2, through: 0, by: -1) {
                    for pixel in (y * width)..<((y + 1) * width) {
                        let (above, below) = (rows[pixel], rows[pixel + width])
                        if below > Int32(y), above < 0 || below - Int32(y) < Int32(y) - above { rows[pixel] = below }
                    }
                }
            }
        }
        return rows
    }
}

/// One row: the lower envelope of the parabolas that stand on the distances along the columns.
private struct EnvelopeLine {
    private var parabolas: [Int]
    private var starts: [Float]
    private var heights: [Float]

    init(count: Int) {
        parabolas = Array(repeating: 0, count: count)
        starts = Array(repeating: 0, count: count + 1)
        heights = Array(repeating: 0, count: count)
    }

    mutating func solve(
        y: Int, rows: UnsafeBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Float>,
        _ indices: UnsafeMutableBufferPointer<Int32>
    ) {
        let width = rows.count
        // Scratch as long as the row, indexed by columns only.
        parabolas.withUnsafeMutableBufferPointer { parabolas in
            starts.withUnsafeMutableBufferPointer { starts in
                heights.withUnsafeMutableBufferPointer { heights in
                    var last = -1
                    for x in 0..<width where rows[x] >= 0 {
                        let down = Float(Int(rows[x]) - y)
                        heights[x] = down * down
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
                    for x in 0..<width {
                        while current < last, starts[current + 1] < Float(x) { current += 1 }
                        let from = parabolas[current]
                        distances[x] = heights[from] + Float((x - from) * (x - from))
                        indices[x] = rows[from] * Int32(width) + Int32(from)
                    }
                }
            }
        }
    }
}
