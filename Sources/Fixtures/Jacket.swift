import Foundation
import Imaging

/// Outwear with a zip: a bomber with ribbed edges, or a quilted jacket with a standing collar.
struct Jacket: Garment {
    enum Style { case bomber, quilted }

    var pattern: TopPattern
    var style: Style
    var fabric: Fabric
    var trim: Fabric
    var metal: Colour

    init(_ style: Style, fabric: Fabric, trim: Colour? = nil, _ dice: inout Dice) {
        let chest = dice.between(150, 164)
        let length = chest * (style == .bomber ? dice.between(2.3, 2.45) : dice.between(2.5, 2.7))
        let lean = dice.between(26, 31)
        pattern = TopPattern(
            chest: chest, shoulder: chest * dice.between(0.88, 0.95), shoulderDrop: chest * dice.between(0.17, 0.21),
            neck: chest * dice.between(0.36, 0.4), neckDepth: chest * 0.2, neckShape: .boat,
            armhole: chest * dice.between(0.66, 0.72), waist: chest * (style == .bomber ? 1 : 0.97),
            waistY: length * 0.6,
            hem: chest * (style == .bomber ? 0.86 : 1.0), length: length, hemDip: 3,
            sleeve: TopPattern.Sleeve(
                length: chest * dice.between(2.1, 2.25),
                degrees: (lean + dice.between(-2, 2), lean + dice.between(-2, 2)),
                bendDegrees: dice.between(12, 17), cuff: chest * dice.between(0.36, 0.42)))
        self.style = style
        self.fabric = fabric
        self.trim = fabric.plain(trim ?? fabric.colour * 0.75, weave: .rib)
        metal = dice.pick([Colour(hex: 0xb9b9b4), Colour(hex: 0xb89b5e), Colour(hex: 0x5c5d5e)])
    }

