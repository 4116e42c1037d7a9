import Avatars
import Catalog
import Foundation
import Garments
import Imaging

/// Trousers and shorts: rows stay rows, each leg on its leg.
struct LegsFit {
    let outline: Outline
    let marks: LegLandmarks
    let body: BodyLandmarks
    let isShorts: Bool
    private let waistY: Double
    private let crotchY: Double
    private let ankleY: Double
    private let top: Double
    private let rise: Double
    private let leg: Double

    init(cut: GarmentCut, marks: LegLandmarks, body: BodyLandmarks) {
        outline = Outline(cut)
        self.marks = marks
        self.body = body
        isShorts = cut.category == .shorts
        waistY = body.waistY - 0.014
        crotchY = body.crotchY - 0.004
        ankleY = 0.042
        top = (marks.waistLeft.y + marks.waistRight.y) / 2
        rise = marks.crotch.y - top
        leg =
            (marks.leftHemOuter.y + marks.leftHemInner.y + marks.rightHemInner.y + marks.rightHemOuter.y) / 4
            - marks.crotch.y
    }

    func fit(arms: [ArmFit]) throws(Refusal) -> Fit {
        guard rise > 8, leg > 2 else { throw .crotchNotFound }
        if !isShorts { try checkTrouserLegs() }
        let scale = try garmentScale()
        var knots = riseKnots(scale)
        let riseCount = knots.count
        knots += legKnots(scale, seat: knots.last)
        guard riseCount >= 4 else { throw .landmarksNotFound }
        guard knots.count - riseCount >= (isShorts ? 2 : 5), let map = RowMap(knots, top: waistY + 0.012) else {
            throw .legNotFound
        }
        return Fit(pieces: [.rows(map)], arms: arms, replaces: .shorts, scale: scale)
    }

    /// Legs that lie on each other hide the crotch, folded ones their length.
    private func checkTrouserLegs() throws(Refusal) {
        if rise > 0.60 * (rise + leg) { throw .crotchNotFound }
        if let seat = halfWidth(at: 0.70), leg < 1.3 * seat { throw .legNotFound }
    }

    /// Body heights a pixel, by the seat; shorts by seat and waist.
    private func garmentScale() throws(Refusal) -> Double {
        guard let seat = halfWidth(at: 0.70) else { throw .landmarksNotFound }
        let bySeat = 1.07 * body.halfWidth(y: body.hipY) / seat
        guard isShorts else { return bySeat }
        let waist = stride(from: 0.08, through: 0.14, by: 0.01).compactMap { halfWidth(at: $0) }.percentile(0.5)
        guard waist > 0 else { return bySeat }
        return (bySeat + 1.02 * body.halfWidth(y: waistY) / waist) / 2
    }

    private func halfWidth(at share: Double) -> Double? {
        outline.run(y: top + share * rise, around: marks.axisX).map { ($0.upperBound - $0.lowerBound) / 2 }
    }

    private func riseKnots(_ scale: Double) -> [RowMap.Knot] {
        let slack = isShorts ? 0.020 : 0.030
        // The outer edge runs into that of the legs without a step.
        let thigh = thighHalfWidth(scale)
        var knots: [RowMap.Knot] = []
        for share in [0.14, 0.24, 0.34, 0.46, 0.58, 0.70, 0.82, 0.93, 0.995] {
            let cutY = top + share * rise
            guard let run = outline.run(y: cutY, around: marks.axisX) else { continue }
            // A row that is already split shows one leg only.
            if let above = knots.last?.cut, run.upperBound - run.lowerBound < 0.7 * (above[3] - above[0]) { continue }
            let bodyY = waistY - share * (waistY - crotchY)
            let bare = body.halfWidth(y: bodyY)
            let own = 0.97 * scale * (run.upperBound - run.lowerBound) / 2
            let free = min(max(bare + 0.005, own), bare + 0.004 + (share - 0.02) * slack)
            let half = max(bare + 0.004, free + (thigh - free) * pow(max(share - 0.5, 0) * 2, 2))
            let middle = marks.axisX + (marks.crotch.x - marks.axisX) * share * share
            knots.append(
                .init(
                    bodyY: bodyY, cutY: cutY, body: [-half, 0, 0, half],
                    cut: [run.lowerBound, middle, middle, run.upperBound]))
        }
        return knots
    }

