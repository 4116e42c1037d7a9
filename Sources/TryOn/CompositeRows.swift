import Avatars
import Imaging

/// All layers of one try-on, put together pixel by pixel: ground, inside of the back, body, arms behind, shadow,
/// garment, arms in front.
struct CompositeRows {
    /// Outside it nothing differs from the avatar's own picture.
    let box: PixelBox
    private let layers: Composite
    private let paint: BodyPaint
    private let arms: [LaidArm]
    private let left: [ArmLayer]
    private let erased: Erased

    init(_ layers: Composite) {
        self.layers = layers
        paint = BodyPaint(skinTone: layers.skinTone)
        let frame = layers.figure.body.frame
        arms = zip(layers.fit.arms, layers.arms).map { fit, layer in
            let bare = layers.bareArms.first { $0.side == layer.side }
            return LaidArm(layer, fit, isMoved: layer != bare, frame: frame, body: layers.figure.body.landmarks)
        }
        left = layers.bareArms.filter { bare in !layers.arms.contains(bare) }
        erased = Erased(layers)
        let everything = [layers.shadowBox] + arms.map(\.layer.box) + left.map(\.box) + [Self.wear(layers)]
        box = everything.reduce(layers.garment.box) { $0.union($1) }.within(frame)
    }

    /// nil where the avatar's own picture stays.
    func pixel(_ x: Int, _ y: Int) -> SIMD4<Float>? {
        let body = layers.figure.body
        let index = y * body.frame.width + x
        let shade = layers.shadow.value(x, y, in: layers.shadowBox)
        let garment = layers.garment.box.index(x, y)
        let front = garment.map { layers.garment.front.pixels[$0] } ?? .zero
        let back = garment.map { layers.garment.back.pixels[$0] } ?? .zero
        let wasWorn = max(
            layers.fit.replaces.contains(.tank) ? body.tank.values[index] : 0,
            layers.fit.replaces.contains(.shorts) ? body.shorts.values[index] : 0)
        let cover = body.coverage.values[index] * erased.kept(x, y, front.w)
        var touched = front.w > 0 || back.w > 0 || cover != body.coverage.values[index] || wasWorn * cover > 0
        touched = touched || left.contains { $0.coverage(x, y) > 0 }
        var pixel = layers.figure.ground.pixels[index]
        pixel = pixel * (1 - back.w) + back
        if cover > 0 { pixel = over(pixel, bodyColor(index), cover) }
        var figure = cover
        var inFront: (color: SIMD3<Float>, cover: Float)?
        for arm in arms {
            guard let part = arm.part(x, y, paint, hidesTank: layers.fit.replaces.contains(.tank)) else { continue }
            touched = touched || arm.isMoved || part.hidWear
            pixel = over(pixel, part.color, part.cover)
            figure += part.cover * (1 - figure)
            if part.frontShare > 0 { inFront = (part.color, part.cover * part.frontShare) }
        }
        if shade * figure > 1 / 1024 {
            touched = true
            let light = 1 - shade * figure
            pixel *= SIMD4(light, light, light, 1)
        }
        guard touched else { return nil }
        pixel = pixel * (1 - front.w) + front
        if let inFront { pixel = over(pixel, inFront.color, inFront.cover) }
        return pixel
    }

    private func bodyColor(_ index: Int) -> SIMD3<Float> {
        let body = layers.figure.body
        let tank = layers.fit.replaces.contains(.tank) ? 0 : body.tank.values[index]
        let shorts = layers.fit.replaces.contains(.shorts) ? 0 : body.shorts.values[index]
        return paint.color(
            shading: body.shading.values[index], specular: body.specular.values[index], cloth: max(tank, shorts))
    }

    /// Where base wear may be taken off.
    private static func wear(_ layers: Composite) -> PixelBox {
        let frame = layers.figure.body.frame
        let (upper, lower) = (frame.pixel(x: -0.2, y: 0.88), frame.pixel(x: 0.2, y: 0.37))
        return PixelBox(
            x: Int(upper.x), y: Int(upper.y), width: Int(lower.x - upper.x), height: Int(lower.y - upper.y))
    }
}

@inline(__always)
private func over(_ below: SIMD4<Float>, _ color: SIMD3<Float>, _ cover: Float) -> SIMD4<Float> {
    below * (1 - cover) + SIMD4(color, 1) * cover
}

/// An arm without what its sleeve hides.
private struct LaidArm {
    let layer: ArmLayer
    let isMoved: Bool
    private let hidden: Float
    private let front: Float
    private let joint: SIMD2<Float>
    private let axis: SIMD2<Float>
    private let feather: Float

    struct Part {
        var color: SIMD3<Float>
        var cover: Float
        /// How much of it lies in front of the garment.
        var frontShare: Float
        var hidWear: Bool
    }

