/// Measures a body as it is seen: the landmarks that garments are fitted to.
struct Silhouette {
    var field: BodyField
    var proportions: Proportions

    private static let rows = 257

    func landmarks() -> BodyLandmarks {
        var halfWidths = [Double](repeating: 0, count: Self.rows)
        var legInner = halfWidths
        var legOuter = halfWidths
        let crotch = crotchY()
        for row in 0..<Self.rows {
            let y = Float(row) / 256
            guard let outer = outerEdge(y) else { continue }
            halfWidths[row] = Double(outer)
            guard y < crotch, let inner = innerEdge(y, outer) else { continue }
            legInner[row] = Double(inner)
            legOuter[row] = Double(outer)
        }
        let neckRows = Int(proportions.height(0.855) * 256)...Int(proportions.height(0.895) * 256)
        let deltoid = ArmField(
            proportions, side: .right, pose: ArmPose(upperArmDegrees: 20, forearmDegrees: 20))
        return BodyLandmarks(
            halfWidths: halfWidths, legInner: legInner, legOuter: legOuter,
            shoulderTop: (0..<Self.rows).map { shoulderTop(x: Float($0) / 256 * 0.25, deltoid) },
            shoulderJointX: Double(proportions.shoulderJointX), shoulderJointY: Double(proportions.shoulderJointY),
            neckHalfWidth: neckRows.map { halfWidths[$0] }.reduce(1, min),
            upperArmLength: Double(proportions.upperArmLength), forearmLength: Double(proportions.forearmLength),
            upperArmRadius: Double(deltoid.shoulderRadius), crotchY: Double(crotch),
            waistY: Double(proportions.height(0.62)), hipY: Double(proportions.height(0.505)),
            chestY: Double(proportions.height(0.725)))
    }

    private func isCovered(_ x: Lanes, _ y: Float) -> SIMDMask<Lanes.MaskStorage> {
        View.meet(x: x, y: Lanes(repeating: y), from: 0.17, to: -0.12) { field.distance($0) }.hits
    }

    private func isCovered(_ x: Float, _ y: Float) -> Bool { isCovered(Lanes(repeating: x), y)[0] }

    private func outerEdge(_ y: Float) -> Float? {
        let step: Float = 0.004
        var edge: Float?
        var x: Float = 0.0004
        while x < 0.30 {
            let offsets = Lanes(0, 1, 2, 3) * step
            let hits = isCovered(x + offsets, y)
            for lane in 0..<4 where hits[lane] { edge = x + offsets[lane] }
            x += 4 * step
        }
        return edge.map { bisect(inside: $0, outside: $0 + step) { isCovered($0, y) } }
    }

    /// From the outer edge of the leg inwards to the gap; nil when the legs touch.
    private func innerEdge(_ y: Float, _ outer: Float) -> Float? {
        guard !isCovered(0, y) else { return nil }
        var x = outer - 0.004
        while x > 0, isCovered(x, y) { x -= 0.004 }
        return bisect(inside: x + 0.004, outside: max(x, 0)) { isCovered($0, y) }
    }

    /// The highest point of the gap between the legs.
    private func crotchY() -> Float {
        bisect(inside: proportions.height(0.50), outside: proportions.height(0.38)) { isCovered(0, $0) }
    }

    /// Top of torso and shoulder; 0 beyond the shoulder.
    private func shoulderTop(x: Float, _ arm: ArmField) -> Double {
        let isShoulder = { (y: Float) -> Bool in
            let hits = View.meet(x: Lanes(repeating: x), y: Lanes(repeating: y), from: 0.17, to: -0.12) { points in
                let ball = arm.fromShoulder(points) - arm.shoulderRadius
                return smoothUnion(field.parts(points).torso, ball, 0.024)
            }.hits
            return hits[0]
        }
        let low = proportions.shoulderJointY
        guard isShoulder(low) else { return 0 }
        return Double(bisect(inside: low, outside: 0.93, isShoulder))
    }

    private func bisect(inside: Float, outside: Float, _ isInside: (Float) -> Bool) -> Float {
        var (inside, outside) = (inside, outside)
        for _ in 0..<14 {
            let middle = (inside + outside) / 2
            if isInside(middle) { inside = middle } else { outside = middle }
        }
        return (inside + outside) / 2
    }
}

extension BodyField {
    func part(at p: SIMD3<Float>) -> Body.Part {
        let points = Points(x: Lanes(repeating: p.x), y: Lanes(repeating: p.y), z: Lanes(repeating: p.z))
        let parts = self.parts(points)
        let (torso, head, leg) = (parts.torso[0], parts.head[0], parts.leg[0])
        if leg < torso, leg < head { return p.x < 0 ? .leftLeg : .rightLeg }
        if torso <= head { return p.y > trapezius.start.y + 0.004 ? .neck : .torso }
        return p.y > jaw.centre.y - 0.8 * jaw.radii.y ? .head : .neck
    }
}
