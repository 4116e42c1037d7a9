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
    /// Where the cuff lies, from the shoulder joint along the arm; 0 without a sleeve.
    var cuffReach = 0.0
    /// The share of the arm from shoulder to cuff that the draped sleeve lies over.
    var sleeveCover = 1.0
}

extension ArmFit {
    /// Corrected by where the draped sleeve really lies over the arm: a cuff that was seen too low or too high leaves
    /// neither a gap in the arm nor a hand that comes out of closed cloth.
    func corrected(by garment: DrapedGarment, frame: Frame, body: BodyLandmarks) -> ArmFit {
        guard hiddenWithin > 0 else { return self }
        let sign: Double = side == .left ? -1 : 1
        let axis = direction(degrees: pose.upperArmDegrees, side: sign)
        let joint = SIMD2(sign * body.shoulderJointX, body.shoulderJointY)
        func isCovered(_ distance: Double) -> Bool {
            let at = joint + axis * distance
            let pixel = frame.pixel(x: at.x, y: at.y)
            return garment.alpha(Int(pixel.x), Int(pixel.y)) >= 0.5
        }
        let cuff = hiddenWithin + 0.03
        let inSleeve = Array(stride(from: min(0.07, 0.5 * cuff), to: cuff, by: 0.002))
        var arm = self
        arm.sleeveCover = Double(inSleeve.filter(isCovered).count) / Double(max(inSleeve.count, 1))
        // A bent sleeve leaves the straight line from shoulder to cuff and comes back to it: only where no cloth
        // follows does the arm come out.
        let last = inSleeve.last(where: isCovered) ?? 0
        if let end = inSleeve.last, last < end {
            arm.hiddenWithin = max(last - 0.03, 0.001)
        } else if let end = stride(from: cuff, to: cuff + 0.10, by: 0.002).first(where: { !isCovered($0) }) {
            arm.hiddenWithin = end - 0.03
            arm.inFrontBeyond = end + 0.004
        }
        return arm
    }
}

extension Fit {
    /// After draping: arms by where the cloth lies. Straps that were taken for sleeves leave the arms bare.
    mutating func correctArms(by garment: DrapedGarment, frame: Frame, body: BodyLandmarks) {
        arms = arms.map { $0.corrected(by: garment, frame: frame, body: body) }
        guard coversShoulders, arms.allSatisfy({ $0.sleeveCover < 0.5 && $0.cuffReach < 0.13 }) else { return }
        coversShoulders = false
        for index in arms.indices {
            arms[index].hiddenWithin = 0
            arms[index].inFrontBeyond = .infinity
            arms[index].sleeveCover = 1
        }
    }
}
