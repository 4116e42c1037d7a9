import Imaging

/// Every pixel near a line, with how far it is from the line and how far along it, in pixels.
struct Stroke {
    let box: PixelBox
    private(set) var distance: [Float]
    private(set) var along: [Float]

    /// Nil when nothing of it lies in the frame.
    init?(_ line: [Point], reach: Double, width: Int, height: Int) {
        let left = max(Int((line.map(\.x).min() ?? 0) - reach), 0)
        let right = min(Int((line.map(\.x).max() ?? 0) + reach) + 1, width)
        let top = max(Int((line.map(\.y).min() ?? 0) - reach), 0)
        let bottom = min(Int((line.map(\.y).max() ?? 0) + reach) + 1, height)
        guard line.count > 1, left < right, top < bottom else { return nil }
        box = PixelBox(x: left, y: top, width: right - left, height: bottom - top)
        distance = Array(repeating: .infinity, count: box.width * box.height)
        along = Array(repeating: 0, count: box.width * box.height)
        var length = 0.0
        for (from, to) in zip(line, line.dropFirst()) {
            add(from, to, startingAt: length, reach: reach)
            length += from.distance(to: to)
        }
    }

    private mutating func add(_ from: Point, _ to: Point, startingAt start: Double, reach: Double) {
        let way = to - from
        let squared = max(way.x * way.x + way.y * way.y, 1e-9)
        let rows = clampedRange(min(from.y, to.y) - reach, max(from.y, to.y) + reach, box.y, box.height)
        let columns = clampedRange(min(from.x, to.x) - reach, max(from.x, to.x) + reach, box.x, box.width)
        for row in rows {
            for column in columns {
                let pixel = Point(x: Double(box.x + column) + 0.5, y: Double(box.y + row) + 0.5)
                let off = pixel - from
                let part = min(max((off.x * way.x + off.y * way.y) / squared, 0), 1)
                let apart = Float(pixel.distance(to: from + way * part))
                let index = row * box.width + column
                if apart < distance[index] {
                    distance[index] = apart
                    along[index] = Float(start + part * squared.squareRoot())
                }
            }
        }
    }

    private func clampedRange(_ low: Double, _ high: Double, _ origin: Int, _ count: Int) -> Range<Int> {
        let first = min(max(Int(low) - origin, 0), count)
        return first..<max(min(Int(high) + 1 - origin, count), first)
    }

    func forEachPixel(within reach: Double, _ visit: (_ x: Int, _ y: Int, _ distance: Double, _ along: Double) -> Void)
    {
        for row in 0..<box.height {
            for column in 0..<box.width {
                let index = row * box.width + column
                if Double(distance[index]) < reach {
                    visit(box.x + column, box.y + row, Double(distance[index]), Double(along[index]))
                }
            }
        }
    }
}
