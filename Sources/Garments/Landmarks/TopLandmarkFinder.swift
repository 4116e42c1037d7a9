import Catalog
import Foundation
import Imaging

/// Neck, shoulders, armpits, cuffs and hem of what is worn above, and of dresses.
struct TopLandmarkFinder {
    let silhouette: Silhouette
    let category: Catalog.Category
    let axis: Double
    /// Half the torso's width, where no sleeve disturbs it.
    let torso: Double
    let hem: Double
    private let neckLeft: Point
    private let neckRight: Point

    /// - Parameter axis: the column of symmetry when it is known; else the middle of the torso's rows.
    init(_ silhouette: Silhouette, category: Catalog.Category, axis known: Double? = nil) throws(Refusal) {
        self.silhouette = silhouette
        self.category = category
        let middle = Double(silhouette.box.x) + Double(silhouette.box.width) / 2
        let runs = silhouette.rows(0.60, 0.92).compactMap { silhouette.run(row: $0, near: known ?? middle) }
        guard !runs.isEmpty else { throw .landmarksNotFound }
        let axis = known ?? median(runs.map { ($0.lowerBound + $0.upperBound) / 2 })
        self.axis = axis
        torso = percentile(
            silhouette.rows(0.55, 0.92).compactMap { silhouette.run(row: $0, near: axis) }
                .map { ($0.upperBound - $0.lowerBound) / 2 }, 0.35)
        guard torso > 6 else { throw .landmarksNotFound }
        let bottoms = (-2...2).compactMap { Self.lowest(silhouette.mask, column: Int(axis) + $0) }
        guard !bottoms.isEmpty else { throw .landmarksNotFound }
        hem = median(bottoms)
        neckLeft = try Self.neckPoint(silhouette, axis: axis, torso: torso, side: -1)
        neckRight = try Self.neckPoint(silhouette, axis: axis, torso: torso, side: 1)
    }

    func find() throws(Refusal) -> TopLandmarks {
        var left = seen(side: -1)
        var right = seen(side: 1)
        SleeveAgreement(finder: self).settle(&left, &right)
        guard let leftSleeve = left.landmarks(self), let rightSleeve = right.landmarks(self) else {
            throw .sleeveNotFound
        }
        let corners = hemCorners()
        return TopLandmarks(
            axisX: axis, torsoHalfWidth: torso, left: leftSleeve, right: rightSleeve, neckline: [], hemY: hem,
            hemLeft: corners.left, hemRight: corners.right)
    }

    func neckPoint(side: Double) -> Point { side < 0 ? neckLeft : neckRight }

    /// Rows from the neck point to the hem.
    func length(side: Double) -> Double { max(hem - neckPoint(side: side).y, 1) }

    /// The highest place beside the collar's middle, not too far from where it usually is.
    private static func neckPoint(
        _ silhouette: Silhouette, axis: Double, torso: Double, side: Double
    ) throws(Refusal) -> Point {
        var (best, least) = (Point(x: axis, y: 0), Double.infinity)
        for distance in stride(from: 0.18 * torso, through: 0.62 * torso, by: 0.5) {
            guard let top = silhouette.top(at: axis + side * distance) else { continue }
            let cost = top + 0.30 * (distance - 0.38 * torso).magnitude
            if cost < least { (best, least) = (Point(x: axis + side * distance, y: top), cost) }
        }
        guard least < .infinity else { throw .landmarksNotFound }
        return best
    }

    private static func lowest(_ mask: Mask, column: Int) -> Double? {
        guard column >= 0, column < mask.width else { return nil }
        return (0..<mask.height).last { mask.bytes[$0 * mask.width + column] >= 128 }.map { Double($0 + 1) }
    }

    /// The torso's lower corners: the furthest points down and to the side within the torso's last rows.
    private func hemCorners() -> (left: Point, right: Point) {
        let row = Int(hem - 0.05 * silhouette.height)
        let run = silhouette.run(row: row, near: axis) ?? (axis - torso)..<(axis + torso)
        let slack = 0.06 * (run.upperBound - run.lowerBound)
        let low = silhouette.outline.filter {
            $0.y > hem - 0.15 * silhouette.height && $0.x > run.lowerBound - slack && $0.x < run.upperBound + slack
        }
        let left = low.filter { $0.x < axis }.max { $0.y - $0.x < $1.y - $1.x }
        let right = low.filter { $0.x > axis }.max { $0.y + $0.x < $1.y + $1.x }
        return (left ?? Point(x: run.lowerBound, y: hem), right ?? Point(x: run.upperBound, y: hem))
    }
}

/// What one side of a top shows, before the two sides are made to agree.
struct SleeveSighting {
    var side: Double
    var mode: SleeveLandmarks.Mode
    /// The top of the gap between sleeve and torso, or of the slit beside a hanging sleeve.
    var notch: Point?
    var tip: Point
    var cuffOuter: Point?
    var cuffInner: Point?
    /// From shoulder tip over the cuff to the notch, when there is one.
    var chain: [Point]
    /// Widest of the upper part over the usual of the lower.
    var flare: Double
    /// How deep the outline below the shoulder curves in, as a share of the greatest half width.
    var armhole: Double

