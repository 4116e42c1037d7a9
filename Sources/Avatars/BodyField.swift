/// The mannequin without arms as a signed distance: negative inside. Left and right mirror, so only x >= 0 is
/// modelled.
struct BodyField {
    /// The distances to the parts that meet in the body.
    struct Parts {
        var torso: Lanes
        var head: Lanes
        var leg: Lanes
    }

    let torso: EllipseStack
    let bust: RoundCone
    let trapezius: RoundCone
    let neck: RoundCone
    let skull: Ellipsoid
    let jaw: Ellipsoid
    let leg: EllipseStack
    let footCones: [RoundCone]
    let footPads: [Ellipsoid]
    let bustRelief: Float
    private let headFloor: Float
    private let chest: ClosedRange<Float>
    private let legCeiling: Float

    /// Beyond this distance a part may be left out: a marching step is never longer.
    private static let reach: Float = 0.07
    private static let far = Lanes(repeating: 1)

    init(_ proportions: Proportions) {
        torso = Self.torso(proportions)
        let y = proportions.height
        let (chestWidth, relief) = (proportions.chest, proportions.chestRelief)
        bustRelief = relief
        bust = RoundCone(
            [0.040 * chestWidth, y(0.736), 0.020 + 0.011 * relief], 0.034 + 0.005 * relief,
            [0.043 * chestWidth, y(0.720), 0.025 + 0.015 * relief], 0.032 + 0.008 * relief)
        let slope = Self.trapezius(proportions)
        trapezius = slope
        let head = proportions.head
        let headCentre = 1 - 0.067 * head
        neck = RoundCone(
            [0, y(0.815), -0.014], 0.0285 * proportions.neck, [0, headCentre - 0.030 * head, -0.006],
            0.0240 * proportions.neck * head.squareRoot())
        skull = Ellipsoid(
            centre: [0, headCentre + 0.0125 * head, -0.006], radii: SIMD3(0.0440, 0.0545, 0.0560) * head)
        jaw = Ellipsoid(
            centre: [0, headCentre - 0.024 * head, 0.010], radii: SIMD3(0.0315, 0.0430, 0.0400) * head)
        leg = Self.leg(proportions)
        (footCones, footPads) = Self.foot(proportions)
        headFloor = y(0.815) - 0.03 - Self.reach
        chest = (y(0.720) - 0.04 - Self.reach)...(y(0.85) + 0.03 + Self.reach)
        legCeiling = leg.top + Self.reach
    }

    @inline(__always)
    func distance(_ points: Points) -> Lanes {
        let parts = self.parts(points)
        return smoothUnion(smoothUnion(parts.torso, parts.head, 0.012), parts.leg, 0.030)
    }

    @inline(__always)
    func parts(_ points: Points) -> Parts {
        let p = Points(x: magnitude(points.x), y: points.y, z: points.z)
        let (low, high) = (p.y.min(), p.y.max())
        var parts = Parts(torso: Self.far, head: Self.far, leg: Self.far)
        if high > torso.bottom - Self.reach, low < torso.top + Self.reach {
            parts.torso = torso.distance(p)
            if high > chest.lowerBound, low < chest.upperBound {
                let mirrored = Points(x: -p.x, y: p.y, z: p.z)
                let both = smoothUnion(bust.distance(p), bust.distance(mirrored), 0.030)
                parts.torso = smoothUnion(parts.torso, both, 0.036)
                parts.torso = smoothUnion(parts.torso, trapezius.distance(p), 0.030)
            }
        }
        if high > headFloor {
            let face = smoothUnion(skull.distance(p), jaw.distance(p), 0.030)
            parts.head = smoothUnion(face, neck.distance(p), 0.014)
        }
        if low < legCeiling {
            parts.leg = leg.distance(p)
            if low < 0.06 + Self.reach {
                var sole = Self.far
                for cone in footCones { sole = smoothUnion(sole, cone.distance(p), 0.014) }
                for pad in footPads { sole = smoothUnion(sole, pad.distance(p), 0.012) }
                parts.leg = smoothUnion(parts.leg, sole, 0.024)
            }
        }
        return parts
    }

