import Imaging

/// A side of the picture (not of the person): the mannequin's left arm is the one drawn on the left.
package enum Side: Sendable, CaseIterable {
    case left, right
}

/// The body of a generated avatar: a signed-distance figure that is drawn once without arms, and arms that are
/// drawn for each pose.
package struct Mannequin: Sendable {
    /// Changes whenever a drawn byte may.
    package static let version = "body-0"

    let proportions: Proportions
    let field: BodyField

    package init(attributes: AvatarAttributes) {
        proportions = Proportions(attributes)
        field = BodyField(proportions)
    }

    /// The body without arms.
    package func body(frame: Frame = .standard) -> Body {
        let count = frame.width * frame.height
        var surface = SurfacePlanes(width: frame.width, height: frame.height)
        var parts = Mask(width: frame.width, height: frame.height)
        var shorts = Plane(width: frame.width, height: frame.height)
        var normals = [SIMD3<Float>](repeating: .zero, count: count)
        let march = Raymarch(solid: BareBody(field: field), frame: frame)
        let wear = BaseWearShape(proportions)
        let box = frame.box(x: -0.26...0.26, y: -0.03...1.01)
        for row in box.y..<(box.y + box.height) {
            for column in box.x..<(box.x + box.width) {
                guard let sight = march.sight(column, row) else { continue }
                let index = row * frame.width + column
                let light = march.light(at: sight.position)
                surface.set(
                    index, coverage: sight.coverage, depth: sight.position.z, shading: light.shading,
                    specular: light.specular, tank: wear.tank(at: sight.position))
                shorts.values[index] = Quantised.share(wear.shorts(at: sight.position))
                parts.bytes[index] = field.part(at: sight.position).rawValue
                normals[index] = Quantised.normal(light.normal)
            }
        }
        return Body(
            frame: frame, coverage: surface.coverage, shading: surface.shading, specular: surface.specular,
            parts: parts, depth: surface.depth, normals: normals, tank: surface.tank, shorts: shorts,
            landmarks: Silhouette(field: field, proportions: proportions).landmarks())
    }

    /// One arm in a pose. An arm that is drawn whole flows into the shoulder, and its layer then replaces the
    /// body's pixels there; one that begins inside a sleeve is drawn alone.
    package func arm(_ side: Side, pose: ArmPose, frame: Frame = .standard) -> ArmLayer {
        let arm = ArmField(proportions, side: side, pose: pose)
        let whole = pose.hiddenToShoulder <= 0
        let scene = ArmScene(arm: arm, body: field, whole: whole)
        let box = frame.box(
            around: arm, side: side, margin: whole ? ArmScene.shoulderReach - arm.shoulderRadius : 0.004)
        var layer = SurfacePlanes(width: box.width, height: box.height)
        let depths = arm.depths
        let march = Raymarch(
            solid: scene, frame: frame, near: max(depths.upperBound, 0.10), back: min(depths.lowerBound, -0.12))
        let wear = BaseWearShape(proportions)
        for row in 0..<box.height {
            for column in 0..<box.width {
                let (x, y) = frame.place(column: box.x + column, row: box.y + row)
                guard arm.mayShow(x: x, y: y, margin: 0.004, shoulderMargin: whole ? ArmScene.shoulderReach : 0),
                    let sight = march.sight(box.x + column, box.y + row)
                else { continue }
                let share = scene.share(at: sight.position)
                guard share.layer > 0 else { continue }
                let light = march.light(at: sight.position)
                layer.set(
                    row * box.width + column, coverage: sight.coverage * share.layer, depth: sight.position.z,
                    shading: light.shading, specular: light.specular,
                    tank: wear.tank(at: sight.position) * share.torso)
            }
        }
        return ArmLayer(
            side: side, frame: frame, box: box, coverage: layer.coverage, shading: layer.shading,
            specular: layer.specular, depth: layer.depth, tank: layer.tank)
    }

    package func arms(left: ArmPose, right: ArmPose, frame: Frame = .standard) -> [ArmLayer] {
        [arm(.left, pose: left, frame: frame), arm(.right, pose: right, frame: frame)]
    }

    /// Both bare arms as a fixed pose has them.
    package func arms(_ pose: Pose, frame: Frame = .standard) -> [ArmLayer] {
        arms(left: pose.bareArms.left, right: pose.bareArms.right, frame: frame)
    }
}

private struct BareBody: Solid {
    var field: BodyField

    @inline(__always)
    func distance(_ points: Points) -> Lanes { field.distance(points) }
    @inline(__always)
    func occluder(_ points: Points) -> Lanes { field.distance(points) }
}

