import Foundation
import Imaging

/// The turn and the column about which a mask is most alike its mirror image.
struct MirrorAxis: Sendable {
    /// Shared over joint area of mask and mirror image.
    private(set) var overlap = 0.0
    /// How far the axis leans from upright, in degrees; positive leans to the right at the top.
    private(set) var degrees = 0.0
    /// Where the axis passes, in the mask's pixels, halfway down the rows that were compared.
    private(set) var centre = Point(x: 0, y: 0)

    /// - Parameters:
    ///   - height: the mask's box is compared at this many pixels.
    ///   - rows: the share of the box's rows that counts, from the top.
    ///   - turns: degrees to try.
    ///   - shift: how far the axis may lie from the middle of the box, in compared pixels.
    ///   - costPerDegree: taken off the overlap, so that a small gain turns nothing.
    init(
        of mask: Mask, height: Int, rows: Double, turns: some Sequence<Double>, shift: Int,
        costPerDegree: Double = 0
    ) {
        guard let box = mask.box else { return }
        let scale = Double(height) / Double(max(box.height, 1))
        let middle = Point(
            x: Double(box.x) + Double(box.width) / 2, y: Double(box.y) + Double(box.height) * rows / 2)
        var points: [(x: Double, y: Double)] = []
        let step = 1 / scale
        for row in 0..<Int(Double(height) * rows) {
            let y = Double(box.y) + (Double(row) + 0.5) * step
            for column in 0..<max(1, Int((Double(box.width) * scale).rounded())) {
                let x = Double(box.x) + (Double(column) + 0.5) * step
                if mask.isInside(x, y) { points.append(((x - middle.x) * scale, (y - middle.y) * scale)) }
            }
        }
        var best = -Double.infinity
        for turn in turns {
            let (s, c) = (sin(turn * .pi / 180), cos(turn * .pi / 180))
            for offset in -shift...shift {
                // Across the axis through (offset, 0): (x, y) goes to its mirror image.
                var shared = 0
                for point in points {
                    let (dx, dy) = (point.x - Double(offset), point.y)
                    let across = dx * c + dy * s
                    let (mx, my) = (point.x - 2 * across * c, dy - 2 * across * s)
                    if mask.isInside(mx * step + middle.x, my * step + middle.y) { shared += 1 }
                }
                let overlap = Double(shared) / Double(max(2 * points.count - shared, 1))
                let score = overlap - costPerDegree * turn.magnitude
                if score > best {
                    best = score
                    self.overlap = overlap
                    degrees = turn
                    centre = Point(x: middle.x + Double(offset) * step, y: middle.y)
                }
            }
        }
    }
}

extension Mask {
    func isInside(_ x: Double, _ y: Double) -> Bool {
        let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        return column >= 0 && row >= 0 && column < width && row < height && bytes[row * width + column] >= 128
    }
}