    var cuff: Point? {
        guard let cuffOuter, let cuffInner else { return nil }
        return Point(x: (cuffOuter.x + cuffInner.x) / 2, y: (cuffOuter.y + cuffInner.y) / 2)
    }

    /// From the shoulder tip down to the cuff, 0 is straight down, positive away from the torso.
    var degreesOut: Double? {
        cuff.map { atan2(($0.x - tip.x) * side, max($0.y - tip.y, 1e-6)) * 180 / .pi }
    }
}

extension TopLandmarkFinder {
    /// Looks for a gap under the arm; without one decides between a hanging sleeve and none.
    func seen(side: Double) -> SleeveSighting {
        let neck = neckPoint(side: side)
        var sighting = SleeveSighting(
            side: side, mode: .none, notch: nil, tip: hangingTip(side: side), cuffOuter: nil, cuffInner: nil,
            chain: [], flare: flare(side: side), armhole: 0)
        sighting.armhole = armholeDepth(side: side, from: sighting.tip)
        guard let gap = gap(side: side), gap.notch.y - neck.y > 0.10 * length(side: side) else {
            if hasHole(side: side) { sighting.mode = .down }
            return sighting
        }
        (sighting.notch, sighting.chain) = (gap.notch, gap.chain)
        (sighting.cuffOuter, sighting.cuffInner) = (gap.outer, gap.inner)
        let depth = gap.notch.y - neck.y
        let share = depth / length(side: side)
        let isSlit = share > 0.50 || (share > 0.42 && depth > 1.45 * (gap.tip.x - axis).magnitude)
        sighting.mode = isSlit ? .down : .gap
        if !isSlit { sighting.tip = gap.tip }
        return sighting
    }

    /// Shorter than this share of the torso's half width, what stands out at the shoulder is no sleeve.
    private var leastSleeve: Double {
        switch category {
        case .tShirt: 0.10
        case .dress, .outwear: 0.30
        default: 0.22
        }
    }

    /// Whether background shows through between torso and sleeve, whose cuff touches the torso.
    private func hasHole(side: Double) -> Bool {
        let rows = silhouette.rows(0.25, 0.95)
        var area = 0
        for row in rows {
            for (left, right) in zip(silhouette.runs(row: row), silhouette.runs(row: row).dropFirst()) {
                let middle = ((left.upperBound + right.lowerBound) / 2 - axis) * side
                if middle > 0.4 * torso, middle < 1.6 * torso { area += Int(right.lowerBound - left.upperBound) }
            }
        }
        return Double(area) > 0.012 * silhouette.height * torso
    }

    struct Gap {
        var notch: Point
        var tip: Point
        var outer: Point
        var inner: Point
        var chain: [Point]
    }

    /// A sleeve that background separates from the torso.
    func gap(side: Double) -> Gap? {
        guard let notch = notch(side: side) else { return nil }
        let notchIndex = silhouette.outlineIndex(nearest: notch)
        // Further from the outline, it is a closed hole.
        guard silhouette.outline[notchIndex].distance(to: notch) <= 0.08 * torso + 3 else { return nil }
        let tipX = notch.x - side * 0.04 * torso
        guard let tipY = silhouette.top(at: tipX) else { return nil }
        let tipIndex = silhouette.outlineIndex(nearest: Point(x: tipX, y: tipY))
        let chain =
            side > 0
            ? silhouette.outline(from: tipIndex, to: notchIndex)
            : Array(silhouette.outline(from: notchIndex, to: tipIndex).reversed())
        guard chain.count > 4, chain.count * 2 < silhouette.outline.count else { return nil }
        let (tip, armpit) = (chain[0], chain[chain.count - 1])
        let far = Self.furthest(chain, from: tip, to: armpit, in: 0..<chain.count)
        let corner = chain[far.index]
        let root = Point(x: (tip.x + armpit.x) / 2, y: (tip.y + armpit.y) / 2)
        let length = corner.distance(to: root)
        guard length > leastSleeve * torso else { return nil }
        let before = Self.furthest(chain, from: tip, to: corner, in: 0..<(far.index + 1))
        let after = Self.furthest(chain, from: corner, to: armpit, in: far.index..<chain.count)
        var gap = Gap(notch: armpit, tip: tip, outer: corner, inner: armpit, chain: chain)
        if max(before.distance, after.distance) > 0.10 * length {
            if before.distance > after.distance {
                (gap.outer, gap.inner) = (chain[before.index], corner)
            } else {
                gap.inner = chain[after.index]
            }
        }
        return gap
    }

