import Catalog
import Imaging

/// Makes the two sides of a top agree: what one photo shows of two sleeves is often only half the truth.
struct SleeveAgreement {
    let finder: TopLandmarkFinder

    func settle(_ left: inout SleeveSighting, _ right: inout SleeveSighting) {
        if left.mode == .none || right.mode == .none {
            let isBare = left.mode == .none && right.mode == .none && isSleeveless(left, right)
            if left.mode == .none, !isBare { left.mode = .down }
            if right.mode == .none, !isBare { right.mode = .down }
        }
        dropWeakGap(&left, &right)
        alignTips(&left, &right)
        findCuffs(&left, &right)
        letBothHang(&left, &right)
    }

    /// Both sides without a gap: sleeveless when the outline curves in at both armholes and is not wider above than
    /// below.
    private func isSleeveless(_ left: SleeveSighting, _ right: SleeveSighting) -> Bool {
        let flare = (left.flare + right.flare) / 2
        switch finder.category {
        case .longsleeve, .shirt: return false
        case .tShirt: return flare < 1.05
        default:
            return flare < 1.10 && min(left.armhole, right.armhole) > 0.035 && left.armhole + right.armhole > 0.1
        }
    }

    /// Of two gaps at very different heights, the one with the shorter sleeve is a crease in the shoulder.
    private func dropWeakGap(_ left: inout SleeveSighting, _ right: inout SleeveSighting) {
        guard left.mode == .gap, right.mode == .gap, let leftNotch = left.notch, let rightNotch = right.notch,
            (leftNotch.y - rightNotch.y).magnitude > 0.12 * finder.silhouette.height
        else { return }
        if left.chain.count < right.chain.count { left.hang() } else { right.hang() }
    }

    /// The shoulder of a hanging sleeve has no corner; when the other side's is known, it mirrors that.
    private func alignTips(_ left: inout SleeveSighting, _ right: inout SleeveSighting) {
        if left.mode == .down, right.mode == .gap { left.tip = mirroredTip(of: right, side: -1) }
        if right.mode == .down, left.mode == .gap { right.tip = mirroredTip(of: left, side: 1) }
    }

    private func mirroredTip(of other: SleeveSighting, side: Double) -> Point {
        let x = finder.axis + side * (other.tip.x - finder.axis).magnitude
        return Point(x: x, y: finder.silhouette.top(at: x) ?? other.tip.y)
    }

    private func findCuffs(_ left: inout SleeveSighting, _ right: inout SleeveSighting) {
        if finder.category == .tShirt || finder.category == .dress {
            if left.mode == .down, right.mode == .gap { mirrorCuff(of: right, to: &left) }
            if right.mode == .down, left.mode == .gap { mirrorCuff(of: left, to: &right) }
        }
        if left.mode == .down, left.cuffOuter == nil { hangCuff(&left) }
        if right.mode == .down, right.cuffOuter == nil { hangCuff(&right) }
    }

    private func mirrorCuff(of other: SleeveSighting, to sleeve: inout SleeveSighting) {
        func mirrored(_ point: Point?) -> Point? { point.map { Point(x: 2 * finder.axis - $0.x, y: $0.y) } }
        sleeve.cuffOuter = mirrored(other.cuffOuter)
        sleeve.cuffInner = mirrored(other.cuffInner)
    }

    /// The end of a sleeve that hangs against the torso: where a band along the outer edge ends.
    private func hangCuff(_ sleeve: inout SleeveSighting) {
        let silhouette = finder.silhouette
        let reaches = silhouette.rows(0.1, 1).compactMap { finder.reach(row: $0, side: sleeve.side) }
        let outer = percentile(reaches, 0.97)
        let band = 0.30 * outer
        let ends: [Double] = stride(from: 0.25, through: 0.80, by: 0.05).compactMap { share in
            let column = Int(finder.axis + sleeve.side * (outer - band * share))
            guard column >= 0, column < silhouette.mask.width else { return nil }
            return (0..<silhouette.mask.height).last {
                silhouette.mask.bytes[$0 * silhouette.mask.width + column] >= 128
            }.map { Double($0 + 1) }
        }
        var end = ends.isEmpty ? finder.hem : median(ends)
        if finder.category == .tShirt {
            // A stub that ends with the shirt's own outer edge, not at its hem.
            end = min(end, silhouette.top + 0.42 * silhouette.height)
        }
        let row = max(0, min(Int(end) - 2, silhouette.mask.height - 1))
        let reach = finder.reach(row: row, side: sleeve.side) ?? outer
        sleeve.cuffOuter = Point(x: finder.axis + sleeve.side * reach, y: end)
        sleeve.cuffInner = Point(x: finder.axis + sleeve.side * max(reach - band, 0.3 * outer), y: end)
    }

