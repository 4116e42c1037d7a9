import Foundation
import Imaging

/// The cut of a top or a dress's bodice, as a tailor would draw it: lengths in units, x from the middle.
struct TopPattern {
    enum Neck { case crew, vee, boat, collar }

    struct Sleeve {
        /// Along the outer edge.
        var length: Double
        /// From straight down, away from the torso, on the picture's left and right.
        var degrees: (left: Double, right: Double)
        /// How much less the forearm's angle is.
        var bendDegrees: Double
        var cuff: Double
    }

    var chest: Double
    var shoulder: Double
    var shoulderDrop: Double
    var neck: Double
    var neckDepth: Double
    var neckShape: Neck
    var armhole: Double
    var waist: Double
    var waistY: Double
    var hem: Double
    var length: Double
    /// How far the hem hangs lower in the middle.
    var hemDip: Double
    var sleeve: Sleeve?

    var backDepth: Double { neck * 0.16 }

    // Points of the picture's right half; `side` is -1 for the left.

    func neckPoint(_ side: Double) -> Point { Point(x: side * neck, y: 0) }
    func shoulderTip(_ side: Double) -> Point { Point(x: side * shoulder, y: shoulderDrop) }
    func armpit(_ side: Double) -> Point { Point(x: side * chest, y: shoulderDrop + armhole) }
    func hemCorner(_ side: Double) -> Point { Point(x: side * hem, y: length) }
    var neckFront: Point { Point(x: 0, y: neckDepth) }

    func sleeveWay(_ side: Double, bent: Bool = false) -> Point {
        guard let sleeve else { return Point(x: side, y: 0) }
        let degrees = (side < 0 ? sleeve.degrees.left : sleeve.degrees.right) - (bent ? sleeve.bendDegrees : 0)
        return Point(x: side * sin(degrees * .pi / 180), y: cos(degrees * .pi / 180))
    }

    /// Where the forearm begins, on the outer edge.
    func elbow(_ side: Double) -> Point {
        shoulderTip(side) + sleeveWay(side) * ((sleeve?.length ?? 0) * 0.52)
    }

    func cuffOuter(_ side: Double) -> Point {
        guard let sleeve else { return shoulderTip(side) }
        if sleeve.bendDegrees == 0 { return shoulderTip(side) + sleeveWay(side) * sleeve.length }
        return elbow(side) + sleeveWay(side, bent: true) * (sleeve.length * 0.48)
    }

    func cuffInner(_ side: Double) -> Point {
        guard let sleeve else { return armpit(side) }
        let way = sleeveWay(side, bent: sleeve.bendDegrees != 0)
        return cuffOuter(side) + Point(x: -side * way.y, y: side * way.x) * sleeve.cuff
    }

    /// The front edge of the neck opening, from left to right.
    var neckline: [Point] {
        var line = Outline(from: neckPoint(-1))
        switch neckShape {
        case .crew:
            line.curve(Point(x: -neck * 0.92, y: neckDepth * 0.72), Point(x: -neck * 0.52, y: neckDepth), to: neckFront)
            line.curve(
                Point(x: neck * 0.52, y: neckDepth), Point(x: neck * 0.92, y: neckDepth * 0.72), to: neckPoint(1))
        case .boat:
            line.curve(Point(x: -neck * 0.7, y: neckDepth), Point(x: -neck * 0.4, y: neckDepth), to: neckFront)
            line.curve(Point(x: neck * 0.4, y: neckDepth), Point(x: neck * 0.7, y: neckDepth), to: neckPoint(1))
        case .vee, .collar:
            line.bow(to: neckFront, by: -0.06)
            line.bow(to: neckPoint(1), by: -0.06)
        }
        return line.points
    }

    /// The back's edge, which shows above the neckline.
    var backNeckline: [Point] {
        var line = Outline(from: neckPoint(-1))
        line.curve(
            Point(x: -neck * 0.6, y: backDepth), Point(x: -neck * 0.4, y: backDepth), to: Point(x: 0, y: backDepth))
        line.curve(Point(x: neck * 0.4, y: backDepth), Point(x: neck * 0.6, y: backDepth), to: neckPoint(1))
        return line.points
    }

