import Avatars
import Garments
import Imaging

/// Where a garment would lie on a body, and how the arms must be held for it. The first stage; what follows only
/// carries it out.
struct Fit {
    /// From the back to the front.
    var pieces: [Piece]
    var arms: [ArmFit]
    /// What the garment takes the place of.
    var replaces: BaseWear
    /// Body heights of a cut pixel, about.
    var scale: Double
    /// The cut's pixels above this line, between its ends, show the inside of the back. Empty: none do.
    var neckline: [Point] = []
    /// The neck points on the body, left and right; between them the body stays in front of the cloth.
    var neck: ClosedRange<Double>?
    /// Sleeves take the place of the shoulders: what of them is not covered is not drawn.
    var coversShoulders = false
}

/// One part of the garment that is mapped by itself.
enum Piece {
    case spline(pins: [Pin], region: Region)
    case rows(RowMap)
}

/// A point of the cut, and where it comes to lie.
struct Pin {
    var cut: Point
    /// Body heights: x from the middle, y up.
    var body: SIMD2<Double>
}

/// Which pixels of the cut a piece takes.
enum Region {
    case all
    /// The inside of polygons, and `overlap` cut pixels around.
    case inside([Point], overlap: Double)
    case outside([[Point]])
}

/// One arm beside its sleeve.
struct ArmFit {
    var side: Side
    /// Whole: what the sleeve hides is cut away when the arm is laid.
    var pose: ArmPose
    /// What is nearer to the shoulder joint, in body heights, is inside the sleeve and not drawn.
    var hiddenWithin: Double
    /// What is farther from the shoulder joint than this along the arm lies in front of the garment.
    var inFrontBeyond: Double
}

extension ArmFit {
    /// An arm that leaves the cloth before its cuff (because the cuff was seen too low) is drawn from there.
    func uncovered(by garment: DrapedGarment, frame: Frame, body: BodyLandmarks) -> ArmFit {
        guard hiddenWithin > 0 else { return self }
        let sign: Double = side == .left ? -1 : 1
        let axis = direction(degrees: pose.upperArmDegrees, side: sign)
        let joint = SIMD2(sign * body.shoulderJointX, body.shoulderJointY)
        var end = 0.02
        while end < hiddenWithin + 0.03 {
            let at = joint + axis * end
            let pixel = frame.pixel(x: at.x, y: at.y)
            if garment.alpha(Int(pixel.x), Int(pixel.y)) < 0.5 { break }
            end += 0.002
        }
        var arm = self
        arm.hiddenWithin = max(min(hiddenWithin, end - 0.03), 0.001)
        return arm
    }
}
