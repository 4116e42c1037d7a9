import Imaging

/// How much of a garment has which colour: a soft histogram over CIE Lab, each pixel shared between the eight
/// nearest cells; square root and unit length, so that a dot product is a Bhattacharyya coefficient.
enum LabHistogram {
    static let steps = 6
    static let count = steps * steps * steps

    static func descriptor(of image: LinearImage) -> [Float] {
        var histogram = [Float](repeating: 0, count: count)
        for pixel in image.pixels where pixel.w > 0.5 {
            let lab = Lab(pixel: pixel / pixel.w)
            let position = SIMD3(
                grid(lab.l, from: 0, to: 100), grid(lab.a, from: -60, to: 60), grid(lab.b, from: -60, to: 60))
            let low = SIMD3(
                Int(position.x), Int(position.y), Int(position.z))
            for corner in 0..<8 {
                let step = SIMD3(corner & 1, corner >> 1 & 1, corner >> 2)
                let cell = SIMD3(
                    min(low.x + step.x, steps - 1), min(low.y + step.y, steps - 1), min(low.z + step.z, steps - 1))
                let weight =
                    share(position.x, low.x, step.x) * share(position.y, low.y, step.y)
                    * share(position.z, low.z, step.z)
                histogram[(cell.x * steps + cell.y) * steps + cell.z] += weight * pixel.w
            }
        }
        for index in histogram.indices { histogram[index] = histogram[index].squareRoot() }
        normalise(&histogram)
        return histogram
    }

    private static func grid(_ value: Float, from low: Float, to high: Float) -> Float {
        min(max((value - low) / (high - low), 0), 1) * Float(steps - 1)
    }

    private static func share(_ position: Float, _ low: Int, _ step: Int) -> Float {
        let fraction = position - Float(low)
        return step == 1 ? fraction : 1 - fraction
    }
}
