import Avatars
import Catalog
import Garments
import Imaging

/// Tops and dresses. The garment keeps its own shape (a similarity, a little narrowed because it goes round the
/// body), and the arms take the angle of its sleeves; in fixed poses the sleeves turn to the arms instead.
struct TopFit {
    let outline: Outline
    let marks: TopLandmarks
    let body: BodyLandmarks
    let category: Catalog.Category
    let pose: Pose
    /// Cut pixels to body heights, across and (after the hem and hanging sleeves are seen to) down.
    private(set) var scale: Double
    private(set) var scaleDown: Double
    /// The torso is this much narrower than it lies flat.
    private(set) var narrowing: Double
    private(set) var sleeves: [Sleeve]
    private let neckRow: Double
    private var neckY: Double

    init(
        cut: GarmentCut, marks: TopLandmarks, body: BodyLandmarks, pose: Pose
    ) throws(Refusal) {
        outline = Outline(cut)
        self.marks = marks
        self.body = body
        self.category = cut.category
        self.pose = pose
        sleeves = [Sleeve(.left, marks.left), Sleeve(.right, marks.right)]
        (scale, scaleDown, narrowing, neckY) = (0, 0, 0, 0)
        neckRow = (marks.left.neckPoint.y + marks.right.neckPoint.y) / 2
        dropLoneStub()
        try checkLandmarks()
        scale = try shoulderScale()
        neckY = sleeves.map { neck($0).y }.reduce(0, +) / 2
        narrowing = hangs ? 0.92 : isSleeveless ? 1 : 0.86
        scaleDown = scaledToHem()
        if hangs { scaleDown *= correctionForHangingSleeves() }
        letBothHang()
        try turnSleeves()
    }

    private var isSleeveless: Bool { sleeves.allSatisfy { $0.mode == .none } }
    private var hangs: Bool { sleeves.contains { $0.mode == .down } }

    func fit() -> Fit {
        Fit(
            pieces: pieces(), arms: sleeves.map { $0.arm(of: body, pose: pose) }, replaces: replaces, scale: scale,
            neckline: marks.neckline, neck: neck(sleeves[0]).x...max(neck(sleeves[0]).x, neck(sleeves[1]).x),
            coversShoulders: !isSleeveless)
    }

    /// A dress that ends above the legs leaves the shorts on.
    private var replaces: BaseWear {
        guard category == .dress else { return .tank }
        return neckY - scaleDown * (marks.hemY - neckRow) < body.crotchY - 0.06 ? .all : .tank
    }

    /// What stands off on one shoulder only, of a vest or a dress, is a frill and no sleeve.
    private mutating func dropLoneStub() {
        guard category == .outwear || category == .dress, sleeves.contains(where: { $0.mode == .down }),
            sleeves.contains(where: { $0.isStub(torsoHalfWidth: marks.torsoHalfWidth) })
        else { return }
        for index in sleeves.indices { sleeves[index].mode = .none }
    }

    private func checkLandmarks() throws(Refusal) {
        guard (sleeves[0].mode == .none) == (sleeves[1].mode == .none) else { throw .sleevesDiffer }
        guard marks.hemY - neckRow > 8 else { throw .landmarksNotFound }
        for sleeve in sleeves {
            let (from, to) = (sleeve.marks.neckPoint, sleeve.marks.shoulderTip)
            let run = sleeve.sign * (to.x - from.x)
            // Straps may be steep, shoulders with sleeves are not.
            guard run > 0, (to.y - from.y) / run < (isSleeveless ? 2.5 : 1.25) else { throw .landmarksNotFound }
            guard sleeve.mode != .gap || !sleeve.marks.outerEdge.isEmpty && !sleeve.marks.innerEdge.isEmpty else {
                throw .landmarksNotFound
            }
        }
    }

    // MARK: Scale

    /// By the shoulders, within what fits the chest.
    private func shoulderScale() throws(Refusal) -> Double {
        let reach = sleeves.map { ($0.marks.shoulderTip.x - marks.axisX).magnitude }.reduce(0, +) / 2
        guard reach > 4 else { throw .landmarksNotFound }
        let byShoulder = (body.shoulderJointX + 0.029) / reach
        let chest = body.chestHalfWidth
        let flat = chestHalfWidth()
        guard flat > 4 else { throw .landmarksNotFound }
        let scale: Double
        if isSleeveless {
            scale = (0.86 * byShoulder).clamped(1.06 * chest / flat, 1.35 * chest / flat)
        } else if hangs {
            let size = 0.5 * (body.shoulderJointX / 0.1065 + chest / 0.087)
            let whole = wholeHalfWidth()
            scale = byShoulder.clamped(0.150 * size / whole, 0.205 * size / whole)
        } else {
            scale = byShoulder.clamped(1.05 * chest / flat, 1.75 * chest / flat)
        }
        guard (isSleeveless ? 0.40 : 0.62)...1.6 ~= scale / byShoulder else { throw .clothStretched }
        return scale
    }

    private func chestHalfWidth() -> Double {
        let armpit = sleeves.map(\.marks.armpit.y).reduce(0, max)
        let rows = (0..<5).map { armpit + (0.03 + 0.02 * Double($0)) * (marks.hemY - neckRow) }
        return rows.compactMap { halfWidth(y: $0) }.percentile(0.5)
    }

    private func wholeHalfWidth() -> Double {
        let rows = stride(from: 0.12, to: 0.9, by: 0.04).map { neckRow + $0 * (marks.hemY - neckRow) }
        return rows.compactMap { halfWidth(y: $0) }.percentile(0.9)
    }

