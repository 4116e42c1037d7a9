/// One arm as a signed distance, hung from the shoulder joint in a pose: an upper arm and a forearm of stacked
/// ellipses, and a relaxed hand. Modelled for the right side of the picture; `side` mirrors it.
struct ArmField {
    let shoulder: SIMD3<Float>
    let shoulderRadius: Float
    /// What is nearer to the shoulder than this is cut away; 0: nothing is.
    let hidden: Float
    /// The wrist and the tips that bound the arm, on its own side of the picture.
    let joints: [SIMD3<Float>]
    private let mirror: Float
    private let upper: Segment
    private let fore: Segment
    private let hand: [RoundCone]
    /// A ball that holds the hand.
    private let handCentre: SIMD3<Float>
    private let handRadius: Float

    /// Ellipses along an axis that need not be upright: y of the stack runs from `origin` along `axis`.
    private struct Segment {
        var stack: EllipseStack
        var origin: SIMD3<Float>
        var across: SIMD3<Float>
        var axis: SIMD3<Float>
        var front: SIMD3<Float>

        /// The ellipses' first axis lies in the picture, across the limb; the second points to the viewer.
        init(stack: EllipseStack, origin: SIMD3<Float>, axis: SIMD3<Float>) {
            self.stack = stack
            self.origin = origin
            self.axis = axis
            across = normalized(cross(SIMD3<Float>(0, 0, 1), axis))
            front = cross(axis, across)
        }

        /// Far from the segment's ends, along its axis, it may be left out: a marching step is never longer.
        @inline(__always)
        func distance(_ points: Points) -> Lanes {
            let p = points.local(origin: origin, across, axis, front)
            if p.y.min() > stack.top + 0.07 || p.y.max() < stack.bottom - 0.07 { return Lanes(repeating: 0.07) }
            return stack.distance(p)
        }
    }

    init(_ proportions: Proportions, side: Side, pose: ArmPose) {
        mirror = side == .left ? -1 : 1
        let shoulder = SIMD3<Float>(proportions.shoulderJointX, proportions.shoulderJointY, -0.006)
        self.shoulder = shoulder
        let stretch = Float(pose.lengthFactor)
        let upperLength = proportions.upperArmLength * stretch
        let foreLength = proportions.forearmLength * stretch
        let upperAxis = Self.direction(degrees: pose.upperArmDegrees, tilt: 0)
        let foreAxis = Self.direction(degrees: pose.forearmDegrees, tilt: pose.forearmTiltDegrees)
        let elbow = shoulder + upperAxis * upperLength
        let wrist = elbow + foreAxis * foreLength
        let thickness = proportions.arms
        shoulderRadius = 0.0265 * power(thickness, 0.6)
        upper = Segment(
            stack: Self.upperArm(length: upperLength, thickness: thickness), origin: shoulder, axis: upperAxis)
        fore = Segment(stack: Self.forearm(length: foreLength, thickness: thickness), origin: elbow, axis: foreAxis)
        let size = mix(1, 0.94, proportions.childness)
        let hand = Self.hand(wrist: wrist, axis: foreAxis, size: size)
        self.hand = hand
        hidden = Float(pose.hiddenToShoulder)
        joints = [shoulder, elbow, wrist] + hand.map(\.end)
        handCentre = wrist + foreAxis * 0.048
        handRadius = 0.062
    }

    @inline(__always)
    func distance(_ points: Points) -> Lanes {
        let p = Points(x: points.x * mirror, y: points.y, z: points.z)
        var arm = smoothUnion(upper.distance(p), fore.distance(p), 0.012)
        let fromHand = length(p.x - handCentre.x, p.y - handCentre.y, p.z - handCentre.z) - handRadius
        if fromHand.min() < 0.02 {
            var palm = hand[0].distance(p)
            for finger in hand.dropFirst() { palm = smoothUnion(palm, finger.distance(p), 0.006) }
            arm = smoothUnion(arm, palm, 0.012)
        } else {
            arm = smaller(arm, fromHand)
        }
        return hidden > 0 ? larger(arm, hidden - fromShoulder(points)) : arm
    }

    /// Whether a sight line at (`x`, `y`) can come nearer to the arm than `margin`, or to the shoulder than
    /// `shoulderMargin`.
    func mayShow(x: Float, y: Float, margin: Float, shoulderMargin: Float) -> Bool {
        let p = SIMD2(x * mirror, y)
        func seen(_ joint: SIMD3<Float>) -> SIMD2<Float> { [joint.x, joint.y - View.shear * joint.z] }
        func distance(from a: SIMD2<Float>, to b: SIMD2<Float>) -> Float {
            let (along, offset) = (b - a, p - a)
            let t = min(max((along * offset).sum() / max((along * along).sum(), 1e-9), 0), 1)
            let rest = offset - along * t
            return (rest * rest).sum().squareRoot()
        }
        let (shoulder, elbow, wrist) = (seen(joints[0]), seen(joints[1]), seen(joints[2]))
        let limb = shoulderRadius * 1.15 + margin
        return distance(from: shoulder, to: elbow) < limb || distance(from: elbow, to: wrist) < limb
            || distance(from: seen(handCentre), to: seen(handCentre)) < handRadius + margin
            || distance(from: shoulder, to: shoulder) < shoulderMargin
    }

