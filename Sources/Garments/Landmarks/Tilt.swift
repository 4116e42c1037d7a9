import Catalog
import Foundation
import Imaging

/// How far a garment leans: the line through the middles of its torso's rows.
enum Tilt {
    /// Degrees from upright, positive when the top leans to the right; 0 when it cannot be told. A large measured
    /// tilt is nearly always a mistake, so it counts as 0.
    static func degrees(of mask: Mask, fit: Catalog.Category.Fit) -> Double {
        guard let silhouette = Silhouette(mask) else { return 0 }
        let (from, to, limit) =
            switch fit {
            case .top: (0.60, 0.92, 9.0)
            case .dress: (0.60, 0.92, 9.0)
            case .legs: (0.05, 0.35, 12.0)
            case .skirt: (0.05, 0.95, 12.0)
            }
        let middle = Double(silhouette.box.x) + Double(silhouette.box.width) / 2
        let points: [(y: Double, x: Double)] = silhouette.rows(from, to).compactMap { row in
            guard let run = silhouette.run(row: row, near: middle) else { return nil }
            return (Double(row), (run.lowerBound + run.upperBound) / 2)
        }
        guard let line = robustLine(points) else { return 0 }
        let degrees = -atan(line.slope) * 180 / .pi
        return degrees.magnitude > limit ? 0 : degrees
    }

    /// Least squares, three times, each time without what lies far from the last line.
    private static func robustLine(_ points: [(y: Double, x: Double)]) -> (slope: Double, offset: Double)? {
        var kept = points
        var line: (slope: Double, offset: Double)?
        for _ in 0..<3 {
            guard kept.count >= 8 else { return line }
            let count = Double(kept.count)
            let meanY = kept.reduce(0) { $0 + $1.y } / count
            let meanX = kept.reduce(0) { $0 + $1.x } / count
            let square = kept.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
            let product = kept.reduce(0) { $0 + ($1.y - meanY) * ($1.x - meanX) }
            guard square > 0 else { return nil }
            let slope = product / square
            let offset = meanX - slope * meanY
            line = (slope, offset)
            let errors = points.map { ($0.x - slope * $0.y - offset).magnitude }
            let limit = 2.5 * max(median(errors), 0.5)
            kept = zip(points, errors).filter { $0.1 <= limit }.map(\.0)
        }
        return line
    }
}
