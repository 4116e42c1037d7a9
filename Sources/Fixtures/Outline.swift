import Foundation
import Imaging

extension Point {
    static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
    static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
    static func * (left: Point, factor: Double) -> Point { Point(x: left.x * factor, y: left.y * factor) }

    func mixed(with other: Point, _ part: Double) -> Point { self + (other - self) * part }

    /// A quarter turn clockwise as seen (y goes down).
    var quarterTurned: Point { Point(x: -y, y: x) }

    var mirrored: Point { Point(x: -x, y: y) }
}

/// A line of points that are close together, so that bending the plane bends the line.
struct Outline {
    private(set) var points: [Point]

    private static let step = 5.0

    init(from start: Point) {
        points = [start]
    }

    private var end: Point { points[points.count - 1] }

    mutating func line(to target: Point) {
        let start = end
        let pieces = max(Int(start.distance(to: target) / Self.step), 1)
        for piece in 1...pieces { points.append(start.mixed(with: target, Double(piece) / Double(pieces))) }
    }

    /// Bulges to the left of the way by `part` of its length (to the right when negative).
    mutating func bow(to target: Point, by part: Double) {
        let way = target - end
        let side = way.quarterTurned * -part
        curve(end + way * 0.33 + side * 1.33, end + way * 0.67 + side * 1.33, to: target)
    }

    /// A cubic Bezier curve.
    mutating func curve(_ first: Point, _ second: Point, to target: Point) {
        let start = end
        let length = start.distance(to: first) + first.distance(to: second) + second.distance(to: target)
        let pieces = max(Int(length / Self.step), 4)
        for piece in 1...pieces {
            let t = Double(piece) / Double(pieces)
            let (a, b, c) = (start.mixed(with: first, t), first.mixed(with: second, t), second.mixed(with: target, t))
            points.append(a.mixed(with: b, t).mixed(with: b.mixed(with: c, t), t))
        }
    }

    mutating func follow(_ line: [Point]) {
        if let first = line.first, first != end { self.line(to: first) }
        points += line.dropFirst()
    }

    static func line(_ from: Point, _ to: Point) -> [Point] {
        var outline = Outline(from: from)
        outline.line(to: to)
        return outline.points
    }

    static func ellipse(centre: Point, _ radiusX: Double, _ radiusY: Double, turn: Double = 0) -> [Point] {
        let count = max(Int(max(radiusX, radiusY) * 1.5), 16)
        return (0..<count).map { index in
            let angle = Double(index) / Double(count) * 2 * .pi
            let (x, y) = (radiusX * cos(angle), radiusY * sin(angle))
            return centre + Point(x: x * cos(turn) - y * sin(turn), y: x * sin(turn) + y * cos(turn))
        }
    }

    static func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> [Point] {
        var outline = Outline(from: Point(x: left, y: top))
        outline.line(to: Point(x: right, y: top))
        outline.line(to: Point(x: right, y: bottom))
        outline.line(to: Point(x: left, y: bottom))
        outline.line(to: Point(x: left, y: top))
        return outline.points
    }
}

extension [Point] {
    /// Along the line, moved to its left (as seen going along it) by `distance`.
    func offset(_ distance: Double) -> [Point] {
        indices.map { index in
            let way = self[Swift.min(index + 1, count - 1)] - self[Swift.max(index - 1, 0)]
            let length = Swift.max(way.distance(to: Point(x: 0, y: 0)), 1e-9)
            return self[index] - way.quarterTurned * (distance / length)
        }
    }

    /// Whether a point lies inside the closed line, by the even-odd rule.
    func encloses(_ point: Point) -> Bool {
        guard var from = last else { return false }
        var inside = false
        for to in self {
            if (from.y > point.y) != (to.y > point.y),
                point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
            {
                inside.toggle()
            }
            from = to
        }
        return inside
    }

    /// The part from `from` to `to`, both 0 to 1 of the number of points.
    func part(_ from: Double, _ to: Double) -> [Point] {
        let last = Double(count - 1)
        return Array(self[Int(last * from)...Int(last * to)])
    }
}
