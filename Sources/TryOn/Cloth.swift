import Foundation
import Garments
import Imaging

/// A cut made ready to be draped: its pixels at about the size at which they will be seen, without edge and without
/// the photo's own falling off of light.
struct Cloth {
    /// Cloth pixels per cut pixel.
    let scale: SIMD2<Double>
    /// Opaque everywhere: past its edge the garment's colour goes on.
    let color: LinearImage
    /// Signed distance to the edge, cloth pixels, positive inside.
    let edge: Plane

    /// - Parameter pixelsPerCutPixel: how large a cut pixel will be on the picture.
    init(_ cut: GarmentCut, pixelsPerCutPixel: Double) {
        let factor = min(1, pixelsPerCutPixel * 1.15)
        let width = max(Int((Double(cut.image.width) * factor).rounded()), 8)
        let height = max(Int((Double(cut.image.height) * factor).rounded()), 8)
        let garment = LinearImage(cut.image).resized(width: width, height: height)
        let inside = Mask(
            width: width, height: height, bytes: garment.pixels.map { UInt8(($0.w * 255 + 0.5).clamped(0, 255)) })
        scale = [Double(width) / Double(cut.image.width), Double(height) / Double(cut.image.height)]
        edge = inside.signedDistance().blurred(sigma: 1)
        color = PhotoLight(garment).removed(from: Self.continued(garment, beyond: inside))
    }

    func point(_ cutPoint: Point) -> SIMD2<Double> { SIMD2(cutPoint.x, cutPoint.y) * scale }

    /// Straight colour; outside, the nearest inside pixel's.
    private static func continued(_ garment: LinearImage, beyond inside: Mask) -> LinearImage {
        let nearest = inside.nearestInside().indices
        var result = garment
        // A loop over every pixel: no bounds checks in it.
        result.pixels.withUnsafeMutableBufferPointer { target in
            garment.pixels.withUnsafeBufferPointer { source in
                nearest.withUnsafeBufferPointer { nearest in
                    for index in target.indices {
                        let from = nearest[index] < 0 ? index : Int(nearest[index])
                        let pixel = source[from]
                        target[index] = pixel.w > 0.01 ? pixel / pixel.w : SIMD4(0, 0, 0, 1)
                    }
                }
            }
        }
        return result
    }
}

/// How the light falls off across a product photo, estimated from the garment alone: a low-pass of its luminance.
private struct PhotoLight {
    private static let reduction = 8
    /// What evens the light out, on a small grid.
    private let gain: Plane

    init(_ garment: LinearImage) {
        let width = max(garment.width / Self.reduction, 4)
        let height = max(garment.height / Self.reduction, 4)
        let small = garment.resized(width: width, height: height, filter: .mitchell)
        let luminance = Plane(width: width, height: height, values: small.pixels.map(Self.luminance))
        let cover = Plane(width: width, height: height, values: small.pixels.map(\.w))
        let sigma = 0.16 * Double(width)
        let (light, weight) = (luminance.blurred(sigma: sigma), cover.blurred(sigma: sigma))
        let low = light.values.indices.map { light.values[$0] / max(weight.values[$0], 1e-4) }
        let seen = cover.values.indices.filter { cover.values[$0] > 0.5 }
        let median = Float(seen.map { Double(low[$0]) }.percentile(0.5))
        let bright = seen.map { Double(luminance.values[$0] / cover.values[$0]) }.percentile(0.95)
        let exposure = Float(pow(0.42 / max(bright, 0.01), 0.25).clamped(0.94, 1.12))
        gain = Plane(
            width: width, height: height,
            values: low.map { Float(pow(Double(median / max($0, 1e-4)), 0.55).clamped(0.80, 1.30)) * exposure })
    }

    private static func luminance(_ pixel: SIMD4<Float>) -> Float {
        0.2126 * pixel.x + 0.7152 * pixel.y + 0.0722 * pixel.z
    }

    func removed(from color: LinearImage) -> LinearImage {
        var result = color
        let across = Float(gain.width) / Float(color.width)
        let down = Float(gain.height) / Float(color.height)
        gain.withSampler { sampler in
            for y in 0..<color.height {
                for x in 0..<color.width {
                    let factor = sampler.bilinear((Float(x) + 0.5) * across, (Float(y) + 0.5) * down)
                    let pixel = result.pixels[y * color.width + x]
                    var lit = (pixel * factor).clamped(lowerBound: .zero, upperBound: .one)
                    lit.w = 1
                    result.pixels[y * color.width + x] = lit
                }
            }
        }
        return result
    }
}
