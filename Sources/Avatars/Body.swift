import Imaging

/// What an avatar becomes for rendering: a mannequin without arms, as planes that know nothing of colour, so that
/// a skin tone or hidden base wear costs one multiply.
///
/// Coordinates on the body are body heights: x from the middle to the right, y up from the floor, z towards the
/// viewer. `Frame` maps them to pixels.
package struct Body: Sendable, Equatable {
    /// What of the body a pixel shows.
    package enum Part: UInt8, Sendable {
        case background = 0
        case head, neck, torso, leftArm, rightArm, leftLeg, rightLeg
    }

    package var frame: Frame
    /// Coverage 0 to 1 (2x2 supersampled).
    package var coverage: Plane
    /// Diffuse light on the surface; colour is albedo times this.
    package var shading: Plane
    /// Highlight that is added after the multiply.
    package var specular: Plane
    /// `Part` raw values.
    package var parts: Mask
    /// z in body heights.
    package var depth: Plane
    /// Unit normals, (x, y up, z to the viewer).
    package var normals: [SIMD3<Float>]
    /// How much of the pixel is base wear: tank and shorts.
    package var tank: Plane
    package var shorts: Plane
    package var landmarks: BodyLandmarks

    package init(
        frame: Frame, coverage: Plane, shading: Plane, specular: Plane, parts: Mask, depth: Plane,
        normals: [SIMD3<Float>], tank: Plane, shorts: Plane, landmarks: BodyLandmarks
    ) {
        self.frame = frame
        self.coverage = coverage
        self.shading = shading
        self.specular = specular
        self.parts = parts
        self.depth = depth
        self.normals = normals
        self.tank = tank
        self.shorts = shorts
        self.landmarks = landmarks
    }
}

/// From body heights to pixels: `px = centreX + pixelsPerHeight * x`, `py = floorY - pixelsPerHeight * y`.
package struct Frame: Sendable, Equatable, Hashable, Codable {
    package var width: Int
    package var height: Int
    package var pixelsPerHeight: Double
    package var centreX: Double
    package var floorY: Double

    package init(width: Int, height: Int, pixelsPerHeight: Double, centreX: Double, floorY: Double) {
        self.width = width
        self.height = height
        self.pixelsPerHeight = pixelsPerHeight
        self.centreX = centreX
        self.floorY = floorY
    }

    /// 768 x 1024.
    package static let standard = Frame(width: 768, height: 1024, pixelsPerHeight: 925, centreX: 384, floorY: 965)

    /// The standard frame, `factor` times as large.
    package func scaled(by factor: Double) -> Frame {
        Frame(
            width: Int((Double(width) * factor).rounded()), height: Int((Double(height) * factor).rounded()),
            pixelsPerHeight: pixelsPerHeight * factor, centreX: centreX * factor, floorY: floorY * factor)
    }

    package func pixel(x: Double, y: Double) -> Point {
        Point(x: centreX + pixelsPerHeight * x, y: floorY - pixelsPerHeight * y)
    }
}

/// What fit asks of a body, in body heights.
package struct BodyLandmarks: Sendable, Equatable, Codable {
    /// Half-width of the silhouette without arms at heights `y = index / 256`; 0 where there is no body. For the
    /// legs: of both legs together.
    package var halfWidths: [Double]
    /// Inner and outer edge of one leg (they mirror) at the same heights; 0 above the crotch.
    package var legInner: [Double]
    package var legOuter: [Double]
    /// Top of the torso (shoulders and trapezius, without neck and head) at `x = index / 256 * 0.25`.
    package var shoulderTop: [Double]
    package var shoulderJointX: Double
    package var shoulderJointY: Double
    package var neckHalfWidth: Double
    package var upperArmLength: Double
    package var forearmLength: Double
    package var upperArmRadius: Double
    package var crotchY: Double
    package var waistY: Double
    package var hipY: Double
    package var chestY: Double

    package init(
        halfWidths: [Double], legInner: [Double], legOuter: [Double], shoulderTop: [Double], shoulderJointX: Double,
        shoulderJointY: Double, neckHalfWidth: Double, upperArmLength: Double, forearmLength: Double,
        upperArmRadius: Double, crotchY: Double, waistY: Double, hipY: Double, chestY: Double
    ) {
        self.halfWidths = halfWidths
        self.legInner = legInner
        self.legOuter = legOuter
        self.shoulderTop = shoulderTop
        self.shoulderJointX = shoulderJointX
        self.shoulderJointY = shoulderJointY
        self.neckHalfWidth = neckHalfWidth
        self.upperArmLength = upperArmLength
        self.forearmLength = forearmLength
        self.upperArmRadius = upperArmRadius
        self.crotchY = crotchY
        self.waistY = waistY
        self.hipY = hipY
        self.chestY = chestY
    }
}
