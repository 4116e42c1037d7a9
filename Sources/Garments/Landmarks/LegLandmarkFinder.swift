import Catalog
import Imaging

/// Waist, crotch and hems of trousers and shorts that lie or hang upright.
struct LegLandmarkFinder {
    let silhouette: Silhouette

    func find() throws(Refusal) -> LegLandmarks {
        let band = try WaistBand(silhouette)
        let gap = try legGap(axis: band.axis)
        guard let crotch = gap.last else { throw .crotchNotFound }
        let depth = (crotch.y - silhouette.top) / silhouette.height
        guard depth > 0.15, depth < 0.93 else { throw .crotchNotFound }
        let left = try hem(side: -1, gap: gap, crotch: crotch)
        let right = try hem(side: 1, gap: gap, crotch: crotch)
        let lengths = [(left.outer.y + left.inner.y) / 2 - crotch.y, (right.outer.y + right.inner.y) / 2 - crotch.y]
        guard let shortest = lengths.min(), let longest = lengths.max(), shortest > 0.45 * longest else {
            throw .legNotFound
        }
        return LegLandmarks(
            axisX: band.axis, waistLeft: band.left, waistRight: band.right, crotch: crotch, leftHemOuter: left.outer,
            leftHemInner: left.inner, rightHemInner: right.inner, rightHemOuter: right.outer)
    }

    /// The middle of the background between the legs, row by row from the hem up to the crotch.
    private func legGap(axis: Double) throws(Refusal) -> [Point] {
        let reach = 0.25 * Double(silhouette.box.width)
        var gap: [Point] = []
        for row in silhouette.rows(0.1, 1).reversed() {
            let runs = silhouette.runs(row: row)
            var nearest: Point?
            for (left, right) in zip(runs, runs.dropFirst()) where right.lowerBound - left.upperBound >= 2 {
                let middle = (left.upperBound + right.lowerBound) / 2
                let aim = gap.last?.x ?? axis
                guard (middle - axis).magnitude < reach else { continue }
                if let last = gap.last {
                    // A gap goes on where it was; it may widen downwards, so its old middle lies in the new one.
                    guard (middle - last.x).magnitude < max(4, 0.06 * Double(silhouette.box.width)) else { continue }
                }
                if nearest.map({ (middle - aim).magnitude < ($0.x - aim).magnitude }) ?? true {
                    nearest = Point(x: middle, y: Double(row))
                }
            }
            if let nearest {
                gap.append(nearest)
            } else if gap.count > 8 {
                return gap
            } else if !gap.isEmpty {
                gap = []
            }
        }
        throw .crotchNotFound
    }

    /// The corners of one leg's end: the furthest points down and to the side, on this side of the gap.
    private func hem(
        side: Double, gap: [Point], crotch: Point
    ) throws(Refusal) -> (outer: Point, inner: Point) {
        guard let first = gap.first else { throw .legNotFound }
        let leg = silhouette.outline.filter { point in
            point.y > crotch.y && (point.x - self.gapX(at: point.y, gap, first)) * side > 0
        }
        guard let lowest = leg.map(\.y).max() else { throw .legNotFound }
        let end = leg.filter { $0.y > lowest - 0.35 * (lowest - crotch.y) }
        let outer = end.max { $0.x * side + $0.y < $1.x * side + $1.y }
        let inner = end.max { -$0.x * side + $0.y < -$1.x * side + $1.y }
        guard let outer, let inner else { throw .legNotFound }
        return (outer, inner)
    }

    private func gapX(at y: Double, _ gap: [Point], _ first: Point) -> Double {
        let index = Int((first.y - y).rounded())
        return index <= 0 ? first.x : gap[min(index, gap.count - 1)].x
    }
}

/// Waist and hem of a skirt.
struct SkirtLandmarkFinder {
    let silhouette: Silhouette

    func find() throws(Refusal) -> SkirtLandmarks {
        let band = try WaistBand(silhouette)
        let low = silhouette.outline.filter { $0.y > silhouette.bottom - 0.3 * silhouette.height }
        let left = low.max { $0.y - $0.x < $1.y - $1.x }
        let right = low.max { $0.y + $0.x < $1.y + $1.x }
        guard let left, let right, right.x - left.x > 0.2 * Double(silhouette.box.width) else {
            throw .landmarksNotFound
        }
        return SkirtLandmarks(
            axisX: band.axis, waistLeft: band.left, waistRight: band.right, hemLeft: left, hemRight: right)
    }
}

/// The upper end of trousers, shorts and skirts.
private struct WaistBand {
    let axis: Double
    let left: Point
    let right: Point

    /// Width and middle are medians over rows a little below the edge, which lies crooked more often than not.
    init(_ silhouette: Silhouette) throws(Refusal) {
        let middle = Double(silhouette.box.x) + Double(silhouette.box.width) / 2
        let runs = silhouette.rows(0.08, 0.14).compactMap { silhouette.run(row: $0, near: middle) }
        guard !runs.isEmpty else { throw .landmarksNotFound }
        let half = median(runs.map { ($0.upperBound - $0.lowerBound) / 2 })
        let centre = median(runs.map { ($0.upperBound + $0.lowerBound) / 2 })
        guard half > 4 else { throw .landmarksNotFound }
        func corner(_ side: Double) -> Point {
            let tops = stride(from: 0.5, through: 0.92, by: 0.06).compactMap {
                silhouette.top(at: centre + side * half * $0)
            }
            return Point(x: centre + side * half, y: tops.isEmpty ? silhouette.top : median(tops))
        }
        (axis, left, right) = (centre, corner(-1), corner(1))
    }
}