    func halfWidth(y: Double) -> Double? {
        outline.run(y: y, around: marks.axisX).map { ($0.upperBound - $0.lowerBound) / 2 }
    }

    /// The garment's own length, except that tops reach to the hip when they nearly do and no hem drags.
    private func scaledToHem() -> Double {
        let rows = marks.hemY - neckRow
        // A sleeveless garment is scaled by how wide it is worn, which is less than it is cut.
        let length = isSleeveless ? scale / 0.87 : scale
        let own = neckY - length * rows
        let lowest = category == .dress ? 0.06 : 0.30
        if own < lowest { return (neckY - lowest) / rows }
        let reach = body.hipY + 0.020
        guard category != .dress, category != .outwear, own > reach else { return length }
        return min(1.15 * length, (neckY - reach) / rows)
    }

    /// Hanging sleeves end at the wrists.
    private func correctionForHangingSleeves() -> Double {
        let reaches = sleeves.filter { $0.mode == .down }.map { length(place($0.cuff) - $0.joint(of: body)) }
        let mean = reaches.reduce(0, +) / Double(max(reaches.count, 1))
        guard mean > 0.235 else { return 1 }
        return (mean.clamped(0.285, 0.325) / mean).clamped(0.78, 1.15)
    }

    // MARK: Places

    /// Where the similarity takes a point of the torso.
    func place(_ point: Point) -> SIMD2<Double> {
        [narrowing * scale * (point.x - marks.axisX), neckY - scaleDown * (point.y - neckRow)]
    }

    func neck(_ sleeve: Sleeve) -> SIMD2<Double> {
        let own = scale * (sleeve.marks.neckPoint.x - marks.axisX).magnitude
        let x = own.clamped(1.42 * body.neckHalfWidth, max(0.082, 1.5 * body.neckHalfWidth))
        return [sleeve.sign * x, body.shoulderTop(x: x) + 0.005]
    }

    func tip(_ sleeve: Sleeve) -> SIMD2<Double> {
        let joint = body.shoulderJointX
        let own = scale * (sleeve.marks.shoulderTip.x - marks.axisX).magnitude
        let x = isSleeveless ? own.clamped(joint - 0.045, joint + 0.02) : own.clamped(joint + 0.004, joint + 0.09)
        let top = body.shoulderTop(x: min(x, joint + 0.01))
        let y = place(sleeve.marks.shoulderTip).y.clamped(top - 0.06, top + 0.012)
        return [sleeve.sign * x, isSleeveless ? max(y, top - 0.004) : y]
    }

    func armpit(_ sleeve: Sleeve) -> SIMD2<Double> {
        let own = place(sleeve.marks.armpit)
        let bare = body.halfWidth(y: min(own.y, body.chestY))
        return [sleeve.sign * max(own.x.magnitude, bare + 0.006), own.y]
    }

    /// Three points of the shoulder line, close to the chord from neck to tip.
    func shoulderLine(_ sleeve: Sleeve) -> [Pin] {
        let (from, to) = (sleeve.marks.neckPoint, sleeve.marks.shoulderTip)
        let (neckAt, tipAt) = (neck(sleeve), tip(sleeve))
        return [0.25, 0.5, 0.75].compactMap { share in
            let column = from.x + (to.x - from.x) * share
            guard let row = outline.top(x: column) else { return nil }
            let chord = neckAt + (tipAt - neckAt) * share
            let y = place(Point(x: column, y: row)).y.clamped(chord.y - 0.02, chord.y + 0.02)
            return Pin(cut: Point(x: column, y: row), body: [chord.x, y])
        }
    }

    // MARK: Sleeves

    /// When one sleeve hangs and the other nearly does, both do.
    private mutating func letBothHang() {
        guard pose == .natural, hangs, !isSleeveless else { return }
        for index in sleeves.indices where sleeves[index].mode == .gap {
            let sleeve = sleeves[index]
            let cuff = sleeveSimilarity(sleeve, sleeve.cuff) - sleeve.joint(of: body)
            if degrees(cuff, side: sleeve.sign) < 25 { sleeves[index].mode = .down }
        }
    }

    /// A point of a sleeve that stands off: the root goes with the torso, the rest keeps its shape.
    func sleeveSimilarity(_ sleeve: Sleeve, _ point: Point) -> SIMD2<Double> {
        let (a, t) = (sleeve.marks.armpit, sleeve.marks.shoulderTip)
        let root = Point(x: (a.x + t.x) / 2, y: (a.y + t.y) / 2)
        let rootAt = (armpit(sleeve) + tip(sleeve)) / 2
        return rootAt + SIMD2(scale * (point.x - root.x), -scale * (point.y - root.y))
    }

    /// Finds each arm's angle and how far its sleeve is turned and stretched for it.
    private mutating func turnSleeves() throws(Refusal) {
        if isSleeveless { return }
        for index in sleeves.indices {
            let sleeve = sleeves[index]
            let at = sleeve.mode == .down ? place(sleeve.cuff) : sleeveSimilarity(sleeve, sleeve.cuff)
            sleeves[index].lay(cuff: at, joint: sleeve.joint(of: body), pose: pose)
        }
        if pose == .natural { Sleeve.symmetrise(&sleeves) }
        for sleeve in sleeves where sleeve.mode == .down && sleeve.turn.magnitude > 14 { throw .sleeveNotFound }
        for sleeve in sleeves where sleeve.turn.magnitude > 62 { throw .clothFolds }
    }
}
