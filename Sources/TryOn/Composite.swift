import Avatars
import Imaging

/// The last stage. The layers stay apart until `flattened`, so that a garment can also be given away as a transparent
/// layer with its own shadow.
struct Composite {
    let figure: Figure
    let skinTone: SkinTone
    let fit: Fit
    let garment: DrapedGarment
    /// In the fit's poses, whole.
    let arms: [ArmLayer]
    /// As the avatar holds its arms in this pose without a garment.
    let bareArms: [ArmLayer]
    /// On the body, 0 to 1; covers `shadowBox`.
    let shadow: Plane
    let shadowBox: PixelBox

    private var frame: Frame { figure.body.frame }

    init(
        figure: Figure, skinTone: SkinTone, fit: Fit, garment: DrapedGarment, arms: [ArmLayer], bareArms: [ArmLayer]
    ) {
        (self.figure, self.skinTone, self.fit, self.garment) = (figure, skinTone, fit, garment)
        (self.arms, self.bareArms) = (arms, bareArms)
        (shadow, shadowBox) = Self.shadow(of: garment, frame: figure.body.frame)
    }

    /// The picture and its mask. Where the mask is 0 the picture is `base`, byte for byte.
    func flattened(over base: Image) -> (image: Image, mask: Mask) {
        let paint = BodyPaint(skinTone: skinTone)
        let arms = zip(fit.arms, arms).map { fit, layer in
            LaidArm(
                layer, fit, isMoved: !bareArms.contains(layer), frame: frame, body: figure.body.landmarks)
        }
        let gone = bareArms.filter { !self.arms.contains($0) }
        let boxes = [garment.box, shadowBox, baseWearBox] + arms.map(\.layer.box) + gone.map(\.box)
        var picture = Flattening(figure.ground, box: boxes.reduce(garment.box) { $0.union($1) }.within(frame))
        picture.lay(garment.back, at: garment.box)
        picture.lay(figure.body, paint, replaced: fit.replaces, erased: Erased(fit, garment, figure.body))
        for arm in gone { picture.remove(arm) }
        for arm in arms { picture.lay(arm, paint, replaced: fit.replaces, inFront: false) }
        picture.darken(by: shadow, at: shadowBox)
        picture.lay(garment.front, at: garment.box)
        for arm in arms { picture.lay(arm, paint, replaced: fit.replaces, inFront: true) }
        return picture.written(over: base)
    }

    /// Where base wear may be taken off.
    private var baseWearBox: PixelBox {
        let (upper, lower) = (frame.pixel(x: -0.22, y: 0.88), frame.pixel(x: 0.22, y: 0.37))
        return PixelBox(
            x: Int(upper.x), y: Int(upper.y), width: Int(lower.x - upper.x), height: Int(lower.y - upper.y))
    }

    /// A near, dark shadow and a far, soft one, down and to the right.
    private static func shadow(of garment: DrapedGarment, frame: Frame) -> (Plane, PixelBox) {
        let factor = frame.pixelsPerHeight / Frame.standard.pixelsPerHeight
        let margin = Int((24 * factor).rounded())
        let box = PixelBox(
            x: garment.box.x - margin, y: garment.box.y - margin, width: garment.box.width + 2 * margin,
            height: garment.box.height + 2 * margin)
        var near = Plane(width: box.width, height: box.height)
        var far = near
        let (right, down) = (Int((2.5 * factor).rounded()), Int((6 * factor).rounded()))
        for row in 0..<garment.box.height {
            for column in 0..<garment.box.width {
                let alpha = garment.front.pixels[row * garment.box.width + column].w
                let at = (row + margin) * box.width + column + margin
                near.values[at] = alpha
                far.values[at + down * box.width + right] = alpha
            }
        }
        near = near.blurred(sigma: 2.2 * factor)
        far = far.blurred(sigma: 5.5 * factor)
        for index in near.values.indices {
            near.values[index] = min(0.28 * near.values[index] + 0.42 * far.values[index], 0.62)
        }
        return (near, box)
    }
}
