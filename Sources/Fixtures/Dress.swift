import Foundation
import Imaging

/// A dress with a waist seam; sleeveless, or with short sleeves.
struct Dress: Garment {
    var pattern: TopPattern
    var fabric: Fabric
    var sash: Colour?

    init(sleeves: Bool, fabric: Fabric, sash: Colour? = nil, _ dice: inout Dice) {
        let chest = dice.between(104, 114)
        let length = chest * dice.between(4.5, 5.1)
        let lean = dice.between(44, 56)
        let shape = dice.pick([TopPattern.Neck.crew, .boat, .vee])
        let neck = chest * (shape == .boat ? dice.between(0.52, 0.58) : dice.between(0.42, 0.5))
        pattern = TopPattern(
            chest: chest,
            shoulder: sleeves ? chest * dice.between(0.86, 0.92) : neck + chest * dice.between(0.26, 0.36),
            shoulderDrop: chest * (sleeves ? 0.17 : 0.1), neck: neck,
            neckDepth: chest * (shape == .vee ? 0.7 : shape == .boat ? 0.26 : dice.between(0.4, 0.5)), neckShape: shape,
            armhole: chest * (sleeves ? dice.between(0.66, 0.72) : dice.between(0.82, 0.9)),
            waist: chest * dice.between(0.8, 0.86), waistY: chest * dice.between(1.7, 1.85),
            hem: chest * dice.between(1.5, 1.95), length: length, hemDip: chest * dice.between(0.1, 0.18),
            sleeve: sleeves
                ? TopPattern.Sleeve(
                    length: chest * dice.between(0.75, 0.95),
                    degrees: (lean + dice.between(-2.5, 2.5), lean + dice.between(-2.5, 2.5)), bendDegrees: 0,
                    cuff: chest * dice.between(0.58, 0.64)) : nil)
        self.fabric = fabric
        self.sash = sash
    }

    var extent: [Point] { pattern.extent + [Point(x: 0, y: pattern.length + pattern.hemDip)] }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { pattern.landmarks }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        cloth.layTop(pattern, fabric)
        let binding = fabric.plain(fabric.colour * 0.9)
        cloth.band(
            pattern.backNeckline.offset(-2.5), half: 2.5, binding.plain(binding.colour * 0.6), ribs: 0, rise: 0.6)
        cloth.band(pattern.neckline.offset(-3), half: 3, binding, ribs: 0, rise: 1)
        for side in [-1.0, 1.0] {
            if pattern.sleeve == nil {
                cloth.band(pattern.armholeLine(side).offset(side * 3), half: 3, binding, ribs: 0, rise: 1)
            } else {
                let back = pattern.sleeveWay(side) * -9
                cloth.stitch(
                    Outline.line(pattern.cuffOuter(side) + back, pattern.cuffInner(side) + back), fabric.colour * 0.7,
                    part: 0.5)
            }
            dart(side, on: &cloth)
        }
        cloth.stitch(pattern.hemLine.offset(-10), fabric.colour * 0.7, part: 0.5)
        cloth.foldTop(pattern, amount: 0.7, &dice)
        skirtFolds(&cloth, &dice)
        cloth.crumple(0.8, lie: 2.4, &dice)
        waist(on: &cloth)
    }

    private func dart(_ side: Double, on cloth: inout Cloth) {
        let x = side * pattern.chest * 0.42
        cloth.groove(
            Outline.line(Point(x: x, y: pattern.waistY), Point(x: x * 1.06, y: pattern.waistY - pattern.chest * 0.55)),
            width: 1.6, depth: 0.9, shade: 0.94)
    }

    /// Soft folds that run from the waist and open towards the hem.
    private func skirtFolds(_ cloth: inout Cloth, _ dice: inout Dice) {
        let (noise, count) = (Noise(&dice), dice.between(4.5, 7))
        let (top, bottom) = (pattern.waistY, pattern.length + pattern.hemDip)
        cloth.raise { point in
            if point.y < top { return 0 }
            let down = (point.y - top) / (bottom - top)
            let half = pattern.waist + (pattern.hem - pattern.waist) * pow(down, 0.85)
            let across = point.x / half
            let fold = noise(across * count, 0.35 * down + 3) + 0.35 * noise(across * count * 2.3 + 20, 0.5 * down)
            return (2.5 + 8.5 * down) * fold * smoothStep(0, 0.12, down + 0.03)
        }
    }

    private func waist(on cloth: inout Cloth) {
        let half = pattern.waist * 1.01
        var line = Outline(from: Point(x: -half, y: pattern.waistY))
        line.bow(to: Point(x: half, y: pattern.waistY), by: -0.012)
        if let sash {
            cloth.band(line.points, half: pattern.chest * 0.09, fabric.plain(sash, weave: .satin), ribs: 0, rise: 2.2)
        } else {
            cloth.groove(line.points, width: 1.8, depth: 1.6, shade: 0.85)
        }
    }
}
