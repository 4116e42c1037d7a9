import Foundation
import Imaging

/// The front edge of a neck opening through which the inside of the back is seen: the curve between the neck
/// points that runs along the strongest edge.
enum Neckline {
    /// From left to right, 33 points; empty when the outline itself dips as deep as a neckline.
    static func find(_ image: Image, _ silhouette: Silhouette, _ landmarks: TopLandmarks) -> [Point] {
        let (left, right) = (landmarks.left.neckPoint, landmarks.right.neckPoint)
        let width = right.x - left.x
        guard width > 8, let top = silhouette.top(at: (left.x + right.x) / 2) else { return [] }
        let dip = top - (left.y + right.y) / 2
        if dip > 0.22 * width { return [] }
        let gradient = gradient(of: image)
        let usual = Curve(left: left, right: right, depth: 0.36, power: 2)
        var (scores, round, deep) = ([Double](), (score: 0.0, curve: usual), (score: 0.0, curve: usual))
        for power in [2.0, 1.15] {
            for depth in stride(from: 0.22, through: 0.801, by: 0.02) {
                let curve = Curve(left: left, right: right, depth: depth, power: power)
                let along = stride(from: -0.8, through: 0.801, by: 0.05).map {
                    Double(gradient.bilinear(curve.point($0)))
                }
                let score = percentile(along, 0.35) * (1 - 0.35 * (depth - 0.36).magnitude)
                scores.append(score)
                if depth <= 0.5, score > round.score { round = (score, curve) }
                if depth > 0.5, score > deep.score { deep = (score, curve) }
            }
        }
        // A print on the chest has edges too: a deep neckline must be much clearer than a usual one.
        let best = deep.score > 1.4 * round.score ? deep : round
        let chosen = best.score >= 1.15 * median(scores) ? best.curve : usual
        return stride(from: -1, through: 1.001, by: 1.0 / 16).map { chosen.point($0) }
    }

    private struct Curve {
        var left: Point
        var right: Point
        /// Of the neck's width.
        var depth: Double
        /// 2 is round, 1.15 nearly a V.
        var power: Double

        /// `u` runs from -1 at the left neck point to 1 at the right.
        func point(_ u: Double) -> Point {
            let part = (u + 1) / 2
            let line = left.y + (right.y - left.y) * part
            return Point(
                x: left.x + (right.x - left.x) * part,
                y: line + depth * (right.x - left.x) * (1 - pow(u.magnitude, power)))
        }
    }

    private static func gradient(of image: Image) -> Plane {
        let lab = LabImage(image).pixels
        let soft = LinearImage(width: image.width, height: image.height, pixels: lab).blurred(sigma: 1)
        var gradient = Plane(width: image.width, height: image.height)
        for y in 1..<(image.height - 1) {
            for x in 1..<(image.width - 1) {
                var dx = soft[x + 1, y] - soft[x - 1, y]
                var dy = soft[x, y + 1] - soft[x, y - 1]
                (dx.w, dy.w) = (0, 0)
                gradient[x, y] = ((dx * dx).sum() + (dy * dy).sum()).squareRoot()
            }
        }
        return gradient
    }
}
