import Imaging

/// A shirt with collar, placket and buttons; short or long sleeves.
struct Shirt: Garment {
    var pattern: TopPattern
    var fabric: Fabric
    var buttons: Colour
    var hasPocket: Bool

    init(long: Bool, fabric: Fabric, _ dice: inout Dice) {
        let chest = dice.between(140, 156)
        let length = chest * dice.between(2.6, 2.85)
        let lean = long ? dice.between(27, 32) : dice.between(46, 56)
        pattern = TopPattern(
            chest: chest, shoulder: chest * dice.between(0.88, 0.95), shoulderDrop: chest * dice.between(0.16, 0.2),
            neck: chest * dice.between(0.36, 0.4), neckDepth: chest * dice.between(0.32, 0.4), neckShape: .collar,
            armhole: chest * dice.between(0.62, 0.68), waist: chest * dice.between(0.92, 0.97), waistY: length * 0.58,
            hem: chest * dice.between(0.95, 1.0), length: length - chest * 0.12, hemDip: chest * dice.between(0.1, 0.2),
            sleeve: TopPattern.Sleeve(
                length: chest * (long ? dice.between(2.15, 2.3) : dice.between(0.78, 0.92)),
                degrees: (lean + dice.between(-2, 2), lean + dice.between(-2, 2)),
                bendDegrees: long ? dice.between(13, 18) : 0, cuff: chest * (long ? 0.34 : dice.between(0.55, 0.6))))
        self.fabric = fabric
        buttons = dice.pick([Colour(hex: 0xe9e4d8), Colour(hex: 0xcbb89a), Colour(hex: 0x4a3b30)])
        hasPocket = dice.chance(0.7)
    }

