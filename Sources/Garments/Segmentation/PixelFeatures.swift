import Foundation
import Imaging

/// What the segmentation sees of a pixel: lightness, the two colour axes, and how lively the lightness is around it.
struct PixelFeatures: Sendable {
    let width: Int
    let height: Int
    let values: [SIMD4<Float>]

    init(_ image: Image) {
        width = image.width
        height = image.height
        let lab = LabImage(image)
        let lightness = lab.plane(0)
        let mean = lightness.blurred(sigma: 2.5)
        let meanOfSquares = lightness.map { $0 * $0 }.blurred(sigma: 2.5)
        var features = lab.pixels.map { $0 * SIMD4(0.8, 1.3, 1.3, 0) }
        for pixel in features.indices {
            let variance = meanOfSquares.values[pixel] - mean.values[pixel] * mean.values[pixel]
            features[pixel].w = min(max(variance, 0).squareRoot(), 15)
        }
        values = LinearImage(width: width, height: height, pixels: features).blurred(sigma: 1).pixels
    }

    /// The links of a cut: strong between alike neighbours, weak across an edge.
    ///
    /// - Parameter strength: of a link between equal neighbours a pixel apart.
    func linkCosts(strength: Float) -> [[Float]] {
        var squares = CutProblem.links.map { _ in [Float](repeating: 0, count: values.count) }
        var (sum, pairs) = (0.0, 0.0)
        for (link, step) in CutProblem.links.enumerated() {
            for y in 0..<(height - step.1) {
                for x in max(0, -step.0)..<(width - max(0, step.0)) {
                    let pixel = y * width + x
                    let d = values[pixel] - values[pixel + step.1 * width + step.0]
                    squares[link][pixel] = (d * d).sum()
                    sum += Double(squares[link][pixel])
                    pairs += 1
                }
            }
        }
        return CutProblem.weights(ofSquares: squares, mean: Float(sum / max(pairs, 1)), strength: strength)
    }
}

extension CutProblem {
    /// `strength` times exp(-d2 / 2 mean), with a floor of 5%, by distance of the neighbour.
    static func weights(ofSquares squares: [[Float]], mean: Float, strength: Float) -> [[Float]] {
        let beta = 1 / (2 * max(mean, 1e-6))
        return squares.enumerated().map { link, squares in
            let reach: Float = link < 2 ? strength : strength * Float(0.5).squareRoot()
            return squares.map { reach * (0.95 * expf(-beta * $0) + 0.05) }
        }
    }
}