/// An arm beside its body. Whole, it is drawn with the shoulder that it flows into.
private struct ArmScene: Solid {
    var arm: ArmField
    var body: BodyField
    var whole: Bool

    private static let fillet: Float = 0.024
    /// Beyond this distance from the shoulder the arm is drawn alone.
    private static let neighbourhood: Float = 0.13
    /// Beyond this distance from the shoulder's middle no pixel of the torso belongs to the layer.
    static let shoulderReach: Float = 0.078

    @inline(__always)
    func distance(_ points: Points) -> Lanes {
        let fromShoulder = arm.fromShoulder(points).min()
        guard whole, fromShoulder < Self.neighbourhood + View.longestStep else { return arm.distance(points) }
        return joined(points)
    }

    @inline(__always)
    func occluder(_ points: Points) -> Lanes {
        whole ? joined(points) : smaller(arm.distance(points), body.distance(points))
    }

    /// Only the shoulder has a fillet: an arm that hangs beside the hip does not grow into it.
    @inline(__always)
    private func joined(_ points: Points) -> Lanes {
        smoothUnion(body.distance(points), arm.distance(points), fillet(points))
    }

    @inline(__always)
    private func fillet(_ points: Points) -> Lanes {
        let t = clamped((arm.fromShoulder(points) - 0.055) / 0.055)
        return Self.fillet + (0.003 - Self.fillet) * t
    }

    /// How far the arm's layer, and how far the torso, owns a point of the surface. Around the fillet, where the
    /// surface is the bare body's again, the layer fades so that no edge of shade shows.
    func share(at p: SIMD3<Float>) -> (layer: Float, torso: Float) {
        guard whole else { return (1, 0) }
        let points = Points(
            x: Lanes(repeating: p.x), y: Lanes(repeating: p.y), z: Lanes(repeating: p.z))
        let lead = arm.distance(points)[0] - body.distance(points)[0]
        let reach = fillet(points)[0]
        return (1 - smoothStep(reach * 0.95, reach * 1.8, lead), smoothStep(-0.002, 0.002, lead))
    }
}

/// The planes that a body and an arm share.
private struct SurfacePlanes {
    var coverage: Plane
    var shading: Plane
    var specular: Plane
    var depth: Plane
    var tank: Plane

    init(width: Int, height: Int) {
        let empty = Plane(width: width, height: height)
        (coverage, shading, specular, depth, tank) = (empty, empty, empty, empty, empty)
    }

    mutating func set(
        _ index: Int, coverage: Float, depth: Float, shading: Float, specular: Float, tank: Float
    ) {
        self.coverage.values[index] = Quantised.share(coverage)
        self.depth.values[index] = Quantised.depth(depth)
        self.shading.values[index] = Quantised.light(shading)
        self.specular.values[index] = Quantised.light(specular)
        self.tank.values[index] = Quantised.share(tank)
    }
}

extension Frame {
    /// The middle of a pixel on the body.
    fileprivate func place(column: Int, row: Int) -> (x: Float, y: Float) {
        (
            Float((Double(column) + 0.5 - centreX) / pixelsPerHeight),
            Float((floorY - Double(row) - 0.5) / pixelsPerHeight)
        )
    }

    /// The pixels that a region of the body touches, within the picture.
    fileprivate func box(x: ClosedRange<Float>, y: ClosedRange<Float>) -> PixelBox {
        let upperLeft = pixel(x: Double(x.lowerBound), y: Double(y.upperBound))
        let lowerRight = pixel(x: Double(x.upperBound), y: Double(y.lowerBound))
        let left = min(max(Int(upperLeft.x.rounded(.down)), 0), width)
        let top = min(max(Int(upperLeft.y.rounded(.down)), 0), height)
        let right = min(max(Int(lowerRight.x.rounded(.up)), left), width)
        let bottom = min(max(Int(lowerRight.y.rounded(.up)), top), height)
        return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    }

    fileprivate func box(around arm: ArmField, side: Side, margin: Float) -> PixelBox {
        let mirror: Float = side == .left ? -1 : 1
        let thickness = arm.shoulderRadius + margin
        let xs = arm.joints.map { $0.x * mirror }
        let ys = arm.joints.map { $0.y - View.shear * $0.z }
        return box(
            x: (xs.reduce(.infinity, min) - thickness)...(xs.reduce(-.infinity, max) + thickness),
            y: (ys.reduce(.infinity, min) - thickness)...(ys.reduce(-.infinity, max) + thickness))
    }
}
