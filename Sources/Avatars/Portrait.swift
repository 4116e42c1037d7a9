import Imaging

/// An avatar's own picture: ground, body, arms. Try-on draws everything outside its garment with these very
/// functions, so both agree bit for bit.
package struct Portrait: Sendable {
    package var body: Body
    /// From the back to the front; none leaves the body armless.
    package var arms: [ArmLayer]
    package var skinTone: SkinTone
    package var wearing: BaseWear

    package init(body: Body, arms: [ArmLayer], skinTone: SkinTone, wearing: BaseWear = .all) {
        self.body = body
        self.arms = arms
        self.skinTone = skinTone
        self.wearing = wearing
    }

    /// Draws body and arms of a generated avatar in a pose without garment.
    package init(_ attributes: AvatarAttributes, pose: Pose = .natural, frame: Frame = .standard) {
        let mannequin = Mannequin(attributes: attributes)
        self.init(
            body: mannequin.body(frame: frame), arms: mannequin.arms(pose, frame: frame),
            skinTone: attributes.skinTone)
    }

    /// Opaque.
    package func linearImage() -> LinearImage {
        var picture = Studio.ground(under: body)
        picture.lay(body, skinTone: skinTone, wearing: wearing)
        for arm in arms { picture.lay(arm, skinTone: skinTone, wearing: wearing) }
        return picture
    }

    package func image() -> Image { Image(linearImage()) }
}

extension LinearImage {
    /// Paints a body over what is here; the picture has the size of the body's frame.
    package mutating func lay(_ body: Body, skinTone: SkinTone, wearing: BaseWear) {
        let paint = BodyPaint(skinTone: skinTone)
        for index in body.coverage.values.indices where body.coverage.values[index] > 0 {
            let tank = wearing.contains(.tank) ? body.tank.values[index] : 0
            let shorts = wearing.contains(.shorts) ? body.shorts.values[index] : 0
            let color = paint.color(
                shading: body.shading.values[index], specular: body.specular.values[index], cloth: max(tank, shorts))
            pixels[index] = over(pixels[index], color, body.coverage.values[index])
        }
    }

    /// Paints an arm over what is here; only pixels of its box change.
    package mutating func lay(_ arm: ArmLayer, skinTone: SkinTone, wearing: BaseWear) {
        let paint = BodyPaint(skinTone: skinTone)
        for row in 0..<arm.box.height {
            for column in 0..<arm.box.width {
                let source = row * arm.box.width + column
                let coverage = arm.coverage.values[source]
                guard coverage > 0 else { continue }
                let cloth = wearing.contains(.tank) ? arm.tank.values[source] : 0
                let color = paint.color(
                    shading: arm.shading.values[source], specular: arm.specular.values[source], cloth: cloth)
                let target = (arm.box.y + row) * width + arm.box.x + column
                pixels[target] = over(pixels[target], color, coverage)
            }
        }
    }
}

@inline(__always)
private func over(_ below: SIMD4<Float>, _ color: SIMD3<Float>, _ coverage: Float) -> SIMD4<Float> {
    below * (1 - coverage) + SIMD4(color, 1) * coverage
}

/// From light to colour: skin and cloth as albedo, linear.
package struct BodyPaint: Sendable {
    package var skin: SIMD3<Float>
    package var cloth: SIMD3<Float>
    /// Dark skin shows its form by its sheen.
    private var sheen: Float

    package init(skinTone: SkinTone) {
        skin = skinTone.linear
        cloth = SkinTone.color(red: 0xb3, green: 0xae, blue: 0xaa).linear
        let light = (skin * SIMD3(0.2126, 0.7152, 0.0722)).sum()
        sheen = 1 + 0.9 * max(0, 1 - light / 0.25)
    }

    /// `cloth` is how much of the surface is base wear.
    @inline(__always)
    package func color(shading: Float, specular: Float, cloth share: Float) -> SIMD3<Float> {
        let albedo = skin + (cloth - skin) * share
        return clamped(albedo * shading + specular * sheen * (1 - 0.85 * share))
    }

    @inline(__always)
    private func clamped(_ color: SIMD3<Float>) -> SIMD3<Float> {
        color.replacing(with: 1, where: color .> 1)
    }
}

extension SkinTone {
    /// The colour of the tone in sRGB.
    package var sRGB: (red: UInt8, green: UInt8, blue: UInt8) {
        switch self {
        case .color(let red, let green, let blue): return (red, green, blue)
        case .monk(let step):
            let hex = Self.monkScale[min(max(step, 1), Self.monkScale.count) - 1]
            return (UInt8(hex >> 16), UInt8(hex >> 8 & 0xff), UInt8(hex & 0xff))
        }
    }

    /// The Monk Skin Tone Scale's published colours, light to dark.
    private static let monkScale: [UInt32] = [
        0xf6ede4, 0xf3e7db, 0xf7ead0, 0xeadaba, 0xd7bd96, 0xa07e56, 0x825c43, 0x604134, 0x3a312a, 0x292420,
    ]

    var linear: SIMD3<Float> {
        let (red, green, blue) = sRGB
        return SIMD3(SRGB.linear[Int(red)], SRGB.linear[Int(green)], SRGB.linear[Int(blue)])
    }
}
