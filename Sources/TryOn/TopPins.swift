import Avatars
import Garments
import Imaging

extension TopFit {
    /// One map for the whole garment as long as no sleeve turns far; otherwise torso and sleeves each their own, which
    /// agree along the seams.
    func pieces() -> [Piece] {
        let turned = sleeves.filter { $0.mode == .gap && $0.turn.magnitude > 14 }
        guard !turned.isEmpty else {
            let pins = torsoPins() + sleeves.flatMap { sleevePins($0) }
            return [.spline(pins: pins, region: .all)]
        }
        var pieces: [Piece] = []
        for sleeve in turned {
            pieces.append(
                .spline(
                    pins: seamPins(sleeve) + shoulderLine(sleeve) + sleevePins(sleeve),
                    region: .inside(outlineOf(sleeve), overlap: 10)))
        }
        let straight = sleeves.filter { sleeve in !turned.contains { $0.side == sleeve.side } }
        pieces.append(
            .spline(
                pins: torsoPins() + turned.flatMap { seamPins($0).dropFirst(2) } + straight.flatMap { sleevePins($0) },
                region: .outside(turned.map { outlineOf($0) })))
        return pieces
    }

    private func torsoPins() -> [Pin] {
        sleeves.flatMap { sleeve in
            [
                Pin(cut: sleeve.marks.neckPoint, body: neck(sleeve)),
                Pin(cut: sleeve.marks.shoulderTip, body: tip(sleeve)),
                Pin(cut: sleeve.marks.armpit, body: armpit(sleeve)),
            ] + shoulderLine(sleeve)
        } + rowPins()
    }

    /// Eight rows from the lower armpit to the hem, five points each; rows that jump in width are left out.
    private func rowPins() -> [Pin] {
        let armpits = sleeves.map(\.marks.armpit.y).reduce(0, max)
        let hangs = sleeves.contains { $0.mode == .down }
        var pins: [Pin] = []
        var before: Double?
        for index in 0..<8 {
            let row = armpits + (marks.hemY - armpits) * (0.05 + 0.135 * Double(index))
            guard let run = outline.run(y: row, around: marks.axisX) else { continue }
            let half = (run.upperBound - run.lowerBound) / 2
            if !hangs, let before, (half / before - 1).magnitude > 0.22 { continue }
            before = half
            let widening = hangs ? 1 : widening(half: half, row: row)
            for share in [0, 0.25, 0.5, 0.75, 1] {
                let point = Point(x: run.lowerBound + (run.upperBound - run.lowerBound) * share, y: row)
                var at = swung(point)
                at.x *= widening
                pins.append(Pin(cut: point, body: at))
            }
        }
        return pins
    }

    /// Where a point comes to lie when hanging sleeves swing with their cuffs: the farther out, the more.
    private func swung(_ point: Point) -> SIMD2<Double> {
        let at = place(point)
        let sleeve = sleeves[point.x < marks.axisX ? 0 : 1]
        guard sleeve.mode == .down else { return at }
        let inner = 0.9 * (sleeve.marks.cuffInner.x - marks.axisX).magnitude
        let middle = max((sleeve.cuff.x - marks.axisX).magnitude, inner + 1)
        let share = (((point.x - marks.axisX).magnitude - inner) / (middle - inner)).clamped(0, 1)
        let joint = sleeve.joint(of: body)
        let hung = joint + rotated(at - joint, degrees: sleeve.turn, side: sleeve.sign) * sleeve.cuffStretch
        return at + (hung - at) * share
    }

    /// Below the chest no part of the body may stick out beside the cloth.
    private func widening(half: Double, row: Double) -> Double {
        let at = place(Point(x: marks.axisX + half, y: row))
        guard at.y < body.chestY, at.y > body.crotchY - 0.02 else { return 1 }
        return max(1, (body.halfWidth(y: at.y) + 0.006) / max(at.x, 1e-3))
    }

    /// Armpit, tip and two points between them belong to both sides of the seam.
    private func seamPins(_ sleeve: Sleeve) -> [Pin] {
        let (from, to) = (sleeve.marks.armpit, sleeve.marks.shoulderTip)
        let (fromAt, toAt) = (armpit(sleeve), tip(sleeve))
        return [0, 1, 1.0 / 3, 2.0 / 3].map { share in
            Pin(
                cut: Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share),
                body: fromAt + (toAt - fromAt) * share)
        }
    }

    private func sleevePins(_ sleeve: Sleeve) -> [Pin] {
        switch sleeve.mode {
        case .none:
            return []
        case .down:
            return hangingPins(sleeve)
        case .gap:
            let shares = [0.3, 0.475, 0.65, 0.825, 1]
            let points =
                shares.map { sleeve.marks.outerEdge.along($0) } + shares.map { sleeve.marks.innerEdge.along($0) }
            return (points + [sleeve.cuff]).map { Pin(cut: $0, body: turned(sleeve, sleeveSimilarity(sleeve, $0))) }
        }
    }

    /// The outer edge of a hanging sleeve and its cuff; the inner edge is not seen.
    private func hangingPins(_ sleeve: Sleeve) -> [Pin] {
        let (tip, cuff) = (sleeve.marks.shoulderTip, sleeve.marks.cuffOuter)
        let edge = [0.35, 0.55, 0.75, 0.92].compactMap { share -> Point? in
            let row = tip.y + (cuff.y - tip.y) * share
            let runs = outline.runs(y: row)
            guard let x = sleeve.side == .left ? runs.first?.lowerBound : runs.last?.upperBound else { return nil }
            return Point(x: x, y: row)
        }
        return (edge + [sleeve.cuff]).map { Pin(cut: $0, body: swung($0)) }
    }

    /// About the shoulder joint, then along the arm longer or shorter and a little narrower.
    private func turned(_ sleeve: Sleeve, _ at: SIMD2<Double>) -> SIMD2<Double> {
        let joint = sleeve.joint(of: body)
        let away = rotated(at - joint, degrees: sleeve.turn, side: sleeve.sign)
        let axis = direction(degrees: sleeve.armDegrees, side: sleeve.sign)
        let normal = SIMD2(-axis.y, axis.x)
        return joint + axis * (dot(away, axis) * sleeve.stretch) + normal * (dot(away, normal) * 0.94)
    }

    private func outlineOf(_ sleeve: Sleeve) -> [Point] { sleeve.marks.innerEdge + sleeve.marks.outerEdge.reversed() }
}