    /// When one arm hangs and the other nearly does, both hang.
    private func letBothHang(_ left: inout SleeveSighting, _ right: inout SleeveSighting) {
        if left.mode == .down, right.mode == .gap, (right.degreesOut ?? 90) < 25 { right.mode = .down }
        if right.mode == .down, left.mode == .gap, (left.degreesOut ?? 90) < 25 { left.mode = .down }
    }
}

extension SleeveSighting {
    /// Forgets a gap that was none.
    mutating func hang() {
        (mode, notch, chain) = (.down, nil, [])
        (cuffOuter, cuffInner) = (nil, nil)
    }

    /// nil when a sleeve lacks its cuff.
    func landmarks(_ finder: TopLandmarkFinder) -> SleeveLandmarks? {
        let neck = finder.neckPoint(side: side)
        switch mode {
        case .none:
            let armpit = finder.armpitWithoutSleeve(side: side)
            return SleeveLandmarks(
                mode: .none, neckPoint: neck, shoulderTip: finder.strapTip(side: side), armpit: armpit,
                cuffOuter: finder.strapTip(side: side), cuffInner: armpit, outerEdge: [], innerEdge: [])
        case .gap:
            guard let notch, let cuffOuter, let cuffInner else { return nil }
            return SleeveLandmarks(
                mode: .gap, neckPoint: neck, shoulderTip: tip, armpit: notch, cuffOuter: cuffOuter,
                cuffInner: cuffInner, outerEdge: Self.piece(chain, to: cuffOuter),
                innerEdge: Self.piece(chain.reversed(), to: cuffInner))
        case .down:
            guard let cuffOuter, let cuffInner else { return nil }
            let shoulder = (tip.x - finder.axis).magnitude
            let depth = min(0.42 * finder.length(side: side), 1.05 * shoulder)
            var armpit = Point(x: tip.x - side * 0.06 * shoulder, y: neck.y + depth)
            // A slit that ends near there ends at the armpit.
            if let notch, (notch.y - armpit.y).magnitude < 0.12 * finder.silhouette.height { armpit = notch }
            return SleeveLandmarks(
                mode: .down, neckPoint: neck, shoulderTip: tip, armpit: armpit, cuffOuter: cuffOuter,
                cuffInner: cuffInner, outerEdge: [tip, cuffOuter], innerEdge: [armpit, cuffInner])
        }
    }

    private static func piece(_ chain: some Sequence<Point>, to end: Point) -> [Point] {
        var piece: [Point] = []
        for point in chain {
            piece.append(point)
            if point == end { break }
        }
        return piece
    }
}

extension TopLandmarkFinder {
    /// Both at the same height, the mean of the two sides': each alone is easily misled.
    func armpitWithoutSleeve(side: Double) -> Point {
        let row = Int(((armholeEnd(side: -1).y + armholeEnd(side: 1).y) / 2).rounded())
        return Point(x: axis + side * (run(row, side) ?? torso), y: Double(row))
    }

    /// Where the armhole of a sleeveless garment ends: the first row that is nearly as wide as what follows.
    private func armholeEnd(side: Double) -> Point {
        let rows = silhouette.rows(0.14, 0.60)
        let window = max(2, Int(0.10 * silhouette.height))
        for row in rows {
            guard let here = run(row, side) else { continue }
            let next = (row...min(row + window, silhouette.mask.height - 1)).compactMap { run($0, side) }.max() ?? here
            if here >= 0.95 * next { return Point(x: axis + side * here, y: Double(row)) }
        }
        let row = rows.upperBound - 1
        return Point(x: axis + side * (run(row, side) ?? torso), y: Double(row))
    }

    private func run(_ row: Int, _ side: Double) -> Double? {
        silhouette.run(row: row, near: axis).map { side > 0 ? $0.upperBound - axis : axis - $0.lowerBound }
    }

    /// The outer end of the shoulder of a sleeveless garment: furthest out and up.
    func strapTip(side: Double) -> Point {
        let limit = silhouette.top + 0.35 * silhouette.height
        let upper = silhouette.outline.filter { $0.y < limit && ($0.x - axis) * side > 0 }
        return upper.max { ($0.x - axis) * side - $0.y < ($1.x - axis) * side - $1.y } ?? neckPoint(side: side)
    }
}
