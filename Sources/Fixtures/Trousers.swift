import Foundation
import Imaging

/// Pants and shorts: jeans with contrast stitching, chinos, or joggers with a drawstring.
struct Trousers: Garment {
    enum Style { case jeans, chinos, joggers }

    var style: Style
    var fabric: Fabric
    var thread: Colour
    var waist: Double
    var hip: Double
    var rise: Double
    var length: Double
    /// Middle and half-width of a leg's hem.
    var hemMiddle: Double
    var hemHalf: Double
    var hemTilt: Double

    init(_ style: Style, short: Bool, fabric: Fabric, thread: Colour? = nil, _ dice: inout Dice) {
        self.style = style
        self.fabric = fabric
        self.thread = thread ?? fabric.colour * 0.65
        waist = short ? dice.between(150, 164) : dice.between(108, 120)
        hip = waist * dice.between(1.16, 1.24)
        rise = waist * (short ? dice.between(1.55, 1.7) : dice.between(1.6, 1.78))
        length = short ? rise + waist * dice.between(0.85, 1.25) : waist * dice.between(5.4, 5.9)
        hemHalf =
            short
            ? waist * dice.between(0.62, 0.68)
            : waist * (style == .joggers ? dice.between(0.28, 0.32) : dice.between(0.34, 0.44))
        hemMiddle = short ? hemHalf + waist * dice.between(0.11, 0.17) : hemHalf + waist * dice.between(0.2, 0.36)
        hemTilt = short ? waist * 0.1 : waist * 0.04
    }

    private var crotch: Point { Point(x: 0, y: rise) }
    private func hemOuter(_ side: Double) -> Point { Point(x: side * (hemMiddle + hemHalf), y: length - hemTilt) }
    private func hemInner(_ side: Double) -> Point { Point(x: side * (hemMiddle - hemHalf), y: length) }
    private var band: Double { waist * (style == .joggers ? 0.28 : 0.22) }

    private func outerEdge(_ side: Double) -> [Point] {
        var line = Outline(from: Point(x: side * waist, y: 0))
        let (hipPoint, end) = (Point(x: side * hip, y: rise * 0.78), hemOuter(side))
        line.curve(
            Point(x: side * (waist + 4), y: rise * 0.25), hipPoint + Point(x: -side * 1, y: -rise * 0.25), to: hipPoint)
        let drop = end.y - hipPoint.y
        line.curve(
            hipPoint + Point(x: side * 2, y: drop * 0.3), end + Point(x: (hipPoint.x - end.x) * 0.16, y: -drop * 0.45),
            to: end)
        return line.points
    }

    private func innerEdge(_ side: Double) -> [Point] {
        var line = Outline(from: crotch)
        let end = hemInner(side)
        let drop = end.y - rise
        line.curve(
            Point(x: side * 7, y: rise + drop * 0.06), end + Point(x: -side * end.x.magnitude * 0.2, y: -drop * 0.55),
            to: end)
        return line.points
    }

    private func leg(_ side: Double) -> [Point] {
        var outline = Outline(from: Point(x: 0, y: 4))
        outline.line(to: Point(x: side * waist, y: 0))
        outline.follow(outerEdge(side))
        outline.bow(to: hemInner(side), by: side * 0.02)
        outline.follow(innerEdge(side).reversed())
        outline.line(to: Point(x: 0, y: 4))
        return outline.points
    }

