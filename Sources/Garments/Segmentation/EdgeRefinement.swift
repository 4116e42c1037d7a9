import Foundation
import Imaging

/// Puts the outline of a coarse mask onto the edge in the full photo: in a band around it, each pixel is compared
/// with the colours of garment and background nearby.
enum EdgeRefinement {
    static func refine(_ coarse: Mask, in photo: Image) -> Mask {
        let (width, height) = (photo.width, photo.height)
        let radius = max(4, Double(width) / 80)
        let mask = coarse.resized(width: width, height: height)
        let distance = mask.signedDistance()
        let lab = LabImage(photo)
        let inside = LocalColour(lab, reach: 1.6 * radius) { distance.values[$0] > Float(radius) }
        let outside = LocalColour(lab, reach: 1.6 * radius) { distance.values[$0] < -Float(radius) }
        var pulls = [Float](repeating: 0, count: width * height)
        for pixel in pulls.indices {
            if distance.values[pixel].magnitude > Float(radius) {
                continue
            }
            let evidence =
                0.5 * (outside.cost(lab.pixels[pixel], at: pixel) - inside.cost(lab.pixels[pixel], at: pixel))
            pulls[pixel] = min(max(evidence, -4), 4)
        }
        let problem = bandProblem(lab, distance, pulls, radius: Float(radius))
        let cut = minimumCut(problem)
        var refined = Mask(width: width, height: height)
        for pixel in refined.bytes.indices {
            let d = distance.values[pixel]
            refined.bytes[pixel] = d > Float(radius) || (d >= -Float(radius) && cut.bytes[pixel] >= 128) ? 255 : 0
        }
        return refined.holesFilled(upToArea: width * height * 4 / 1000)
            .opened(radius: Double(width) / 140).largestComponent(.four)
    }

    private static func bandProblem(
        _ lab: LabImage, _ distance: Plane, _ pulls: [Float], radius: Float
    ) -> CutProblem {
        let (width, height) = (lab.width, lab.height)
        var squares = CutProblem.links.map { _ in [Float](repeating: 0, count: width * height) }
        var (sum, pairs) = (0.0, 0.0)
        func isBand(_ pixel: Int) -> Bool { distance.values[pixel].magnitude <= radius }
        for (link, step) in CutProblem.links.enumerated() {
            for y in 0..<(height - step.1) {
                for x in max(0, -step.0)..<(width - max(0, step.0)) {
                    let pixel = y * width + x
                    let other = pixel + step.1 * width + step.0
                    guard isBand(pixel) || isBand(other) else { continue }
                    var d = lab.pixels[pixel] - lab.pixels[other]
                    d.w = 0
                    squares[link][pixel] = (d * d).sum()
                    sum += Double(squares[link][pixel])
                    pairs += 1
                }
            }
        }
        var costs = CutProblem.weights(ofSquares: squares, mean: Float(sum / max(pairs, 1)), strength: 5)
        var pulls = pulls
        // A link to a pixel outside the band, whose side is known, is a pull to that side.
        for (link, step) in CutProblem.links.enumerated() {
            for y in 0..<height {
                for x in 0..<width {
                    let pixel = y * width + x
                    let (nx, ny) = (x + step.0, y + step.1)
                    guard nx >= 0, nx < width, ny < height else { continue }
                    let other = ny * width + nx
                    switch (isBand(pixel), isBand(other)) {
                    case (true, true): continue
                    case (true, false):
                        pulls[pixel] += distance.values[other] > 0 ? costs[link][pixel] : -costs[link][pixel]
                    case (false, true):
                        pulls[other] += distance.values[pixel] > 0 ? costs[link][pixel] : -costs[link][pixel]
                    case (false, false): break
                    }
                    costs[link][pixel] = 0
                }
            }
        }
        return CutProblem(width: width, height: height, pulls: pulls, costs: costs)
    }
}

/// Mean and variance of the colour around each pixel, of those pixels only that belong to one side.
private struct LocalColour {
    private var means: [SIMD4<Float>]
    private var variances: [SIMD4<Float>]

    init(_ lab: LabImage, reach: Double, where belongs: (Int) -> Bool) {
        var first = LinearImage(width: lab.width, height: lab.height)
        var second = first
        for pixel in lab.pixels.indices where belongs(pixel) {
            var colour = lab.pixels[pixel]
            colour.w = 1
            first.pixels[pixel] = colour
            second.pixels[pixel] = colour * colour
        }
        first = first.boxBlurred(sigma: reach)
        second = second.boxBlurred(sigma: reach)
        means = first.pixels
        variances = second.pixels
        for pixel in means.indices {
            // Too little of this side in reach: any colour is then about as likely.
            let isKnown = means[pixel].w > 1e-3
            let weight = isKnown ? means[pixel].w : 1
            means[pixel] = isKnown ? means[pixel] / weight : SIMD4(50, 0, 0, 1)
            let spread = variances[pixel] / weight - means[pixel] * means[pixel]
            variances[pixel] =
                isKnown
                ? spread.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 1e6)) + 8
                : SIMD4(600, 150, 150, 1)
        }
    }

    /// Squared distance in standard deviations plus the logarithm of the variances.
    func cost(_ colour: SIMD4<Float>, at pixel: Int) -> Float {
        let d = colour - means[pixel]
        let v = variances[pixel]
        let q = d * d / v
        return q.x + q.y + q.z + logf(v.x * v.y * v.z)
    }
}

extension LinearImage {
    /// Three running means, which come close to a gaussian at a cost that does not grow with `sigma`; beyond the edge
    /// lies nothing.
    func boxBlurred(sigma: Double) -> LinearImage {
        let radius = max(1, Int(((4 * sigma * sigma + 1).squareRoot() / 2).rounded()))
        var image = self
        for _ in 0..<3 {
            image.runMeans(length: width, lines: height, step: 1, lineStep: width, radius: radius)
            image.runMeans(length: height, lines: width, step: width, lineStep: 1, radius: radius)
        }
        return image
    }

    private mutating func runMeans(length: Int, lines: Int, step: Int, lineStep: Int, radius: Int) {
        var line = [SIMD4<Float>](repeating: .zero, count: length)
        let weight = 1 / Float(2 * radius + 1)
        // A loop over every pixel: no bounds checks in it.
        pixels.withUnsafeMutableBufferPointer { pixels in
            line.withUnsafeMutableBufferPointer { line in
                for number in 0..<lines {
                    let start = number * lineStep
                    for at in 0..<length { line[at] = pixels[start + at * step] }
                    var sum = SIMD4<Float>.zero
                    for at in 0..<min(radius, length) { sum += line[at] }
                    for at in 0..<length {
                        if at + radius < length { sum += line[at + radius] }
                        if at - radius - 1 >= 0 { sum -= line[at - radius - 1] }
                        pixels[start + at * step] = sum * weight
                    }
                }
            }
        }
    }
}
