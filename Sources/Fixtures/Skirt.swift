import Foundation
import Imaging

/// A skirt with a waistband: pleated, or a plain A-line with soft folds.
struct Skirt: Garment {
    enum Style { case pleated, aLine }

    var style: Style
    var fabric: Fabric
    var waist: Double
    var hem: Double
    var length: Double
    var band: Double
    var dip: Double
    var pleats: Int

    init(_ style: Style, fabric: Fabric, _ dice: inout Dice) {
        self.style = style
        self.fabric = fabric
        waist = dice.between(104, 118)
        hem = waist * (style == .pleated ? dice.between(1.75, 2.1) : dice.between(1.5, 1.75))
        length = waist * dice.between(2.9, 3.7)
        band = dice.between(26, 34)
        dip = dice.between(14, 26)
        pleats = 9 + dice.below(6)
    }

    private func half(_ y: Double) -> Double {
        let down = max(0, (y - band) / (length - band))
        return waist * 1.02 + (hem - waist * 1.02) * pow(down, 0.86)
    }

    private func sideLine(_ side: Double) -> [Point] {
        (0...40).map { step in
            let y = band + (length - band) * Double(step) / 40
            return Point(x: side * half(y), y: y)
        }
    }

    private var hemLine: [Point] {
        var line = Outline(from: Point(x: hem, y: length))
        line.curve(
            Point(x: hem * 0.5, y: length + dip * 1.4), Point(x: -hem * 0.5, y: length + dip * 1.4),
            to: Point(x: -hem, y: length))
        return line.points
    }

    private var bandOutline: [Point] {
        var outline = Outline(from: Point(x: -waist, y: 0))
        outline.bow(to: Point(x: waist, y: 0), by: -0.012)
        outline.line(to: Point(x: waist * 1.02, y: band))
        outline.bow(to: Point(x: -waist * 1.02, y: band), by: 0.012)
        outline.line(to: Point(x: -waist, y: 0))
        return outline.points
    }

    var extent: [Point] { [Point(x: -waist, y: -3), Point(x: 0, y: length + dip)] + hemLine }

    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] {
        [
            ("waist_left", Point(x: -waist, y: 0)), ("waist_right", Point(x: waist, y: 0)),
            ("hem_left", Point(x: -hem, y: length)), ("hem_right", Point(x: hem, y: length)),
        ]
    }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        var outline = Outline(from: Point(x: -waist * 1.02, y: band - 4))
        outline.line(to: Point(x: waist * 1.02, y: band - 4))
        outline.follow(sideLine(1))
        outline.follow(hemLine)
        outline.follow(sideLine(-1).reversed())
        // The band's back, a finger higher than its front.
        var inside = Outline(from: Point(x: -waist * 0.99, y: 2))
        inside.curve(Point(x: -waist * 0.4, y: -7), Point(x: waist * 0.4, y: -7), to: Point(x: waist * 0.99, y: 2))
        inside.line(to: Point(x: waist * 0.9, y: 14))
        inside.line(to: Point(x: -waist * 0.9, y: 14))
        cloth.lay(inside.points, fabric.plain(), rise: 0.5, shade: 0.5)
        cloth.lay(outline.points, fabric, rise: 1.5)
        if style == .pleated { pleat(&cloth) } else { softFolds(&cloth, &dice) }
        cloth.stitch(hemLine.offset(-11), fabric.colour * 0.7, part: 0.5)
        cloth.crumple(style == .pleated ? 0.5 : 0.8, lie: 2.2, &dice)
        cloth.lay(bandOutline, fabric.plain(), rise: 1.6, edge: 0.8)
        for y in [5.0, band - 5] {
            cloth.stitch(
                Outline.line(Point(x: -waist, y: y + 1), Point(x: waist, y: y + 1)), fabric.colour * 0.7, part: 0.5)
        }
    }

    /// Knife pleats: each rises slowly and falls at once.
    private func pleat(_ cloth: inout Cloth) {
        let count = Double(pleats)
        cloth.raise { point in
            let down = min(max((point.y - band) / (length - band), 0), 1)
            let across = (point.x / half(point.y) + 1) / 2 * count
            let inPleat = across - across.rounded(.down)
            let profile = inPleat < 0.88 ? inPleat / 0.88 : (1 - inPleat) / 0.12
            return (3.2 + 5.5 * down) * profile
        }
        for index in 1..<pleats {
            let part = Double(index) / count * 2 - 1
            let line = (0...40).map { step in
                let y = band + (length + dip - band) * Double(step) / 40
                return Point(x: part * half(y), y: y)
            }
            cloth.groove(line, width: 1.6, depth: 0.6, shade: 0.72)
        }
    }

    private func softFolds(_ cloth: inout Cloth, _ dice: inout Dice) {
        let (noise, count) = (Noise(&dice), dice.between(3.5, 6))
        cloth.raise { point in
            let down = min(max((point.y - band) / (length - band), 0), 1)
            let across = point.x / half(point.y)
            return (1.5 + 8 * down) * noise(across * count, 0.3 * down + 1)
        }
    }
}
