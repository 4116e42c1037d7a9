import Avatars
import Catalog
import Garments
import Imaging

/// What must hold of a draped garment to be shown.
struct Gates {
    let fit: Fit
    let garment: DrapedGarment
    let figure: Figure

    private static let foldLimit = 0.03

    /// - Returns: 0 to 1: how sure we are that the garment lies well.
    func check(cut: GarmentCut) throws(Refusal) -> Double {
        let strain = garment.strain
        let stretchLimit = fit.coversShoulders ? 0.07 : 0.15
        if strain.foldedShare > Self.foldLimit { throw .clothFolds }
        if strain.stretchedShare > stretchLimit { throw .clothStretched }
        var symmetry = 1.0
        if cut.category.fit == .top || cut.category.fit == .dress {
            if chestCover() < 0.85 { throw .bodyNotCovered }
            if fit.arms.contains(where: { $0.cuffReach > 0.235 && $0.sleeveCover < 0.4 }) { throw .sleeveNotFound }
            symmetry = mirrorOverlap()
            if symmetry < 0.68 { throw .asymmetric }
        }
        let lie =
            (1 - 0.3 * strain.foldedShare / Self.foldLimit) * (1 - 0.3 * strain.stretchedShare / stretchLimit)
            * (0.7 + 0.3 * ((symmetry - 0.68) / 0.24).clamped(0, 1))
        return cut.confidence * lie
    }

    /// The share of the chest, from waist to armpits, that the garment covers.
    private func chestCover() -> Double {
        let (frame, landmarks) = (figure.body.frame, figure.body.landmarks)
        var (seen, covered) = (0, 0)
        for y in stride(from: 0.600, through: 0.745, by: 0.004) {
            let half = 0.85 * landmarks.halfWidth(y: y)
            for x in stride(from: -half, through: half, by: 0.004) {
                let at = frame.pixel(x: x, y: y)
                seen += 1
                if garment.alpha(Int(at.x), Int(at.y)) > 0.5 { covered += 1 }
            }
        }
        return Double(covered) / Double(max(seen, 1))
    }

    /// Intersection over union of the garment and its mirror image about the body's middle.
    private func mirrorOverlap() -> Double {
        let (box, axis) = (garment.box, Int(figure.body.frame.centreX) * 2 - 1)
        var (both, either) = (0, 0)
        for y in stride(from: box.y, to: box.y + box.height, by: 3) {
            for x in stride(from: box.x, to: box.x + box.width, by: 3) where garment.alpha(x, y) > 0.5 {
                let mirrored = garment.alpha(axis - x, y) > 0.5
                // A pixel without counterpart counts once here and once for its mirror image.
                both += mirrored ? 1 : 0
                either += mirrored ? 1 : 2
            }
        }
        return Double(both) / Double(max(either, 1))
    }
}