    /// The nearest and the farthest that the arm can be from the middle plane of the body.
    var depths: ClosedRange<Float> {
        let zs = joints.map(\.z)
        return (zs.reduce(.infinity, min) - shoulderRadius * 1.2)...(zs.reduce(-.infinity, max) + shoulderRadius * 1.2)
    }

    @inline(__always)
    func fromShoulder(_ points: Points) -> Lanes {
        length(points.x * mirror - shoulder.x, points.y - shoulder.y, points.z - shoulder.z)
    }

    /// Away from the middle by `degrees` from straight down, then towards the viewer by `tilt`.
    private static func direction(degrees: Double, tilt: Double) -> SIMD3<Float> {
        let (sine, cosine) = sineAndCosine(degrees: degrees)
        let (rise, run) = sineAndCosine(degrees: tilt)
        return [sine * run, -cosine * run, rise]
    }

    private static func upperArm(length: Float, thickness: Float) -> EllipseStack {
        func key(_ t: Float, _ radius: Float, _ exponent: Float, x: Float, depth: Float = 1.05) -> EllipseStack.Key {
            let r = radius * power(thickness, exponent)
            return .init(t * length / 0.165, r, r * depth, x: x, z: 0)
        }
        return EllipseStack(
            [
                key(-0.026, 0.0060, 0.6, x: -0.004), key(-0.021, 0.0150, 0.6, x: -0.003),
                key(-0.010, 0.0232, 0.6, x: -0.001), key(0.008, 0.0268, 0.7, x: 0.001),
                key(0.034, 0.0268, 0.8, x: 0.002), key(0.085, 0.0232, 1, x: 0), key(0.132, 0.0196, 1, x: 0),
                key(0.165, 0.0155, 0.8, x: 0), key(0.176, 0.0125, 0.8, x: 0), key(0.183, 0.0050, 0.8, x: 0),
            ], smoothing: 0.008)
    }

    private static func forearm(length: Float, thickness: Float) -> EllipseStack {
        func key(_ t: Float, _ radius: Float, _ exponent: Float, x: Float, depth: Float) -> EllipseStack.Key {
            let r = radius * power(thickness, exponent)
            return .init(t * length / 0.142, r, r * depth, x: x, z: 0)
        }
        return EllipseStack(
            [
                key(-0.018, 0.0050, 0.8, x: 0, depth: 1), key(-0.011, 0.0120, 0.8, x: 0, depth: 1),
                key(0, 0.0155, 0.8, x: 0, depth: 1.02), key(0.034, 0.0188, 1, x: 0.001, depth: 1.04),
                key(0.072, 0.0166, 1, x: 0.0005, depth: 1.05), key(0.115, 0.0122, 0.8, x: 0, depth: 1.1),
                key(0.142, 0.0098, 0.6, x: 0, depth: 1.25), key(0.152, 0.0084, 0.4, x: 0, depth: 1.3),
                key(0.162, 0.0050, 0.4, x: 0, depth: 1.3),
            ], smoothing: 0.010)
    }

    /// A relaxed hand seen from its edge: palm, four fingers side by side towards the viewer, a thumb before them.
    private static func hand(wrist: SIMD3<Float>, axis: SIMD3<Float>, size: Float) -> [RoundCone] {
        // The row of knuckles runs to the viewer and, because the hand is turned inwards a little, to the body.
        let inward = normalized(SIMD3<Float>(-1, 0, 0) + axis * axis.x)
        let front = normalized(cross(axis, inward) * (cross(axis, inward).z < 0 ? -1 : 1))
        let row = normalized(front * 0.86 + inward * 0.51)
        let curl = normalized(inward * 0.86 - front * 0.51)
        func at(_ along: Float, _ sideways: Float, _ bent: Float) -> SIMD3<Float> {
            wrist + (axis * along + row * sideways + curl * bent) * size
        }
        func bone(_ a: SIMD3<Float>, _ ra: Float, _ b: SIMD3<Float>, _ rb: Float) -> RoundCone {
            RoundCone(a, ra * size, b, rb * size)
        }
        var bones = [
            bone(at(0.004, 0.002, 0), 0.0066, at(0.044, 0.0095, 0), 0.0062),
            bone(at(0.004, -0.002, 0), 0.0066, at(0.042, -0.0090, 0), 0.0058),
            bone(at(0.008, 0, 0), 0.0070, at(0.044, 0, -0.0005), 0.0064),
        ]
        let fingers: [(sideways: Float, length: Float, radius: Float)] = [
            (0.0105, 0.047, 0.0050), (0.0036, 0.052, 0.0052), (-0.0034, 0.049, 0.0050), (-0.0098, 0.040, 0.0045),
        ]
        for finger in fingers {
            let knuckle = at(0.044, finger.sideways, 0)
            let middle = at(0.044 + 0.50 * finger.length, finger.sideways * 0.92, 0.0025)
            let tip = at(0.044 + 0.97 * finger.length, finger.sideways * 0.74, 0.0095)
            bones.append(bone(knuckle, finger.radius * 1.05, middle, finger.radius))
            bones.append(bone(middle, finger.radius, tip, finger.radius * 0.74))
        }
        let thumb = (at(0.010, 0.004, 0.001), at(0.036, 0.0130, 0.0025), at(0.066, 0.0125, 0.0035))
        bones.append(bone(thumb.0, 0.0056, thumb.1, 0.0050))
        bones.append(bone(thumb.1, 0.0050, thumb.2, 0.0034))
        return bones
    }
}
