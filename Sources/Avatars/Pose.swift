/// How the arms are held.
package enum Pose: String, Sendable, Codable, CaseIterable {
    /// The arms follow the garment's sleeves; without a garment they hang slightly away from the body.
    case natural
    /// A fixed A-pose.
    case front
    /// A fixed pose with the arms nearly down.
    case relaxed
}

/// One arm, as the sleeve asks for it. Angles in degrees from straight down, away from the torso.
package struct ArmPose: Sendable, Equatable, Hashable {
    package var upperArmDegrees: Double
    package var forearmDegrees: Double
    /// Tilt of the forearm towards the viewer.
    package var forearmTiltDegrees: Double
    /// Factor on the length of the whole arm.
    package var lengthFactor: Double
    /// What lies nearer to the shoulder joint than this (in body heights) is inside a sleeve and not drawn; 0 draws
    /// the whole arm.
    package var hiddenToShoulder: Double

    package init(
        upperArmDegrees: Double, forearmDegrees: Double, forearmTiltDegrees: Double = 8, lengthFactor: Double = 1,
        hiddenToShoulder: Double = 0
    ) {
        self.upperArmDegrees = upperArmDegrees
        self.forearmDegrees = forearmDegrees
        self.forearmTiltDegrees = forearmTiltDegrees
        self.lengthFactor = lengthFactor
        self.hiddenToShoulder = hiddenToShoulder
    }
}