    /// The outer edge of the cloth a little below the crotch.
    private func thighHalfWidth(_ scale: Double) -> Double {
        let widths = [0.08, 0.10, 0.12].compactMap { legRuns(marks.crotch.y + $0 * leg) }.flatMap { left, right in
            [left.upperBound - left.lowerBound, right.upperBound - right.lowerBound]
        }
        return legEdges(crotchY - 0.08 * length(scale), 0.08, scale, widths.percentile(0.5), nil).1
    }

    private func legKnots(_ scale: Double, seat: RowMap.Knot?) -> [RowMap.Knot] {
        let bodyLeg = length(scale)
        var knots: [RowMap.Knot] = []
        var before: (left: ClosedRange<Double>, right: ClosedRange<Double>, cutY: Double)?
        for share in [0.006, 0.018, 0.035, 0.06, 0.10, 0.16, 0.24, 0.36, 0.48, 0.60, 0.72, 0.84, 0.94] {
            let cutY = marks.crotch.y + share * leg
            guard let (left, right) = legRuns(cutY) else { continue }
            let widths = (left.upperBound - left.lowerBound, right.upperBound - right.lowerBound)
            if min(widths.0, widths.1) < 0.4 * max(widths.0, widths.1) { continue }
            if share > 0.06, let before {
                // Below a corner of a slanted hem rows are no whole legs; the widths above it go on.
                let steep = 0.8 * (cutY - before.cutY)
                let inwards = max(
                    left.lowerBound - before.left.lowerBound, before.right.upperBound - right.upperBound)
                if inwards > steep { break }
                if jumps(left, before.left) || jumps(right, before.right) { continue }
            }
            before = (left, right, cutY)
            let bodyY = crotchY - share * bodyLeg
            let (l1, l0) = legEdges(bodyY, share, scale, widths.0, seat)
            let (r1, r0) = legEdges(bodyY, share, scale, widths.1, seat)
            knots.append(
                .init(
                    bodyY: bodyY, cutY: cutY, body: [-l0, -l1, r1, r0],
                    cut: [left.lowerBound, left.upperBound, right.lowerBound, right.upperBound]))
        }
        return knots
    }

    private func jumps(_ run: ClosedRange<Double>, _ before: ClosedRange<Double>) -> Bool {
        ((run.upperBound - run.lowerBound) / (before.upperBound - before.lowerBound) - 1).magnitude > 0.22
    }

    /// The runs of the two legs: around the gap, which is followed from the crotch.
    private func legRuns(_ cutY: Double) -> (ClosedRange<Double>, ClosedRange<Double>)? {
        let runs = outline.runs(y: cutY, least: Double(outline.width) * 0.02)
        var best: (ClosedRange<Double>, ClosedRange<Double>)?
        var nearest = Double.infinity
        for (left, right) in zip(runs, runs.dropFirst()) {
            let gap = (left.upperBound + right.lowerBound) / 2
            if (gap - marks.crotch.x).magnitude < nearest {
                nearest = (gap - marks.crotch.x).magnitude
                best = (left, right)
            }
        }
        return best
    }

    /// Inner and outer edge of one trouser leg at a height.
    private func legEdges(
        _ bodyY: Double, _ share: Double, _ scale: Double, _ cutWidth: Double, _ seat: RowMap.Knot?
    ) -> (Double, Double) {
        let (inner, outer) = body.leg(y: min(bodyY, body.crotchY - 0.008))
        let bare = (outer - inner) / 2
        let half = max(bare + 0.0045, min(0.9 * scale * cutWidth / 2, bare + (isShorts ? 0.011 : 0.024)))
        let centre = (inner + outer) / 2 + 0.25 * (half - bare)
        let gap = 0.0014 * min(1, share / 0.05)
        var edges = (max(centre - half, gap), centre + half)
        if share < 0.06, let seat {
            let t = share / 0.06
            edges = (edges.0 * t + gap * (1 - t), edges.1 * t + seat.body[3] * (1 - t))
        }
        return edges
    }

    /// From crotch to hem on the body.
    private func length(_ scale: Double) -> Double {
        let whole = crotchY - ankleY
        if isShorts { return (scale * leg).clamped(0.035, 0.62 * whole) }
        guard let seat = halfWidth(at: 0.70) else { return whole }
        let ratio = leg / seat
        return ratio > 2.0 ? 0.985 * whole : whole * ratio / 2.15
    }
}
