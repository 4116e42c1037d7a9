import Imaging

/// T-shirt and longsleeve.
struct Tee: Garment {
    var pattern: TopPattern
    var fabric: Fabric
    var trim: Colour
    var motif: Motif?
    var crumple: Double

    init(long: Bool, fabric: Fabric, trim: Colour? = nil, motif: Motif? = nil, _ dice: inout Dice) {
        let chest = dice.between(142, 162)
        let shoulder = chest * dice.between(0.84, 0.94)
        let lean = long ? dice.between(27, 33) : dice.between(50, 62)
        let necks: [TopPattern.Neck] = long ? [.crew, .crew, .boat] : [.crew, .crew, .vee]
        let shape = dice.pick(necks)
        let neck = chest * (shape == .boat ? dice.between(0.52, 0.58) : dice.between(0.37, 0.43))
        let length = chest * dice.between(2.5, 2.8)
        pattern = TopPattern(
            chest: chest, shoulder: shoulder, shoulderDrop: chest * dice.between(0.15, 0.2), neck: neck,
            neckDepth: shape == .vee
                ? chest * dice.between(0.55, 0.66) : shape == .boat ? chest * 0.2 : chest * dice.between(0.27, 0.33),
            neckShape: shape, armhole: chest * dice.between(0.62, 0.7), waist: chest * dice.between(0.93, 0.98),
            waistY: length * 0.62, hem: chest * dice.between(0.97, 1.04), length: length,
            hemDip: dice.between(2, 8),
            sleeve: TopPattern.Sleeve(
                length: long ? chest * dice.between(2.15, 2.35) : chest * dice.between(0.72, 0.92),
                degrees: (lean + dice.between(-2.5, 2.5), lean + dice.between(-2.5, 2.5)),
                bendDegrees: long ? dice.between(13, 19) : 0,
                cuff: long ? chest * dice.between(0.3, 0.36) : chest * dice.between(0.55, 0.62)))
        self.fabric = fabric
        self.trim = trim ?? fabric.colour * 0.94
        self.motif = motif
        crumple = dice.between(0.75, 1.15)
    }

    var extent: [Point] { pattern.extent }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { pattern.landmarks }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        cloth.layTop(pattern, fabric)
        let rib = fabric.plain(trim, weave: .jersey)
        let collar = pattern.chest * 0.062
        cloth.band(pattern.backNeckline.offset(-collar * 0.6), half: collar * 0.8, rib.plain(trim * 0.6), rise: 1)
        label(on: &cloth)
        cloth.band(pattern.neckline.offset(-collar), half: collar, rib, rise: 1.5)
        cloth.stitch(pattern.neckline.offset(-collar * 2.35), trim * 0.7, part: 0.5)
        motif?.draw(
            on: &cloth, centre: Point(x: 0, y: pattern.neckDepth + pattern.chest * 0.78), size: pattern.chest * 0.5)
        finishEdges(of: &cloth)
        cloth.foldTop(pattern, amount: crumple, &dice)
        cloth.crumple(crumple, &dice)
    }

    private func label(on cloth: inout Cloth) {
        let width = pattern.neck * 0.22
        cloth.lay(
            Outline.box(-width, pattern.backDepth + 9, width, pattern.backDepth + 9 + width * 0.9),
            colour: Colour(hex: 0xd9d5cc) * 0.7, rise: 0.5)
    }

    private func finishEdges(of cloth: inout Cloth) {
        let thread = fabric.colour * 0.72
        for distance in [9.0, 12.0] {
            cloth.stitch(pattern.hemLine.offset(-distance).part(0.02, 0.98), thread, part: 0.5)
        }
        cloth.groove(pattern.hemLine.offset(-10), width: 2.4, depth: 0.7, shade: 0.97)
        for side in [-1.0, 1.0] {
            let (outer, inner) = (pattern.cuffOuter(side), pattern.cuffInner(side))
            if pattern.sleeve?.bendDegrees == 0 {
                let back = pattern.sleeveWay(side) * -10
                cloth.stitch(Outline.line(outer + back, inner + back), thread, part: 0.5)
                cloth.groove(Outline.line(outer + back, inner + back), width: 2.2, depth: 0.7, shade: 0.97)
            } else {
                let back = pattern.sleeveWay(side, bent: true) * -11
                cloth.band(
                    Outline.line(outer + back, inner + back), half: 11, fabric.plain(trim, weave: .jersey), rise: 1)
                cloth.groove(Outline.line(outer + back * 2, inner + back * 2), width: 1.4, depth: 1.2, shade: 0.9)
            }
        }
    }
}
