extension Mask {
    /// The outer boundary of the largest part of the inside (128 and more), as one closed polygon: clockwise as seen,
    /// the first point topmost, holes ignored; empty when nothing is inside.
    ///
    /// One point between each inside pixel and its outside neighbour, placed between their centres where the
    /// coverage passes one half; so an antialiased mask gives a smooth outline.
    package func contour() -> [Point] {
        let part = largestComponent()
        guard let first = part.bytes.firstIndex(of: 255) else { return [] }
        var outline: [Point] = []
        // Walks along pixel sides with the inside on the right. (x, y) is the corner reached, direction 0 east,
        // 1 south, 2 west, 3 north; the upper side of the first pixel comes first.
        let start = (x: first % width, y: first / width, direction: 0)
        var at = start
        repeat {
            let inner = Self.pixelOnTheRight(at.x, at.y, at.direction)
            let outer = Self.pixelOnTheLeft(at.x, at.y, at.direction)
            outline.append(crossing(from: inner, to: outer))
            at.x += Self.stepX[at.direction]
            at.y += Self.stepY[at.direction]
            let ahead = Self.pixelOnTheLeft(at.x, at.y, at.direction)
            let aheadRight = Self.pixelOnTheRight(at.x, at.y, at.direction)
            if part.isInside(ahead) {
                at.direction = (at.direction + 3) % 4
            } else if !part.isInside(aheadRight) {
                at.direction = (at.direction + 1) % 4
            }
        } while at != start
        return outline
    }

    private static let stepX = [1, 0, -1, 0]
    private static let stepY = [0, 1, 0, -1]

    /// The pixel to the right of the side that leaves corner (x, y) in a direction.
    private static func pixelOnTheRight(_ x: Int, _ y: Int, _ direction: Int) -> (x: Int, y: Int) {
        (x - (direction == 1 || direction == 2 ? 1 : 0), y - (direction == 2 || direction == 3 ? 1 : 0))
    }

    private static func pixelOnTheLeft(_ x: Int, _ y: Int, _ direction: Int) -> (x: Int, y: Int) {
        (x - (direction == 2 || direction == 3 ? 1 : 0), y - (direction == 0 || direction == 3 ? 1 : 0))
    }

    private func isInside(_ pixel: (x: Int, y: Int)) -> Bool {
        pixel.x >= 0 && pixel.y >= 0 && pixel.x < width && pixel.y < height && bytes[pixel.y * width + pixel.x] >= 128
    }

    private func crossing(from inner: (x: Int, y: Int), to outer: (x: Int, y: Int)) -> Point {
        let outerIsInImage = outer.x >= 0 && outer.y >= 0 && outer.x < width && outer.y < height
        let inside = Double(bytes[inner.y * width + inner.x])
        let outside = outerIsInImage ? Double(bytes[outer.y * width + outer.x]) : 0
        let part = outerIsInImage ? (inside - 127.5) / max(inside - outside, 1) : 0.5
        return Point(
            x: Double(inner.x) + 0.5 + Double(outer.x - inner.x) * part,
            y: Double(inner.y) + 0.5 + Double(outer.y - inner.y) * part)
    }
}