    /// Going outwards from the torso, the first column that the garment leaves well above the hem; from there the
    /// highest place nearby.
    private func notch(side: Double) -> Point? {
        let (top, bottom, height) = (silhouette.top, silhouette.bottom, silhouette.height)
        func isUnderArm(_ x: Double) -> Bool {
            guard let upper = silhouette.top(at: x), let lower = silhouette.bottom(at: x) else { return false }
            return lower < bottom - 0.20 * height && lower - upper > 0.05 * height && upper < top + 0.55 * height
                && lower > top + 0.12 * height
        }
        let limit = Double(silhouette.mask.width)
        var x = axis + side * 0.55 * torso
        while x >= 0, x < limit, !isUnderArm(x) { x += side }
        guard x >= 0, x < limit else { return nil }
        let beyond = stride(from: x, to: side > 0 ? limit : 0, by: side).count { silhouette.top(at: $0) != nil }
        guard Double(beyond) >= 0.12 * torso else { return nil }
        var (best, least) = (Point(x: x, y: 0), Double.infinity)
        for offset in stride(from: 0, through: 0.14 * torso, by: 1) {
            guard isUnderArm(x + side * offset), let lower = silhouette.bottom(at: x + side * offset) else { continue }
            if lower + 0.15 * offset < least {
                (best, least) = (Point(x: x + side * offset, y: lower), lower + 0.15 * offset)
            }
        }
        return least < .infinity ? best : nil
    }

    static func furthest(
        _ chain: [Point], from a: Point, to b: Point, in range: Range<Int>
    ) -> (index: Int, distance: Double) {
        var best = (index: range.lowerBound, distance: 0.0)
        for index in range {
            let distance = chain[index].distance(toSegment: a, b)
            if distance > best.distance { best = (index, distance) }
        }
        return best
    }

    /// How far out the garment reaches in a row.
    func reach(row: Int, side: Double) -> Double? {
        let runs = silhouette.runs(row: row)
        guard let outermost = side > 0 ? runs.last?.upperBound : runs.first?.lowerBound else { return nil }
        return max((outermost - axis) * side, 0)
    }

    private func flare(side: Double) -> Double {
        let upper = silhouette.rows(0.12, 0.45).compactMap { reach(row: $0, side: side) }.max() ?? 0
        let lower = median(silhouette.rows(0.60, 0.90).compactMap { reach(row: $0, side: side) })
        return upper / max(lower, 1)
    }

    /// The end of the shoulder of a sleeve that hangs: the first place on the outline, far enough from the neck,
    /// where it turns down.
    func hangingTip(side: Double) -> Point {
        let neck = neckPoint(side: side)
        let reaches = silhouette.rows(0, 1).compactMap { reach(row: $0, side: side) }
        let nearest = max(1.35 * (neck.x - axis).magnitude, 0.52 * percentile(reaches, 0.85))
        let outline = silhouette.outline
        let start = silhouette.outlineIndex(nearest: neck)
        let ahead = max(3, Int(0.035 * silhouette.height))
        let count = outline.count
        for offset in 0..<(count / 2) {
            let here = outline[(start + (side > 0 ? offset : count - offset)) % count]
            guard (here.x - axis) * side >= nearest else { continue }
            let there = outline[(start + (side > 0 ? offset + ahead : 2 * count - offset - ahead)) % count]
            let degrees = atan2(there.y - here.y, (there.x - here.x) * side) * 180 / .pi
            if degrees > 52 { return here }
        }
        return Point(x: axis + side * nearest, y: silhouette.top(at: axis + side * nearest) ?? neck.y)
    }

    /// How deep the outline below the shoulder curves in under a straight edge laid against it, as a share of the
    /// greatest half width: an armhole.
    private func armholeDepth(side: Double, from tip: Point) -> Double {
        let rows = Int(tip.y)..<min(Int(tip.y + 0.36 * silhouette.height), silhouette.mask.height)
        let edge: [Point] = rows.compactMap { row in
            reach(row: row, side: side).map { Point(x: $0, y: Double(row)) }
        }
        guard edge.count > 4 else { return 0 }
        let widest = max(edge.map(\.x).max() ?? 1, 1)
        // The outer hull of the edge, rows ascending.
        var hull: [Point] = []
        for point in edge {
            while hull.count >= 2 {
                let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
                if (b.x - a.x) * (point.y - a.y) <= (point.x - a.x) * (b.y - a.y) { hull.removeLast() } else { break }
            }
            hull.append(point)
        }
        var (deepest, piece) = (0.0, 0)
        for point in edge {
            while piece + 2 < hull.count, hull[piece + 1].y < point.y { piece += 1 }
            guard piece + 1 < hull.count else { break }
            let (a, b) = (hull[piece], hull[piece + 1])
            let straight = a.x + (b.x - a.x) * (point.y - a.y) / max(b.y - a.y, 1e-9)
            deepest = max(deepest, straight - point.x)
        }
        return deepest / widest
    }
}

extension Point {
    func distance(toSegment a: Point, _ b: Point) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let square = dx * dx + dy * dy
        let part = square > 0 ? min(max(((x - a.x) * dx + (y - a.y) * dy) / square, 0), 1) : 0
        return distance(to: Point(x: a.x + part * dx, y: a.y + part * dy))
    }
}
