import Imaging

extension GarmentCut {
    /// The landmarks with their published names, in the photo's pixels, in a fixed order. Left and right are the
    /// picture's. Empty when nothing was found.
    package var landmarksByName: [(name: String, point: Point)] {
        switch landmarks {
        case .top(let top): Self.named(top).map { ($0, inPhoto($1)) }
        case .legs(let legs): Self.named(legs).map { ($0, inPhoto($1)) }
        case .skirt(let skirt): Self.named(skirt).map { ($0, inPhoto($1)) }
        case .none: []
        }
    }

    private static func named(_ top: TopLandmarks) -> [(String, Point)] {
        let (left, right) = (top.left, top.right)
        // Behind a closed collar the front of the neck lies about this far below the neck points.
        let width = right.neckPoint.x - left.neckPoint.x
        let middle =
            top.neckline.isEmpty
            ? Point(
                x: (left.neckPoint.x + right.neckPoint.x) / 2,
                y: (left.neckPoint.y + right.neckPoint.y) / 2 + 0.45 * width)
            : top.neckline[top.neckline.count / 2]
        return [
            ("neck_left", left.neckPoint), ("neck_right", right.neckPoint), ("neck_front", middle),
            ("shoulder_left", left.shoulderTip), ("shoulder_right", right.shoulderTip),
            ("armpit_left", left.armpit), ("armpit_right", right.armpit),
            ("cuff_outer_left", left.cuffOuter), ("cuff_outer_right", right.cuffOuter),
            ("cuff_inner_left", left.cuffInner), ("cuff_inner_right", right.cuffInner),
            ("hem_left", top.hemLeft), ("hem_right", top.hemRight),
        ]
    }

    private static func named(_ legs: LegLandmarks) -> [(String, Point)] {
        [
            ("waist_left", legs.waistLeft), ("waist_right", legs.waistRight), ("crotch", legs.crotch),
            ("hem_outer_left", legs.leftHemOuter), ("hem_inner_left", legs.leftHemInner),
            ("hem_inner_right", legs.rightHemInner), ("hem_outer_right", legs.rightHemOuter),
        ]
    }

    private static func named(_ skirt: SkirtLandmarks) -> [(String, Point)] {
        [
            ("waist_left", skirt.waistLeft), ("waist_right", skirt.waistRight),
            ("hem_left", skirt.hemLeft), ("hem_right", skirt.hemRight),
        ]
    }
}
