import Avatars
import Foundation
import Imaging

/// The light on draped cloth: the body's own, seen through the cloth, times a rounding at the garment's edge. Colour
/// is multiplied, so hue stays.
enum Shade {
    /// Once for each body: its light, blurred, as a factor around 1; where there is no body beneath, 1.
    static func clothLight(over body: Body) -> Plane {
        let factor = body.frame.pixelsPerHeight / Frame.standard.pixelsPerHeight
        var light = body.shading
        var lit: [Double] = []
        for index in light.values.indices {
            if index % 7 == 0, body.coverage.values[index] > 0.5, body.parts.bytes[index] == Body.Part.torso.rawValue {
                lit.append(Double(light.values[index]))
            }
            light.values[index] *= body.coverage.values[index]
        }
        let reference = Float(max(lit.percentile(0.7), 0.05))
        let (sum, weight) = (light.blurred(sigma: 6 * factor), body.coverage.blurred(sigma: 6 * factor))
        return Plane(
            width: light.width, height: light.height,
            values: sum.values.indices.map { index in
                let mean = (sum.values[index] + 0.08 * reference) / (weight.values[index] + 0.08) / reference
                return Float(pow(Double(mean).clamped(0.45, 1.2), 0.55))
            })
    }

    /// The third stage: multiplies the garment by its light.
    static func apply(to garment: inout DrapedGarment, figure: Figure) {
        let frame = figure.body.frame
        let factor = Float(frame.pixelsPerHeight / Frame.standard.pixelsPerHeight)
        let rounding = edgeRounding(garment.depth, radius: 20 * factor)
        let box = garment.box
        for row in 0..<box.height {
            for column in 0..<box.width {
                let index = row * box.width + column
                let alpha = garment.front.pixels[index].w
                let light = figure.clothLight.values[(box.y + row) * frame.width + box.x + column]
                if alpha > 0 {
                    garment.front.pixels[index] = lit(garment.front.pixels[index], light * rounding.values[index])
                }
                if garment.back.pixels[index].w > 0 {
                    garment.back.pixels[index] = lit(garment.back.pixels[index], 0.42)
                }
            }
        }
    }

    @inline(__always)
    private static func lit(_ pixel: SIMD4<Float>, _ light: Float) -> SIMD4<Float> {
        let color = pixel * SIMD4(light, light, light, 1)
        return color.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: pixel.w))
    }

    /// The garment as if it were blown up a little: the edge turns away, to the light or from it.
    private static func edgeRounding(_ depth: Plane, radius: Float) -> Plane {
        let height = depth.map { d in
            let t = 1 - min(d / radius, 1)
            return 0.8 * radius * (1 - t * t).squareRoot()
        }.blurred(sigma: Double(radius) * 0.15)
        let light = SIMD3<Float>(-0.42, 0.45, 0.79)
        var result = Plane(width: depth.width, height: depth.height, filledWith: 1)
        guard depth.width > 2, depth.height > 2 else { return result }
        let table = RoundingTable()
        for row in 1..<(depth.height - 1) {
            for column in 1..<(depth.width - 1) {
                let index = row * depth.width + column
                if depth.values[index] <= 0 { continue }
                let right = (height.values[index + 1] - height.values[index - 1]) / 2
                let down = (height.values[index + depth.width] - height.values[index - depth.width]) / 2
                let normal = SIMD3(-right, down, 1)
                let facing = (normal * light).sum() / (normal * normal).sum().squareRoot()
                result.values[index] = table(facing / light.z)
            }
        }
        return result
    }
}

/// `clamp(x, 0.35, 1.15) ^ 0.6` without a power function a pixel.
private struct RoundingTable {
    private let values: [Float] = (0...256).map { Float(pow(0.35 + 0.80 * Double($0) / 256, 0.6)) }

    @inline(__always)
    func callAsFunction(_ x: Float) -> Float {
        values[Int((x.clamped(0.35, 1.15) - 0.35) / 0.80 * 256)]
    }
}