    var extent: [Point] { pattern.extent + [Point(x: 0, y: -pattern.neck * 0.35)] }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { pattern.landmarks }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        cloth.layTop(pattern, fabric)
        yoke(on: &cloth)
        placket(on: &cloth)
        if hasPocket { pocket(on: &cloth) }
        cuffs(on: &cloth)
        cloth.stitch(pattern.hemLine.offset(-6), thread, part: 0.5)
        cloth.foldTop(pattern, amount: 1.15, &dice)
        cloth.crumple(1.15, &dice)
        collar(on: &cloth)
        buttonRow(on: &cloth)
    }

    private var thread: Colour { fabric.colour * 0.7 }

    private func yoke(on cloth: inout Cloth) {
        for side in [-1.0, 1.0] {
            var line = Outline(from: pattern.neckPoint(side) + Point(x: -side * 4, y: pattern.neckDepth * 0.55))
            line.line(to: pattern.shoulderTip(side) + Point(x: -side * 6, y: pattern.armhole * 0.2))
            cloth.groove(line.points, width: 1.3, depth: 0.9, shade: 0.93)
            cloth.stitch(line.points.offset(side * 3.5), thread, part: 0.45)
        }
    }

    private func placket(on cloth: inout Cloth) {
        let half = pattern.chest * 0.085
        let bottom = pattern.length + pattern.hemDip * 0.95
        cloth.lay(
            Outline.box(-half, pattern.neckDepth * 0.8, half, bottom), fabric,
            grain: Cloth.Grain(about: Point(x: half * 0.7, y: 3), turnDegrees: 0), rise: 1.1, edge: 0.7,
            onlyOnCloth: true)
        for x in [-half + 3.5, half - 3.5] {
            cloth.stitch(Outline.line(Point(x: x, y: pattern.neckDepth), Point(x: x, y: bottom)), thread, part: 0.5)
        }
    }

    private func pocket(on cloth: inout Cloth) {
        let (x, y, size) = (pattern.chest * 0.48, pattern.shoulderDrop + pattern.armhole * 0.98, pattern.chest * 0.2)
        var outline = Outline(from: Point(x: x - size, y: y))
        outline.line(to: Point(x: x + size, y: y))
        outline.line(to: Point(x: x + size, y: y + size * 1.9))
        outline.line(to: Point(x: x, y: y + size * 2.35))
        outline.line(to: Point(x: x - size, y: y + size * 1.9))
        outline.line(to: Point(x: x - size, y: y))
        cloth.lay(outline.points, fabric, rise: 0.9, edge: 0.6)
        cloth.stitch(
            outline.points.map { Point(x: x + ($0.x - x) * 0.9, y: y + 2 + ($0.y - y) * 0.94) }, thread, part: 0.5)
        cloth.stitch(Outline.line(Point(x: x - size, y: y + 11), Point(x: x + size, y: y + 11)), thread, part: 0.5)
    }

    private func cuffs(on cloth: inout Cloth) {
        for side in [-1.0, 1.0] {
            let bent = pattern.sleeve?.bendDegrees != 0
            let way = pattern.sleeveWay(side, bent: bent)
            let depth = bent ? 26.0 : 14.0
            let (outer, inner) = (pattern.cuffOuter(side), pattern.cuffInner(side))
            let (outerUp, innerUp) = (outer - way * depth, inner - way * depth)
            if bent {
                var cuff = Outline(from: outer)
                for corner in [inner, innerUp, outerUp, outer] { cuff.line(to: corner) }
                cloth.lay(
                    cuff.points, fabric, grain: Cloth.Grain(about: outer, turnDegrees: 90), rise: 1, onlyOnCloth: true)
                disc(at: outer.mixed(with: inner, 0.78) - way * (depth / 2), on: &cloth)
            }
            cloth.groove(Outline.line(outerUp, innerUp), width: 1.4, depth: 1, shade: 0.9)
            cloth.stitch(Outline.line(outer - way * 4, inner - way * 4), thread, part: 0.5)
        }
    }

    private func collar(on cloth: inout Cloth) {
        let (n, d) = (pattern.neck, pattern.neckDepth)
        // The inside of the collar's back, seen through the opening.
        var inside = Outline(from: Point(x: -n * 0.98, y: -n * 0.02))
        inside.curve(
            Point(x: -n * 0.6, y: -n * 0.42), Point(x: n * 0.6, y: -n * 0.42), to: Point(x: n * 0.98, y: -n * 0.02))
        inside.curve(
            Point(x: n * 0.5, y: n * 0.35), Point(x: -n * 0.5, y: n * 0.35), to: Point(x: -n * 0.98, y: -n * 0.02))
        cloth.lay(inside.points, fabric, rise: 1.2, shade: 0.8)
        cloth.lay(
            Outline.box(-n * 0.26, n * 0.06, n * 0.26, n * 0.34), colour: Colour(hex: 0xd8d2c4) * 0.75, rise: 0.3)
        for side in [-1.0, 1.0] {
            var leaf = Outline(from: Point(x: side * n * 0.03, y: d * 0.86))
            leaf.bow(to: Point(x: side * n * 0.62, y: d * 1.5), by: side * 0.03)
            leaf.bow(to: Point(x: side * n * 1.24, y: n * 0.22), by: side * 0.03)
            leaf.curve(
                Point(x: side * n * 1.2, y: -n * 0.06), Point(x: side * n * 1.06, y: -n * 0.22),
                to: Point(x: side * n * 0.8, y: -n * 0.26))
            leaf.curve(
                Point(x: side * n * 0.74, y: n * 0.2), Point(x: side * n * 0.4, y: d * 0.5),
                to: Point(x: side * n * 0.03, y: d * 0.86))
            cloth.lay(
                leaf.points, fabric, grain: Cloth.Grain(about: Point(x: side * n, y: 0), turnDegrees: side * 48),
                rise: 2.6, edge: 1)
            cloth.stitch(
                leaf.points.map { $0.mixed(with: Point(x: side * n * 0.72, y: d * 0.5), 0.09) }.part(0, 0.56), thread,
                part: 0.5)
        }
    }

    private func buttonRow(on cloth: inout Cloth) {
        let (top, bottom) = (pattern.neckDepth * 0.98, pattern.length - pattern.chest * 0.18)
        for index in 0..<7 { disc(at: Point(x: 0, y: top + (bottom - top) * Double(index) / 6), on: &cloth) }
    }

    private func disc(at centre: Point, on cloth: inout Cloth) {
        let radius = pattern.chest * 0.034
        cloth.lay(Outline.ellipse(centre: centre, radius, radius), colour: buttons, rise: 1.6, edge: 0.6, sheen: 0.2)
        cloth.lay(
            Outline.ellipse(centre: centre, radius * 0.62, radius * 0.62), colour: buttons * 0.9, rise: -0.5, edge: 0.5,
            sheen: 0.2)
        for (x, y) in [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)] {
            let hole = centre + Point(x: x, y: y) * (radius * 0.24)
            cloth.lay(Outline.ellipse(centre: hole, 0.8, 0.8), colour: buttons * 0.3)
        }
    }
}