    /// Where the sleeve is set in, from the shoulder tip down to the armpit.
    func armholeLine(_ side: Double) -> [Point] {
        var line = Outline(from: shoulderTip(side))
        line.curve(
            shoulderTip(side) + Point(x: -side * shoulder * 0.07, y: armhole * 0.35),
            armpit(side) + Point(x: -side * chest * 0.14, y: -armhole * 0.28), to: armpit(side))
        return line.points
    }

    /// From armpit to hem corner.
    func sideLine(_ side: Double) -> [Point] {
        let (from, to) = (armpit(side), hemCorner(side))
        var line = Outline(from: from)
        let middle = Point(x: side * waist, y: waistY)
        let above = (middle.y - from.y) * 0.45
        line.curve(
            from + Point(x: -side * 2, y: above),
            middle + Point(x: side * (from.x.magnitude - waist) * 0.12, y: -above),
            to: middle)
        let below = (to.y - middle.y) * 0.4
        line.curve(
            middle + Point(x: side * (hem - waist) * 0.18, y: below),
            to + Point(x: -side * (hem - waist) * 0.35, y: -below),
            to: to)
        return line.points
    }

    /// From the picture's right corner to the left.
    var hemLine: [Point] {
        var line = Outline(from: hemCorner(1))
        line.curve(
            Point(x: hem * 0.5, y: length + hemDip * 1.3), Point(x: -hem * 0.5, y: length + hemDip * 1.3),
            to: hemCorner(-1))
        return line.points
    }

    var torso: [Point] {
        var outline = Outline(from: neckPoint(-1))
        outline.follow(neckline)
        outline.bow(to: shoulderTip(1), by: 0.015)
        outline.follow(armholeLine(1))
        outline.follow(sideLine(1))
        outline.follow(hemLine)
        outline.follow(sideLine(-1).reversed())
        outline.follow(armholeLine(-1).reversed())
        outline.bow(to: neckPoint(-1), by: 0.015)
        return outline.points
    }

    /// The inside of the back, as far as the neck opening shows it.
    var back: [Point] {
        var outline = Outline(from: neckPoint(-1))
        outline.follow(backNeckline)
        outline.follow(neckline.reversed().map { Point(x: $0.x, y: $0.y + 4) })
        return outline.points
    }

    func sleeveOutline(_ side: Double) -> [Point] {
        guard let sleeve else { return [] }
        let (tip, pit) = (shoulderTip(side), armpit(side))
        // Far enough under the torso that the armhole's curve never shows what lies below.
        var outline = Outline(from: tip + Point(x: -side * shoulder * 0.14, y: 4))
        outline.line(to: tip)
        outline.follow(outerEdge(side))
        outline.bow(to: cuffInner(side), by: side * 0.03)
        if sleeve.bendDegrees == 0 {
            outline.bow(to: pit, by: side * 0.035)
        } else {
            let across =
                elbow(side) + Point(x: -side * sleeveWay(side).y, y: side * sleeveWay(side).x)
                * (armhole * 0.2 + sleeve.cuff * 0.56)
            outline.bow(to: across, by: side * 0.02)
            outline.bow(to: pit, by: side * 0.03)
        }
        outline.line(to: pit + Point(x: -side * chest * 0.24, y: -6))
        return outline.points
    }

    /// From shoulder tip to outer cuff.
    func outerEdge(_ side: Double) -> [Point] {
        var line = Outline(from: shoulderTip(side))
        if sleeve?.bendDegrees == 0 {
            line.bow(to: cuffOuter(side), by: side * 0.035)
        } else {
            let knee = elbow(side)
            line.bow(to: knee.mixed(with: shoulderTip(side), 0.12), by: side * 0.03)
            line.curve(knee, knee, to: knee.mixed(with: cuffOuter(side), 0.12))
            line.line(to: cuffOuter(side))
        }
        return line.points
    }

    /// Where sleeve and torso part as one sees it: a sleeve that hangs down covers the armpit itself.
    func seenArmpit(_ side: Double) -> Point {
        let sleeve = sleeveOutline(side)
        return sideLine(side).first { !sleeve.encloses($0 + Point(x: side * 0.5, y: 0)) } ?? armpit(side)
    }