    private static func torso(_ proportions: Proportions) -> EllipseStack {
        let adult: [EllipseStack.Key] = [
            .init(0.418, 0.030, 0.026, z: -0.004), .init(0.424, 0.050, 0.040, z: -0.005),
            .init(0.435, 0.067, 0.051, z: -0.006), .init(0.455, 0.082, 0.060, z: -0.008),
            .init(0.48, 0.0915, 0.067, z: -0.009), .init(0.505, 0.0950, 0.069, z: -0.009),
            .init(0.53, 0.0930, 0.067, z: -0.007), .init(0.57, 0.0835, 0.060, z: -0.002),
            .init(0.62, 0.0725, 0.053, z: 0.002), .init(0.66, 0.0750, 0.0545, z: 0.002),
            .init(0.70, 0.0825, 0.059, z: 0.002), .init(0.74, 0.0900, 0.062, z: 0.002),
            .init(0.77, 0.0920, 0.060, z: 0), .init(0.795, 0.0870, 0.054, z: -0.004),
            .init(0.815, 0.0710, 0.045, z: -0.008), .init(0.832, 0.0460, 0.037, z: -0.010),
            .init(0.85, 0.030, 0.031, z: -0.010), .init(0.87, 0.027, 0.030, z: -0.008),
        ]
        let keys = adult.map { key in
            let factor = proportions.width(at: key.y)
            let offset = (key.y - 0.585) / 0.075
            let roundness = proportions.belly * gaussian(offset)
            var depth = key.halfDepth * (1 + 0.8 * (factor - 1)) + 0.018 * roundness
            depth *= mix(1, 1.05, proportions.childness)
            return EllipseStack.Key(
                proportions.height(key.y), key.halfWidth * factor, depth, z: key.centreZ + 0.014 * roundness)
        }
        return EllipseStack(keys, smoothing: 0.014)
    }

    /// From the neck to the shoulder joint.
    private static func trapezius(_ proportions: Proportions) -> RoundCone {
        RoundCone(
            [0.022, proportions.height(0.846), -0.012], 0.020 * proportions.neck,
            [0.93 * proportions.shoulderJointX, proportions.height(0.803), -0.008],
            0.0215 * proportions.arms.squareRoot())
    }

    private static func leg(_ proportions: Proportions) -> EllipseStack {
        let narrow = mix(1, 0.95, proportions.childness)
        let hipX = 0.0500 * power(proportions.hips, 1.1) * narrow
        let kneeX = 0.0515 * power(proportions.hips, 0.6) * narrow
        let ankleX = 0.0495 * power(proportions.hips, 0.4) * narrow
        let r = proportions.legs
        let (hip, knee, ankle) = (proportions.height(0.495), proportions.height(0.285), Float(0.047))
        func thigh(_ t: Float) -> Float { hip + (knee - hip) * t }
        func calf(_ t: Float) -> Float { knee + (ankle - knee) * t }
        func key(_ y: Float, _ x: Float, _ z: Float, _ radius: Float, depth: Float) -> EllipseStack.Key {
            .init(y, radius, radius * depth, x: x, z: z)
        }
        let keys: [EllipseStack.Key] = [
            key(0.018, ankleX + 0.001, -0.010, 0.0150 * power(r, 0.4), depth: 1.10),
            key(0.037, ankleX, -0.009, 0.0142 * power(r, 0.4), depth: 1.15),
            key(calf(0.90), ankleX, -0.009, 0.0138 * power(r, 0.5), depth: 1.18),
            key(calf(0.68), (kneeX + ankleX) / 2, -0.009, 0.0180 * power(r, 0.7), depth: 1.12),
            key(calf(0.44), kneeX + 0.0025, -0.012, 0.0256 * power(r, 0.9), depth: 1.08),
            key(calf(0.28), kneeX + 0.0030, -0.012, 0.0277 * power(r, 0.9), depth: 1.08),
            key(calf(0.12), kneeX + 0.0008, -0.006, 0.0252 * power(r, 0.8), depth: 1.06),
            key(knee, kneeX, -0.001, 0.0256 * power(r, 0.8), depth: 1.05),
            key(thigh(0.80), 0.25 * hipX + 0.75 * kneeX + 0.001, 0.001, 0.0306 * power(r, 0.9), depth: 1.06),
            key(thigh(0.50), 0.6 * hipX + 0.4 * kneeX + 0.002, 0.001, 0.0402 * r, depth: 1.08),
            key(thigh(0.22), hipX + 0.002, -0.003, 0.0468 * r, depth: 1.08),
            key(hip, hipX - 0.001, -0.008, 0.0448 * r, depth: 1.10),
            key(hip + 0.030, hipX - 0.005, -0.008, 0.0385 * r, depth: 1.10),
            key(hip + 0.060, hipX - 0.011, -0.007, 0.0270 * r, depth: 1.10),
            key(hip + 0.085, hipX - 0.016, -0.006, 0.0120 * r, depth: 1.10),
        ]
        return EllipseStack(keys, smoothing: 0.016)
    }

    /// Instep and heel as cones; ball and great toe as flat ellipsoids.
    private static func foot(_ proportions: Proportions) -> (cones: [RoundCone], pads: [Ellipsoid]) {
        let narrow = mix(1, 0.95, proportions.childness)
        let x = 0.0495 * power(proportions.hips, 0.4) * narrow
        return (
            [
                RoundCone([x, 0.034, -0.010], 0.0140, [x + 0.009, 0.0150, 0.062], 0.0105),
                RoundCone([x, 0.0165, -0.026], 0.0150, [x + 0.004, 0.0130, 0.020], 0.0125),
            ],
            [
                Ellipsoid(centre: [x + 0.0095, 0.0125, 0.062], radii: [0.0165, 0.0125, 0.042]),
                Ellipsoid(centre: [x + 0.0065, 0.0085, 0.084], radii: [0.0100, 0.0085, 0.026]),
            ]
        )
    }
}
