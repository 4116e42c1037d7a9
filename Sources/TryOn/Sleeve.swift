import Avatars
import Garments
import Imaging

/// One sleeve on its way to an arm. Lengths in body heights, angles in degrees from straight down.
struct Sleeve {
    let side: Side
    /// -1 on the picture's left, +1 on its right.
    let sign: Double
    let marks: SleeveLandmarks
    var mode: SleeveLandmarks.Mode
    /// Where the cuff's middle points from the shoulder joint, as it lies, and how far it is.
    private(set) var lieDegrees = 0.0
    private(set) var reach = 0.0
    var armDegrees = 0.0
    /// How much longer the sleeve is made along the arm.
    private(set) var stretch = 1.0

    /// Reach from which a sleeve counts as long: beyond the elbow.
    private static let long = 0.235
    private static let wrist = 0.307
    private static let toWristBone = 0.322

    init(_ side: Side, _ marks: SleeveLandmarks) {
        self.side = side
        sign = side == .left ? -1 : 1
        self.marks = marks
        mode = marks.mode
    }

    /// A sleeve that ends on the shoulder, measured against the garment's width.
    func isStub(torsoHalfWidth: Double) -> Bool {
        let root = Point(
            x: (marks.armpit.x + marks.shoulderTip.x) / 2, y: (marks.armpit.y + marks.shoulderTip.y) / 2)
        return mode == .gap && root.distance(to: cuff) < 0.45 * torsoHalfWidth
    }

    var cuff: Point {
        Point(x: (marks.cuffOuter.x + marks.cuffInner.x) / 2, y: (marks.cuffOuter.y + marks.cuffInner.y) / 2)
    }

    var isLong: Bool { reach > Self.long }

    /// By how much the sleeve turns about the shoulder, outwards.
    var turn: Double { turns ? armDegrees + lead - lieDegrees : 0 }

    /// A short sleeve stands a little farther off than the arm in it.
    private var lead: Double { isLong || mode == .down ? 0 : 6 }
    private var turns = true

    func joint(of body: BodyLandmarks) -> SIMD2<Double> { [sign * body.shoulderJointX, body.shoulderJointY] }

    /// Reads angle and reach off the cuff as it would lie, and finds the arm for it.
    mutating func lay(cuff: SIMD2<Double>, joint: SIMD2<Double>, pose: Pose) {
        let away = cuff - joint
        lieDegrees = degrees(away, side: sign)
        reach = length(away)
        if pose == .natural { followSleeve() } else { armDegrees = bareArm(pose).upperArmDegrees }
        if isLong, mode == .gap {
            stretch = reach > Self.toWristBone ? Self.toWristBone / reach : min(1.2, max(1, 0.29 / reach))
        }
    }

    private mutating func followSleeve() {
        if mode == .down {
            armDegrees = lieDegrees.clamped(2, 40)
        } else if isLong {
            armDegrees = lieDegrees.clamped(4, 46)
        } else if reach < 0.13 {
            armDegrees = 30
            turns = false
        } else {
            armDegrees = (lieDegrees - 6).clamped(8, 40)
            turns = lieDegrees - armDegrees > 22
        }
    }

    /// Arms that differ a little are held alike: it is how a person stands.
    static func symmetrise(_ sleeves: inout [Sleeve]) {
        let angles = sleeves.map(\.armDegrees)
        guard sleeves.count == 2, (angles[0] - angles[1]).magnitude < 24 else { return }
        for index in sleeves.indices { sleeves[index].armDegrees = (angles[0] + angles[1]) / 2 }
    }

    private func bareArm(_ pose: Pose) -> ArmPose { side == .left ? pose.bareArms.left : pose.bareArms.right }

    /// Where the cuff comes to lie, from the shoulder joint.
    var cuffReach: Double { mode == .down ? reach.clamped(0.15, 0.335) : reach * stretch }

    /// By how much the cuff moves along the arm.
    var cuffStretch: Double { cuffReach / max(reach, 1e-6) }

    func arm(of body: BodyLandmarks, pose: Pose) -> ArmFit {
        if mode == .none {
            return ArmFit(side: side, pose: bareArm(pose), hiddenWithin: 0, inFrontBeyond: .infinity)
        }
        var arm = pose == .natural ? ArmPose(upperArmDegrees: 0, forearmDegrees: 0) : bareArm(pose)
        if pose == .natural {
            arm.upperArmDegrees = armDegrees
            arm.forearmDegrees = isLong ? armDegrees : 0.8 * armDegrees
            if isLong { bendToCuff(&arm, body) }
        }
        return ArmFit(
            side: side, pose: arm.rounded, hiddenWithin: max(cuffReach - 0.03, 0.04),
            inFrontBeyond: cuffReach + 0.010, cuffReach: cuffReach)
    }

    /// A cuff nearer than the wrist: the forearm tilts to the viewer; farther: the arm is a little longer.
    private func bendToCuff(_ arm: inout ArmPose, _ body: BodyLandmarks) {
        let (upper, fore) = (body.upperArmLength, body.forearmLength)
        let target = cuffReach
        if target < upper + fore {
            let cosine = ((target - upper) / fore).clamped(-1, 1)
            arm.forearmTiltDegrees = arcCosine(cosine).clamped(4, 44)
        } else {
            arm.forearmTiltDegrees = 4
            arm.lengthFactor = min(target / (upper + fore), 1.10)
        }
    }
}

extension ArmPose {
    /// Coarse enough that few poses are ever drawn, too fine to be seen.
    fileprivate var rounded: ArmPose {
        func step(_ value: Double, _ size: Double) -> Double { (value / size).rounded() * size }
        return ArmPose(
            upperArmDegrees: step(upperArmDegrees, 2), forearmDegrees: step(forearmDegrees, 2),
            forearmTiltDegrees: step(forearmTiltDegrees, 8), lengthFactor: step(lengthFactor * 25, 1) / 25)
    }
}