    /// Half the torso's width at a height: what is farther out is sleeve.
    func torsoHalf(at y: Double) -> Double {
        let line = y < armpit(1).y ? armholeLine(1) : sideLine(1)
        return (line.first { $0.y >= y } ?? hemCorner(1)).x
    }

    var extent: [Point] {
        torso + [-1, 1].flatMap { [cuffOuter($0), cuffInner($0)] }
    }

    var landmarks: [(name: String, point: Point)] {
        [
            ("neck_left", neckPoint(-1)), ("neck_right", neckPoint(1)), ("neck_front", neckFront),
            ("shoulder_left", shoulderTip(-1)), ("shoulder_right", shoulderTip(1)),
            ("armpit_left", seenArmpit(-1)), ("armpit_right", seenArmpit(1)),
            ("cuff_outer_left", cuffOuter(-1)), ("cuff_outer_right", cuffOuter(1)),
            ("cuff_inner_left", cuffInner(-1)), ("cuff_inner_right", cuffInner(1)),
            ("hem_left", hemCorner(-1)), ("hem_right", hemCorner(1)),
        ]
    }
}

extension Cloth {
    /// Sleeves below, then the inside of the back, then the front; seams where the sleeves are set in.
    mutating func layTop(_ pattern: TopPattern, _ fabric: Fabric, lining: Colour? = nil) {
        for side in [-1.0, 1.0] where pattern.sleeve != nil {
            let way = pattern.sleeveWay(side)
            // Threads run along the sleeve.
            let turn = -atan2(way.x, way.y) * 180 / .pi
            lay(
                pattern.sleeveOutline(side), fabric, grain: Grain(about: pattern.shoulderTip(side), turnDegrees: turn),
                rise: 1.2)
        }
        lay(pattern.back, fabric.plain(lining ?? fabric.colour), rise: 0.4, shade: 0.52)
        lay(pattern.torso, fabric, rise: 2.4, edge: 1.1, flattens: true)
        for side in [-1.0, 1.0] where pattern.sleeve != nil {
            groove(pattern.armholeLine(side), width: 1.5, depth: 1.3, shade: 0.9)
        }
    }

    /// Folds that sleeves and torso have when a top is laid flat: from the armpits, across the elbows, at the hem.
    mutating func foldTop(_ pattern: TopPattern, amount: Double, _ dice: inout Dice) {
        for side in [-1.0, 1.0] {
            let pit = pattern.armpit(side)
            for _ in 0..<3 {
                let to = Point(
                    x: side * pattern.chest * dice.between(0.1, 0.6),
                    y: pit.y + pattern.chest * dice.between(-0.25, 0.75))
                var line = Outline(from: pit + Point(x: -side * dice.between(2, 14), y: dice.between(-8, 10)))
                line.bow(to: to, by: dice.between(-0.12, 0.12))
                fold(line.points, width: dice.between(5, 10), height: amount * dice.between(1.6, 3.4))
            }
            for _ in 0..<3 {
                let x = side * pattern.hem * dice.between(0.2, 0.95)
                var line = Outline(from: Point(x: x, y: pattern.length - 3))
                line.bow(
                    to: Point(x: x * dice.between(0.8, 1), y: pattern.length - pattern.chest * dice.between(0.3, 0.9)),
                    by: dice.between(-0.06, 0.06))
                fold(line.points.reversed(), width: dice.between(6, 13), height: amount * dice.between(-2.2, 2.6))
            }
            guard let sleeve = pattern.sleeve else { continue }
            let (outer, tip) = (pattern.outerEdge(side), pattern.shoulderTip(side))
            for _ in 0..<Int(2 + sleeve.length / 60) {
                let at = dice.between(0.2, 0.9)
                let start = outer[Int(Double(outer.count - 1) * at)]
                let across = Point(x: -side * pattern.sleeveWay(side).y, y: side * pattern.sleeveWay(side).x)
                let width = pattern.armhole * (1 - at) + sleeve.cuff * at
                var line = Outline(from: start + across * dice.between(2, 10))
                line.bow(
                    to: start + across * width * dice.between(0.6, 1) + (tip - start) * dice.between(-0.15, 0.22),
                    by: dice.between(-0.15, 0.15))
                fold(line.points, width: dice.between(4, 8), height: amount * dice.between(1.2, 3))
            }
        }
    }
}
