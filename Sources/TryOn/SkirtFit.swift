import Avatars
import Garments
import Imaging

/// Skirts: rows stay rows, around both legs.
struct SkirtFit {
    let outline: Outline
    let marks: SkirtLandmarks
    let body: BodyLandmarks
    /// Half of a waist is more than the width that is seen of it: cloth that goes round is longer than it is wide.
    private let lengthening = 1.2

    init(cut: GarmentCut, marks: SkirtLandmarks, body: BodyLandmarks) {
        outline = Outline(cut)
        self.marks = marks
        self.body = body
    }

    func fit(arms: [ArmFit]) throws(Refusal) -> Fit {
        let top = (marks.waistLeft.y + marks.waistRight.y) / 2
        let height = (marks.hemLeft.y + marks.hemRight.y) / 2 - top
        guard height > 8 else { throw .landmarksNotFound }
        let waistY = body.waistY - 0.005
        let band = stride(from: 0.08, through: 0.14, by: 0.01).compactMap { halfWidth(y: top + $0 * height) }
        let waist = band.percentile(0.5)
        guard waist > 0 else { throw .landmarksNotFound }
        let scale = 1.02 * body.halfWidth(y: waistY) / waist
        let length = min(lengthening * scale * height, waistY - 0.075)
        var knots: [RowMap.Knot] = []
        for share in [0.09, 0.16, 0.23, 0.32, 0.42, 0.53, 0.64, 0.75, 0.86, 0.93] {
            let cutY = top + share * height
            guard let run = outline.run(y: cutY, around: marks.axisX) else { continue }
            let bodyY = waistY - share * length
            let bare = bareHalfWidth(bodyY)
            let own = 0.97 * scale * (run.upperBound - run.lowerBound) / 2
            let half = min(max(bare + 0.005, own), bare + 0.004 + 0.75 * share * length)
            knots.append(
                .init(
                    bodyY: bodyY, cutY: cutY, body: [-half, 0, 0, half],
                    cut: [run.lowerBound, marks.axisX, marks.axisX, run.upperBound]))
        }
        guard knots.count >= 4, let map = RowMap(knots, top: waistY + 0.012) else { throw .landmarksNotFound }
        // A very short skirt leaves the shorts on.
        let replaces: BaseWear = waistY - length < body.crotchY - 0.02 ? .shorts : []
        return Fit(pieces: [.rows(map)], arms: arms, replaces: replaces, scale: scale)
    }

    private func halfWidth(y: Double) -> Double? {
        outline.run(y: y, around: marks.axisX).map { ($0.upperBound - $0.lowerBound) / 2 }
    }

    /// Cloth hangs from the hips: below them the legs pull it in only a little.
    private func bareHalfWidth(_ bodyY: Double) -> Double {
        let hang = body.hipY - 0.035
        guard bodyY < hang else { return body.halfWidth(y: bodyY) }
        return body.halfWidth(y: hang) * max(0.70, 1 - 0.9 * (hang - bodyY))
    }
}
