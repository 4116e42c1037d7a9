import Imaging

/// One arm in one pose, to be laid over a body. Planes cover `box` of the picture only.
package struct ArmLayer: Sendable, Equatable {
    package var side: Side
    package var frame: Frame
    /// Where the planes lie on the picture.
    package var box: PixelBox
    /// How far the layer covers what is below it, 0 to 1. A whole arm takes some of the shoulder with it, and fades
    /// into the body there.
    package var coverage: Plane
    package var shading: Plane
    package var specular: Plane
    /// z in body heights.
    package var depth: Plane
    /// How much of the surface is the base tank (at the shoulder).
    package var tank: Plane

    package init(
        side: Side, frame: Frame, box: PixelBox, coverage: Plane, shading: Plane, specular: Plane, depth: Plane,
        tank: Plane
    ) {
        self.side = side
        self.frame = frame
        self.box = box
        self.coverage = coverage
        self.shading = shading
        self.specular = specular
        self.depth = depth
        self.tank = tank
    }
}

extension Pose {
    /// The arms of a pose when no sleeve decides.
    package var bareArms: (left: ArmPose, right: ArmPose) {
        let arm =
            switch self {
            case .natural: ArmPose(upperArmDegrees: 14, forearmDegrees: 9, forearmTiltDegrees: 10)
            case .front: ArmPose(upperArmDegrees: 24, forearmDegrees: 19.2, forearmTiltDegrees: 8)
            case .relaxed: ArmPose(upperArmDegrees: 9, forearmDegrees: 3, forearmTiltDegrees: 12)
            }
        return (arm, arm)
    }
}