    init(_ layer: ArmLayer, _ fit: ArmFit, isMoved: Bool, frame: Frame, body: BodyLandmarks) {
        self.layer = layer
        self.isMoved = isMoved || fit.hiddenWithin > 0
        let sign: Double = fit.side == .left ? -1 : 1
        let at = frame.pixel(x: sign * body.shoulderJointX, y: body.shoulderJointY)
        let along = direction(degrees: fit.pose.upperArmDegrees, side: sign)
        joint = SIMD2(Float(at.x), Float(at.y))
        axis = SIMD2(Float(along.x), Float(-along.y))
        hidden = Float(fit.hiddenWithin * frame.pixelsPerHeight)
        front = Float(fit.inFrontBeyond * frame.pixelsPerHeight)
        feather = Float(frame.pixelsPerHeight / Frame.standard.pixelsPerHeight)
    }

    func part(_ x: Int, _ y: Int, _ paint: BodyPaint, hidesTank: Bool) -> Part? {
        guard let index = layer.box.index(x, y) else { return nil }
        var cover = layer.coverage.values[index]
        if cover <= 0 { return nil }
        let away = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - joint
        if hidden > 0 {
            let distance = (away.x * away.x + away.y * away.y).squareRoot()
            cover *= ((distance - hidden) / feather + 0.5).clamped(0, 1)
            if cover <= 0 { return nil }
        }
        let tank = layer.tank.values[index]
        let color = paint.color(
            shading: layer.shading.values[index], specular: layer.specular.values[index],
            cloth: hidesTank ? 0 : tank)
        let beyond = away.x * axis.x + away.y * axis.y - front
        return Part(
            color: color, cover: cover, frontShare: (beyond / feather + 0.5).clamped(0, 1),
            hidWear: hidesTank && tank > 0)
    }
}

/// What of the body is not drawn although nothing lies over it: skin that would show as a rim along a shoulder seam,
/// and the armless shoulder beside a sleeve.
private struct Erased {
    private let rim: Int
    /// For each column of the garment's box, its first row; `Int.max` where it is not a shoulder.
    private let tops: [Int]
    private let box: PixelBox
    private let neck: ClosedRange<Float>?
    private let stump: (rows: ClosedRange<Int>, left: Int, right: Int)?

    init(_ layers: Composite) {
        let frame = layers.figure.body.frame
        let garment = layers.garment
        let box = garment.box
        self.box = box
        rim = Int((14 * frame.pixelsPerHeight / Frame.standard.pixelsPerHeight).rounded())
        guard let neck = layers.fit.neck else {
            (tops, self.neck, stump) = ([], nil, nil)
            return
        }
        let left = frame.pixel(x: neck.lowerBound, y: 0).x
        let right = frame.pixel(x: neck.upperBound, y: 0).x
        self.neck = Float(left)...Float(right)
        let landmarks = layers.figure.body.landmarks
        tops = (0..<box.width).map { column in
            guard let row = (0..<box.height).first(where: { garment.front.pixels[$0 * box.width + column].w > 0.5 })
            else { return .max }
            let x = (Double(box.x + column) + 0.5 - frame.centreX) / frame.pixelsPerHeight
            let y = (frame.floorY - Double(box.y + row)) / frame.pixelsPerHeight
            return y > landmarks.shoulderTop(x: x.magnitude) - 0.035 ? box.y + row : .max
        }
        if layers.fit.coversShoulders {
            let top = Int(frame.pixel(x: 0, y: 0.845).y)
            let bottom = Int(frame.pixel(x: 0, y: 0.70).y)
            stump = (top...bottom, Int(frame.pixel(x: -0.06, y: 0).x), Int(frame.pixel(x: 0.06, y: 0).x))
        } else {
            stump = nil
        }
    }

    /// The share of the body that stays.
    @inline(__always)
    func kept(_ x: Int, _ y: Int, _ cover: Float) -> Float {
        guard let neck, !neck.contains(Float(x)) else { return 1 }
        if let stump, stump.rows.contains(y), x < stump.left || x > stump.right { return 0 }
        let column = x - box.x
        guard tops.indices.contains(column), tops[column] != .max else { return 1 }
        return y <= tops[column] && y >= tops[column] - rim ? 0 : 1
    }
}

extension PixelBox {
    @inline(__always)
    func index(_ x: Int, _ y: Int) -> Int? {
        let (column, row) = (x - self.x, y - self.y)
        return column >= 0 && row >= 0 && column < width && row < height ? row * width + column : nil
    }

    func within(_ frame: Frame) -> PixelBox {
        let (left, top) = (max(x, 0), max(y, 0))
        return PixelBox(
            x: left, y: top, width: max(min(x + width, frame.width) - left, 0),
            height: max(min(y + height, frame.height) - top, 0))
    }
}

extension Plane {
    @inline(__always)
    fileprivate func value(_ x: Int, _ y: Int, in box: PixelBox) -> Float {
        box.index(x, y).map { values[$0] } ?? 0
    }
}

extension ArmLayer {
    fileprivate func coverage(_ x: Int, _ y: Int) -> Float { coverage.value(x, y, in: box) }
}