    var extent: [Point] { pattern.extent + [Point(x: 0, y: -pattern.neck * 0.7)] }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { pattern.landmarks }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        cloth.layTop(pattern, fabric)
        if style == .quilted {
            quilt(&cloth, &dice)
        } else {
            ribbedEdges(of: &cloth)
        }
        pockets(on: &cloth)
        cloth.foldTop(pattern, amount: style == .bomber ? 1.5 : 0.7, &dice)
        cloth.crumple(style == .bomber ? 1.4 : 0.9, lie: 1.4, &dice)
        collar(on: &cloth)
        zip(on: &cloth)
    }

    /// Channels across the torso and around the sleeves, each puffed between its seams.
    private func quilt(_ cloth: inout Cloth, _ dice: inout Dice) {
        let (spacing, wobble) = (pattern.chest * 0.27, Noise(&dice))
        cloth.raise { point in
            let side = point.x < 0 ? -1.0 : 1.0
            let tip = pattern.shoulderTip(side)
            let way = pattern.sleeveWay(side)
            let off = point - tip
            let onSleeve = point.y > pattern.shoulderDrop && point.x.magnitude > pattern.torsoHalf(at: point.y)
            let along = onSleeve ? off.x * way.x + off.y * way.y : point.y
            let inChannel = (along / spacing - (along / spacing).rounded(.down) - 0.5).magnitude * 2
            let puff = 7.5 * (1 - inChannel * inChannel * inChannel)
            let pucker = (1 - inChannel) < 0.45 ? 0.8 : 0.25
            return puff + pucker * wobble(point.x / 6, point.y / 26) + 1.4 * wobble(point.x / 30, point.y / 30)
        }
        for row in 1..<Int(pattern.length / spacing) {
            let y = Double(row) * spacing
            if y < pattern.shoulderDrop + 20 { continue }
            let half = pattern.torsoHalf(at: y) - 1
            cloth.stitch(Outline.line(Point(x: -half, y: y), Point(x: half, y: y)), fabric.colour * 0.6, part: 0.45)
        }
    }

    private func ribbedEdges(of cloth: inout Cloth) {
        let depth = pattern.chest * 0.13
        cloth.band(pattern.hemLine.offset(-depth), half: depth, trim, ribs: 5, rise: 1.2)
        cloth.groove(pattern.hemLine.offset(-depth * 2), width: 1.8, depth: 1.8, shade: 0.85)
        for side in [-1.0, 1.0] {
            let back = pattern.sleeveWay(side, bent: true) * -depth * 0.95
            let (outer, inner) = (pattern.cuffOuter(side), pattern.cuffInner(side))
            cloth.band(Outline.line(outer + back, inner + back), half: depth * 0.95, trim, ribs: 5, rise: 1.2)
            cloth.groove(Outline.line(outer + back * 2, inner + back * 2), width: 1.8, depth: 1.8, shade: 0.85)
        }
    }

    private func pockets(on cloth: inout Cloth) {
        for side in [-1.0, 1.0] {
            let top = Point(x: side * pattern.chest * 0.42, y: pattern.length * 0.58)
            let bottom = Point(x: side * pattern.chest * 0.66, y: pattern.length * 0.77)
            let line = Outline.line(top, bottom)
            cloth.groove(line, width: 3.2, depth: 2.2, shade: 0.55)
            for distance in [-5.0, 5] { cloth.stitch(line.offset(distance), fabric.colour * 0.65, part: 0.5) }
        }
    }

    private func collar(on cloth: inout Cloth) {
        let n = pattern.neck
        let tall = n * (style == .bomber ? 0.42 : 0.6)
        var inside = Outline(from: Point(x: -n, y: -2))
        inside.line(to: Point(x: -n * 0.86, y: -tall))
        inside.curve(
            Point(x: -n * 0.4, y: -tall * 0.86), Point(x: n * 0.4, y: -tall * 0.86), to: Point(x: n * 0.86, y: -tall))
        inside.line(to: Point(x: n, y: -2))
        inside.curve(Point(x: n * 0.6, y: n * 0.4), Point(x: -n * 0.6, y: n * 0.4), to: Point(x: -n, y: -2))
        cloth.lay(inside.points, style == .bomber ? trim : fabric, rise: 1.4, shade: 0.55)
        for side in [-1.0, 1.0] {
            var front = Outline(from: Point(x: 0, y: pattern.neckDepth + 5))
            front.curve(
                Point(x: side * n * 0.6, y: pattern.neckDepth + 5), Point(x: side * n, y: pattern.neckDepth * 0.6),
                to: Point(x: side * n * 1.1, y: 2))
            front.line(to: Point(x: side * n * 0.86, y: -tall))
            front.curve(
                Point(x: side * n * 0.66, y: -tall * 0.1),
                Point(x: side * n * 0.3, y: pattern.neckDepth * 0.4 - tall * 0.12),
                to: Point(x: 0, y: pattern.neckDepth * 0.45 - tall * 0.1))
            front.line(to: Point(x: 0, y: pattern.neckDepth + 5))
            cloth.lay(front.points, style == .bomber ? trim : fabric, rise: 2.4, edge: 1.4)
        }
    }

    private func zip(on cloth: inout Cloth) {
        let (top, bottom) = (pattern.neckDepth * 0.42, pattern.length + pattern.hemDip)
        cloth.groove(Outline.line(Point(x: 0, y: top), Point(x: 0, y: bottom)), width: 6, depth: 1.6, shade: 0.75)
        cloth.lay(Outline.box(-5.5, top, 5.5, bottom), colour: fabric.colour * 0.45, rise: 0.2)
        for tooth in 0..<Int((bottom - top) / 3.4) {
            let y = top + Double(tooth) * 3.4
            let x = tooth % 2 == 0 ? -1.0 : 1.0
            cloth.lay(
                Outline.box(x - 2.4, y + 0.5, x + 2.4, y + 2.7), colour: metal, rise: 0.6, edge: 0.4, sheen: 0.35)
        }
        let pull = Point(x: 0, y: top + 12)
        cloth.lay(Outline.box(-4.5, pull.y - 6, 4.5, pull.y + 6), colour: metal, rise: 1.6, edge: 0.5, sheen: 0.4)
        cloth.lay(
            Outline.box(-2.6, pull.y + 5, 2.6, pull.y + 26), colour: metal * 0.9, rise: 1.4, edge: 0.5, sheen: 0.4)
        for side in [-1.0, 1.0] {
            let x = side * 13
            cloth.stitch(
                Outline.line(Point(x: x, y: pattern.neckDepth + 6), Point(x: x, y: bottom)), fabric.colour * 0.65,
                part: 0.5)
        }
    }
}
