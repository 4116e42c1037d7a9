import Avatars
import Imaging

/// A picture on which layers are laid one after the other, from the back to the front; it remembers where it stopped
/// being the avatar's own picture. It covers only the box within which anything may change.
struct Flattening {
    let box: PixelBox
    private var pixels: [SIMD4<Float>]
    /// How much of a pixel is body: shadows fall on it, not on the ground.
    private var figure: [Float]
    private var touched: [Bool]

    init(_ ground: LinearImage, box: PixelBox) {
        self.box = box
        pixels = []
        pixels.reserveCapacity(box.width * box.height)
        for y in box.y..<(box.y + box.height) {
            let start = y * ground.width + box.x
            pixels += ground.pixels[start..<(start + box.width)]
        }
        figure = Array(repeating: 0, count: box.width * box.height)
        touched = Array(repeating: false, count: box.width * box.height)
    }

    mutating func lay(_ layer: LinearImage, at place: PixelBox) {
        each(in: place) { pixel, _, touched, source, _, _ in
            let light = layer.pixels[source]
            if light.w > 0 {
                pixel = pixel * (1 - light.w) + light
                touched = true
            }
        }
    }

    /// `body` covers the whole picture; of its base wear what `replaced` names is taken off.
    mutating func lay(_ body: Body, _ paint: BodyPaint, replaced: BaseWear, erased: Erased) {
        let whole = PixelBox(x: 0, y: 0, width: body.frame.width, height: body.frame.height)
        let (hidesTank, hidesShorts) = (replaced.contains(.tank), replaced.contains(.shorts))
        each(in: whole) { pixel, figure, touched, source, x, y in
            var cover = body.coverage.values[source]
            if cover <= 0 { return }
            let kept = erased.kept(x, y)
            if kept < 1 {
                cover *= kept
                touched = true
            }
            let (tank, shorts) = (body.tank.values[source], body.shorts.values[source])
            if hidesTank && tank > 0 || hidesShorts && shorts > 0 { touched = true }
            let color = paint.color(
                shading: body.shading.values[source], specular: body.specular.values[source],
                cloth: max(hidesTank ? 0 : tank, hidesShorts ? 0 : shorts))
            pixel = pixel * (1 - cover) + SIMD4(color, 1) * cover
            figure = cover
        }
    }

    /// The whole arm when `part` is behind, else only what lies in front of the garment.
    mutating func lay(_ arm: LaidArm, _ paint: BodyPaint, replaced: BaseWear, inFront: Bool) {
        let hidesTank = replaced.contains(.tank)
        let layer = arm.layer
        each(in: layer.box) { pixel, figure, touched, source, x, y in
            var cover = layer.coverage.values[source]
            if cover <= 0 { return }
            let tank = layer.tank.values[source]
            if arm.isMoved || hidesTank && tank > 0 { touched = true }
            cover *= inFront ? arm.frontShare(x, y) : arm.seenShare(x, y)
            if cover <= 0 { return }
            let color = paint.color(
                shading: layer.shading.values[source], specular: layer.specular.values[source],
                cloth: hidesTank ? 0 : tank)
            pixel = pixel * (1 - cover) + SIMD4(color, 1) * cover
            figure += cover * (1 - figure)
        }
    }

    /// An arm that was here and is no more.
    mutating func remove(_ arm: ArmLayer) {
        each(in: arm.box) { _, _, touched, source, _, _ in
            if arm.coverage.values[source] > 0 { touched = true }
        }
    }

    mutating func darken(by shadow: Plane, at place: PixelBox) {
        each(in: place) { pixel, figure, touched, source, _, _ in
            let dark = shadow.values[source] * figure
            // A thousandth is less than one step of a byte.
            if dark > 1 / 1024 {
                let light = 1 - dark
                pixel *= SIMD4(light, light, light, 1)
                touched = true
            }
        }
    }

    /// Writes the touched pixels over the avatar's own picture.
    func written(over base: Image) -> (image: Image, mask: Mask) {
        var image = base
        var mask = Mask(width: base.width, height: base.height)
        let encoder = SRGB.Encoder()
        // A loop over every pixel: no bounds checks in it.
        image.bytes.withUnsafeMutableBufferPointer { bytes in
            for row in 0..<box.height {
                for column in 0..<box.width where touched[row * box.width + column] {
                    let pixel = pixels[row * box.width + column]
                    let index = (box.y + row) * base.width + box.x + column
                    bytes[index * 4] = encoder.byte(pixel.x)
                    bytes[index * 4 + 1] = encoder.byte(pixel.y)
                    bytes[index * 4 + 2] = encoder.byte(pixel.z)
                    mask.bytes[index] = 255
                }
            }
        }
        return (image, mask)
    }

    /// Visits what `place` and the picture share: pixel, figure, touched, index in the layer, column, row.
    @inline(__always)
    private mutating func each(
        in place: PixelBox,
        _ visit: (inout SIMD4<Float>, inout Float, inout Bool, Int, Int, Int) -> Void
    ) {
        let (top, bottom) = (max(place.y, box.y), min(place.y + place.height, box.y + box.height))
        let (left, right) = (max(place.x, box.x), min(place.x + place.width, box.x + box.width))
        guard top < bottom, left < right else { return }
        // A loop over every pixel: no bounds checks in it.
        pixels.withUnsafeMutableBufferPointer { pixels in
            figure.withUnsafeMutableBufferPointer { figure in
                touched.withUnsafeMutableBufferPointer { touched in
                    for y in top..<bottom {
                        let (target, source) = ((y - box.y) * box.width - box.x, (y - place.y) * place.width - place.x)
                        for x in left..<right {
                            visit(&pixels[target + x], &figure[target + x], &touched[target + x], source + x, x, y)
                        }
                    }
                }
            }
        }
    }
}