    var extent: [Point] { leg(-1) + leg(1) + [Point(x: 0, y: -6)] }

    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] {
        [
            ("waist_left", Point(x: -waist, y: 0)), ("waist_right", Point(x: waist, y: 0)), ("crotch", crotch),
            ("hem_outer_left", hemOuter(-1)), ("hem_inner_left", hemInner(-1)),
            ("hem_inner_right", hemInner(1)), ("hem_outer_right", hemOuter(1)),
        ]
    }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        var inside = Outline(from: Point(x: -waist * 0.99, y: 3))
        inside.curve(Point(x: -waist * 0.4, y: -10), Point(x: waist * 0.4, y: -10), to: Point(x: waist * 0.99, y: 3))
        inside.line(to: Point(x: waist * 0.9, y: 22))
        inside.line(to: Point(x: -waist * 0.9, y: 22))
        cloth.lay(inside.points, fabric.plain(), rise: 0.5, shade: 0.5)
        // A hair of overlap keeps the ground from showing along the middle seam.
        for side in [-1.0, 1.0] {
            cloth.lay(
                leg(side).map { Point(x: $0.x - side * ($0.x.magnitude < 2 && $0.y <= rise ? 1.5 : 0), y: $0.y) },
                fabric,
                grain: Cloth.Grain(about: crotch, turnDegrees: -side * 3), rise: 1.3)
        }
        if style == .jeans { wear(&cloth, &dice) }
        seams(on: &cloth)
        hems(on: &cloth)
        folds(&cloth, &dice)
        cloth.crumple(style == .jeans ? 1.2 : 1.0, lie: 1.5, &dice)
        waistband(on: &cloth)
    }

    private func seams(on cloth: inout Cloth) {
        cloth.groove(Outline.line(Point(x: 0, y: band), crotch), width: 1.5, depth: 1.4, shade: 0.86)
        if style != .joggers {
            // The fly's curved stitching.
            var fly = Outline(from: Point(x: waist * 0.2, y: band))
            fly.line(to: Point(x: waist * 0.2, y: rise * 0.55))
            fly.curve(
                Point(x: waist * 0.19, y: rise * 0.7), Point(x: waist * 0.1, y: rise * 0.74),
                to: Point(x: 0, y: rise * 0.76))
            cloth.stitch(fly.points, thread)
            if style == .jeans { cloth.stitch(fly.points.offset(3.5), thread) }
        }
        for side in [-1.0, 1.0] {
            var pocket = Outline(from: Point(x: side * waist * 0.55, y: band))
            if style == .jeans {
                pocket.curve(
                    Point(x: side * waist * 0.58, y: rise * 0.38), Point(x: side * waist * 0.85, y: rise * 0.42),
                    to: Point(x: side * waist * 1.12, y: rise * 0.4))
            } else {
                pocket.bow(to: Point(x: side * waist * 1.13, y: rise * 0.62), by: side * 0.04)
            }
            cloth.groove(pocket.points, width: 2, depth: 1.9, shade: 0.72)
            cloth.stitch(pocket.points.offset(-side * 3.6), thread)
            if style == .jeans {
                cloth.stitch(outerEdge(side).offset(side * 5).part(0.25, 0.62), thread, part: 0.5)
                for part in [0.02, 0.98] {
                    let rivet = pocket.points[Int(Double(pocket.points.count - 1) * part)] + Point(x: 0, y: 4)
                    cloth.lay(
                        Outline.ellipse(centre: rivet, 2.2, 2.2), colour: Colour(hex: 0xa9743f), rise: 1, edge: 0.5,
                        sheen: 0.3)
                }
            }
            cloth.groove(innerEdge(side).offset(-side * 3), width: 1.4, depth: 0.8, shade: 0.93)
        }
    }

    private func hems(on cloth: inout Cloth) {
        for side in [-1.0, 1.0] {
            let (outer, inner) = (hemOuter(side), hemInner(side))
            if style == .joggers, length > waist * 4 {
                let up = Point(x: -side * 2, y: -waist * 0.16)
                cloth.band(
                    Outline.line(outer + up, inner + up), half: waist * 0.16, fabric.plain(fabric.colour * 0.9),
                    ribs: 4.4, rise: 1)
                cloth.groove(Outline.line(outer + up * 2, inner + up * 2), width: 1.8, depth: 1.8, shade: 0.85)
            } else {
                let up = Point(x: 0, y: style == .jeans ? -9 : -14)
                cloth.stitch(Outline.line(outer + up, inner + up), thread)
                cloth.groove(Outline.line(outer + up, inner + up), width: 2.4, depth: 0.9, shade: 0.95)
            }
        }
    }

    private func waistband(on cloth: inout Cloth) {
        var outline = Outline(from: Point(x: -waist, y: 0))
        outline.bow(to: Point(x: waist, y: 0), by: -0.012)
        outline.line(to: Point(x: waist * 1.015, y: band))
        outline.bow(to: Point(x: -waist * 1.015, y: band), by: 0.012)
        outline.line(to: Point(x: -waist, y: 0))
        cloth.lay(outline.points, fabric.plain(), grain: Cloth.Grain(turnDegrees: 90), rise: 1.5, edge: 0.8)
        if style == .joggers { return drawstring(on: &cloth) }
        for y in [4.0, band - 4] {
            cloth.stitch(Outline.line(Point(x: -waist, y: y + 1), Point(x: waist, y: y + 1)), thread)
        }
        for x in [-0.72, -0.28, 0.28, 0.72] {
            let left = waist * x - 4
            cloth.lay(Outline.box(left, -3, left + 8, band + 5), fabric.plain(), rise: 1.6, edge: 0.6)
            cloth.stitch(Outline.line(Point(x: left + 1.8, y: 0), Point(x: left + 1.8, y: band + 4)), thread, part: 0.5)
        }
        let button = Point(x: 2, y: band / 2)
        let metal = style == .jeans ? Colour(hex: 0xb08a55) : fabric.colour * 0.6
        cloth.lay(Outline.ellipse(centre: button, 6, 6), colour: metal, rise: 1.8, edge: 0.7, sheen: 0.3)
        cloth.lay(Outline.ellipse(centre: button, 3.4, 3.4), colour: metal * 0.8, rise: -0.5, edge: 0.5, sheen: 0.3)
    }

    private func drawstring(on cloth: inout Cloth) {
        cloth.raise { point in
            // Elastic gathers the band.
            point.y < band * 1.5
                ? 1.3 * sin(point.x * 0.42 + 1.2 * sin(point.x * 0.11))
                    * (1 - smoothStep(band * 0.6, band * 1.5, point.y)) : 0
        }
        cloth.groove(
            Outline.line(Point(x: -waist, y: band), Point(x: waist, y: band)), width: 1.6, depth: 1.4, shade: 0.9)
        for (side, sway) in [(-1.0, 0.3), (1.0, -0.2)] {
            var cord = Outline(from: Point(x: side * 9, y: band * 0.55))
            cord.curve(
                Point(x: side * 12, y: band * 1.3), Point(x: side * (20 + 20 * sway), y: band * 2.2),
                to: Point(x: side * 17, y: band * 3.1))
            cloth.band(cord.points, half: 2.3, fabric.plain(Colour(hex: 0xddd8cc)), ribs: 3, rise: 2.6)
            cloth.lay(
                Outline.ellipse(centre: Point(x: side * 9, y: band * 0.55), 3, 3), colour: Colour(hex: 0x77736a),
                rise: 0.8, sheen: 0.3)
        }
    }

    private func folds(_ cloth: inout Cloth, _ dice: inout Dice) {
        for side in [-1.0, 1.0] {
            // From the crotch towards the hips.
            for _ in 0..<4 {
                var line = Outline(from: crotch + Point(x: side * dice.between(2, 12), y: dice.between(-16, 12)))
                line.bow(
                    to: Point(x: side * hip * dice.between(0.5, 0.95), y: rise + dice.between(-0.35, 0.12) * waist),
                    by: dice.between(-0.1, 0.1))
                cloth.fold(line.points, width: dice.between(4, 8), height: dice.between(1.5, 3.4))
            }
            // Across the knee and above the hem.
            for place in length > waist * 4 ? [0.42, 0.47, 0.53, 0.82, 0.9] : [0.5] {
                let down = place + dice.between(-0.03, 0.03)
                let y = rise + (length - rise) * down
                let middle = hemMiddle * down + hip * 0.5 * (1 - down)
                let half = hemHalf * 1.1
                var line = Outline(from: Point(x: side * (middle + half * dice.between(0.3, 1)), y: y))
                line.bow(
                    to: Point(x: side * (middle - half * dice.between(0.2, 0.9)), y: y + dice.between(-26, 26)),
                    by: dice.between(-0.15, 0.15))
                cloth.fold(line.points, width: dice.between(5, 9), height: dice.between(1.4, 3.2))
            }
        }
    }

    /// Denim is paler on the thighs and where it creases.
    private func wear(_ cloth: inout Cloth, _ dice: inout Dice) {
        let noise = Noise(&dice)
        cloth.tint { point in
            let side = point.x < 0 ? -1.0 : 1.0
            let down = (point.y - rise * 0.5) / (length - rise * 0.5)
            let middle = side * (hip * 0.52 * (1 - down) + hemMiddle * down)
            let across = (point.x - middle) / (hip * 0.34)
            let thigh = exp(-across * across) * exp(-pow((down - 0.28) / 0.3, 2))
            let whisker =
                smoothStep(0.25, 0.6, noise(point.x / 40, (point.y - side * point.x * 0.35) / 7))
                * exp(-pow((point.y - rise) / (rise * 0.35), 2))
            return 1 + 0.75 * thigh + 0.28 * whisker
        }
    }
}
