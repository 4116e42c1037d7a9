import Catalog
import Imaging

/// Waist, crotch and hems of trousers and shorts that lie or hang upright.
struct LegLandmarkFinder {
    let silhouette: Silhouette
    let category: Catalog.Category

    func find() throws(Refusal) -> LegLandmarks {
        let band = try WaistBand(silhouette)
        do throws(Refusal) {
            return try parted(band)
        } catch .crotchNotFound where category == .shorts {
            return try closed(band)
        }
    }

    private func parted(_ band: WaistBand) throws(Refusal) -> LegLandmarks {
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

    /// Shorts whose legs touch: parted down the middle, from where the crotch of most shorts is.
    private func closed(_ band: WaistBand) throws(Refusal) -> LegLandmarks {
        let low = silhouette.outline.filter { $0.y > silhouette.bottom - 0.3 * silhouette.height }
        let left = low.max { $0.y - $0.x < $1.y - $1.x }
        let right = low.max { $0.y + $0.x < $1.y + $1.x }
        guard let left, let right else { throw .crotchNotFound }
        let middle = (left.x + right.x) / 2
        guard let hem = silhouette.bottom(at: middle), hem > silhouette.bottom - 0.25 * silhouette.height else {
            throw .crotchNotFound
        }
        let top = (band.left.y + band.right.y) / 2
        let inner = Point(x: middle, y: hem)
        return LegLandmarks(
            axisX: band.axis, waistLeft: band.left, waistRight: band.right,
            crotch: Point(x: middle, y: top + 0.72 * (hem - top)), leftHemOuter: left, leftHemInner: inner,
            rightHemInner: inner, rightHemOuter: right)
    }

    /// The middle of the background between the legs, row by row from the hem up to the crotch; of several such gaps
    /// the tallest.
    private func legGap(axis: Double) throws(Refusal) -> [Point] {
        var tallest: [Point] = []
        var gap: [Point] = []
        for row in silhouette.rows(0.1, 1).reversed() {
            if let middle = gapMiddle(row: row, axis: axis, below: gap.last) {
                gap.append(middle)
            } else {
                gap = []
            }
            if gap.count > tallest.count { tallest = gap }
        }
        guard Double(tallest.count) > max(4, 0.02 * silhouette.height) else { throw .crotchNotFound }
        return tallest
    }

    /// The middle of the gap in a row that goes on from the row below, or is nearest to the axis.
    private func gapMiddle(row: Int, axis: Double, below: Point?) -> Point? {
        let width = Double(silhouette.box.width)
        let runs = silhouette.runs(row: row)
        let middles: [Double] = zip(runs, runs.dropFirst()).compactMap { left, right in
            guard right.lowerBound - left.upperBound >= 2 else { return nil }
            let middle = (left.upperBound + right.lowerBound) / 2
            guard (middle - axis).magnitude < 0.25 * width else { return nil }
            if let below, (middle - below.x).magnitude >= max(4, 0.06 * width) { return nil }
            return middle
        }
        let aim = below?.x ?? axis
        return middles.min { ($0 - aim).magnitude < ($1 - aim).magnitude }.map { Point(x: $0, y: Double(row)) }
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
        // From the first to the last run: behind an open waist the background may show.
        let runs: [Range<Double>] = silhouette.rows(0.08, 0.14).compactMap { row in
            let runs = silhouette.runs(row: row)
            guard let first = runs.first, let last = runs.last else { return nil }
            return first.lowerBound..<last.upperBound
        }
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
