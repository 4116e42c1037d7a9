import Catalog
import Foundation
import Imaging

/// Tells garment from background on a small photo: colour models of both, a minimum cut between them, again with
/// the models of that cut, until little changes.
struct Segmentation {
    /// The long side that all constants here are made for, in pixels.
    static let longSide = 256

    private(set) var mask: Mask
    /// What the last cut was made of; for trying how firm it is.
    private(set) var problem: CutProblem

    private let features: PixelFeatures
    private let shape: StartShape
    private var canPrune = true

    /// nil when the photo shows nothing but one surface.
    init?(_ photo: Image, fit: Catalog.Category.Fit) {
        features = PixelFeatures(photo)
        shape = StartShape(width: photo.width, height: photo.height, fit: fit)
        problem = CutProblem(
            width: photo.width, height: photo.height, pulls: [], costs: features.linkCosts(strength: 9))
        mask = Mask(width: photo.width, height: photo.height)
        guard start() else { return nil }
        for round in 1...6 {
            let before = mask
            guard refine(round: round) else { break }
            let changed = zip(before.bytes, mask.bytes).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
            if changed * 1000 < mask.bytes.count { break }
        }
        takeInContrastingParts()
    }

    /// How much of the garment stays the same when the cut is made a little differently, 0 to 1.
    func stability() -> Double {
        let variants: [(link: Float, bias: Float)] = [(0.4, 0), (1, 1.2), (1, -1.2)]
        return variants.map { variant in
            var other = problem
            if variant.link != 1 {
                other.costs = other.costs.map { costs in costs.map { $0 * variant.link } }
            }
            if variant.bias != 0 { other.pulls = other.pulls.map { $0 + variant.bias } }
            return minimumCut(other).largestComponent(.four).overlap(with: mask)
        }.min() ?? 0
    }

    /// Background from the border, garment from where its middle should be.
    private mutating func start() -> Bool {
        let border = features.values.indices.filter { shape.isBorder[$0] }.map { features.values[$0] }
        let core = features.values.indices.filter { shape.isCore[$0] }.map { features.values[$0] }
        var background = ColourMixture(samples: border, components: 5, seed: 1)
        let garment = ColourMixture(samples: core, components: 4, seed: 2)
        background.components = background.components.filter { component in
            let inBorder = Self.share(of: component, in: border)
            return !(inBorder < 0.3 && Self.share(of: component, in: core) > 2 * inBorder)
        }
        guard !background.components.isEmpty, !garment.components.isEmpty else { return false }
        problem.pulls = pulls(garment, background, limit: 6, shapeWeight: 1.5)
        mask = minimumCut(problem).largestComponent(.four)
        return mask.area > 0
    }

    private static func share(of component: ColourMixture.Component, in samples: [SIMD4<Float>]) -> Double {
        Double(samples.reduce(0) { $0 + (component.squaredDistance($1) < 9 ? 1 : 0) }) / Double(max(samples.count, 1))
    }

    /// One more round; false when garment or background has vanished.
    private mutating func refine(round: Int) -> Bool {
        let inside = features.values(where: mask.eroded(radius: 1))
        let outside = features.values(where: mask.dilated(radius: 2).inverted)
        guard inside.count > 50, outside.count > 50 else { return false }
        let garment = ColourMixture(samples: inside, components: 6, seed: UInt64(round) * 2 + 1)
        let background = ColourMixture(samples: outside, components: 6, seed: UInt64(round) * 2 + 2)
        let pruned = canPrune ? Self.pruned(garment, of: inside, background: background, outside) : garment
        var cut = cut(pruned, background)
        if pruned.components.count < garment.components.count, 4 * cut.mask.area < 3 * mask.area {
            // What was taken for background was most of the garment.
            canPrune = false
            cut = self.cut(garment, background)
        }
        guard cut.mask.area > 0 else { return false }
        (mask, problem.pulls) = cut
        return true
    }

    /// Sleeves of another colour end up in the background's model, which then holds a colour that is nowhere near the
    /// border of the photo. Without that colour they are cut anew, and kept when the garment stays as symmetric.
    private mutating func takeInContrastingParts() {
        let outsideMask = mask.dilated(radius: 2).inverted
        let outside = mask.bytes.indices.filter { outsideMask.bytes[$0] >= 128 }
        guard outside.count > 50 else { return }
        let background = ColourMixture(samples: outside.map { features.values[$0] }, components: 6, seed: 21)
        let foreign = foreignComponents(background, outside)
        guard !foreign.isEmpty, foreign.count < background.components.count else { return }
        let kept = background.components.indices.filter { !foreign.contains($0) }.map { background.components[$0] }
        let garment = ColourMixture(
            samples: features.values(where: mask.eroded(radius: 1)), components: 6, seed: 22
        )
        let added = foreign.map { background.components[$0] }
        var joint = ColourMixture(components: garment.components + added)
        let total = joint.components.reduce(0.0) { $0 + $1.weight }
        for index in joint.components.indices { joint.components[index].weight /= total }
        let wider = cut(joint, ColourMixture(components: kept))
        let growth = Double(wider.mask.area) / Double(max(mask.area, 1))
        guard growth > 1.06, growth < 2.2, wider.mask.frameTouch <= mask.frameTouch + 2 else { return }
        let (before, after) = (CutMeasures.symmetry(mask), CutMeasures.symmetry(wider.mask))
        guard after > before - 0.02, after > 0.75 else { return }
        (mask, problem.pulls) = wider
    }

    /// Components of the background that hardly occur at the border, lie away from the garment's blurred edge, and are
    /// no darker copy of one that does occur there.
    private func foreignComponents(_ background: ColourMixture, _ outside: [Int]) -> [Int] {
        let distance = mask.signedDistance()
        let count = background.components.count
        var (all, atBorder, away) = (
            [Int](repeating: 0, count: count), [Int](repeating: 0, count: count), [Int](repeating: 0, count: count)
        )
        var border = 0
        for pixel in outside {
            let nearest = background.nearest(features.values[pixel])
            all[nearest] += 1
            if shape.isBorder[pixel] {
                atBorder[nearest] += 1
                border += 1
            }
            if distance.values[pixel] < -6 { away[nearest] += 1 }
        }
        let isUsual = (0..<count).map { 100 * atBorder[$0] > 4 * border }
        return (0..<count).filter { index in
            guard 100 * atBorder[index] < border, 50 * all[index] > outside.count, 2 * away[index] > all[index] else {
                return false
            }
            let mean = background.components[index].mean
            return !(0..<count).contains { usual in
                guard isUsual[usual] else { return false }
                let other = background.components[usual].mean
                let chroma = ((mean.y - other.y) * (mean.y - other.y) + (mean.z - other.z) * (mean.z - other.z))
                    .squareRoot()
                return chroma < 8 && mean.x < other.x * 1.1 && mean.x > other.x * 0.5
            }
        }
    }

    private func cut(_ garment: ColourMixture, _ background: ColourMixture) -> (mask: Mask, pulls: [Float]) {
        var next = problem
        next.pulls = pulls(garment, background.withShadows, limit: 5, shapeWeight: 0.6)
        let mask = minimumCut(next).largestComponent(.four)
        return (withoutLeaks(mask, next.pulls), next.pulls)
    }

    private func pulls(
        _ garment: ColourMixture, _ background: ColourMixture, limit: Float, shapeWeight: Float
    ) -> [Float] {
        let inside = garment.logLikelihoods(features.values)
        let outside = background.logLikelihoods(features.values)
        return inside.indices.map { pixel in
            let evidence = min(max(inside[pixel] - outside[pixel], -limit), limit)
            let pull = evidence + shapeWeight * shape.prior[pixel]
            return shape.isFrame[pixel] ? min(pull, -3) : pull
        }
    }

    /// Without the garment's components that are background seen between sleeves or legs.
    private static func pruned(
        _ garment: ColourMixture, of inside: [SIMD4<Float>], background: ColourMixture, _ outside: [SIMD4<Float>]
    ) -> ColourMixture {
        let shaded = background.withShadows
        let own = outside.map { background.likelihood($0) }.sorted()
        let usual = own[own.count * 8 / 100]
        var counts = [Int](repeating: 0, count: garment.components.count)
        var alike = counts
        for feature in inside {
            let nearest = garment.nearest(feature)
            counts[nearest] += 1
            if shaded.likelihood(feature) > usual { alike[nearest] += 1 }
        }
        let kept = garment.components.indices.filter { index in
            garment.components[index].weight >= 0.45 || 2 * alike[index] <= counts[index]
        }
        let rest = kept.reduce(0.0) { $0 + garment.components[$1].weight }
        return rest > 0.45 ? ColourMixture(components: kept.map { garment.components[$0] }) : garment
    }

    /// Without patches at the edge that look like background and were only taken in by the smoothness of the cut.
    private func withoutLeaks(_ mask: Mask, _ pulls: [Float]) -> Mask {
        let (width, height) = (mask.width, mask.height)
        let doubtful = pulls.indices.map { mask.bytes[$0] >= 128 && pulls[$0] - 0.6 * shape.prior[$0] < -0.5 }
        var leaks = Mask(width: width, height: height)
        for y in 0..<(height - 1) {
            for x in 0..<(width - 1) {
                let pixel = y * width + x
                if doubtful[pixel] && doubtful[pixel + 1] && doubtful[pixel + width] && doubtful[pixel + width + 1] {
                    for member in [pixel, pixel + 1, pixel + width, pixel + width + 1] { leaks.bytes[member] = 255 }
                }
            }
        }
        let parts = leaks.components(.four)
        var touches = [Bool](repeating: false, count: parts.parts.count)
        for y in 1..<(height - 1) {
            for x in 1..<(width - 1) where parts.labels[y * width + x] > 0 {
                let pixel = y * width + x
                if [pixel - 1, pixel + 1, pixel - width, pixel + width].contains(where: { mask.bytes[$0] < 128 }) {
                    touches[Int(parts.labels[pixel]) - 1] = true
                }
            }
        }
        var cleaned = mask
        for (pixel, label) in parts.labels.enumerated() where label > 0 {
            let part = Int(label) - 1
            if touches[part], parts.parts[part].area * 1250 > width * height { cleaned.bytes[pixel] = 0 }
        }
        return cleaned.largestComponent(.four)
    }
}

/// Where a garment of a category is expected before anything is known of the photo.
private struct StartShape {
    var isBorder: [Bool]
    var isCore: [Bool]
    var isFrame: [Bool]
    /// Positive in the middle, negative in the corners.
    var prior: [Float]

    init(width: Int, height: Int, fit: Catalog.Category.Fit) {
        let band = max(2, Int((0.035 * Double(min(width, height))).rounded()))
        (isBorder, isCore, isFrame, prior) = ([], [], [], [])
        for y in 0..<height {
            let v = (Float(y) + 0.5) / Float(height) * 2 - 1
            for x in 0..<width {
                let u = (Float(x) + 0.5) / Float(width) * 2 - 1
                let edge = min(min(x, width - 1 - x), min(y, height - 1 - y))
                isBorder.append(edge < band)
                isFrame.append(edge == 0)
                isCore.append(Self.isCore(u, v, fit))
                let (au, av) = (abs(u), abs(v))
                let power = au * au * au + av * av * av
                prior.append(min(max(1.5 - 2.6 * cbrtf(power * power), -2.5), 1.5))
            }
        }
    }

    private static func isCore(_ u: Float, _ v: Float, _ fit: Catalog.Category.Fit) -> Bool {
        switch fit {
        case .legs:
            // Rise and both legs, but not the gap between them.
            (abs(u) < 0.28 && v > -0.55 && v < -0.05) || (abs(abs(u) - 0.27) < 0.09 && v > -0.1 && v < 0.3)
        case .top, .dress, .skirt:
            abs(u) < 0.28 && abs(v) < 0.42
        }
    }
}

extension PixelFeatures {
    func values(where mask: Mask) -> [SIMD4<Float>] {
        mask.bytes.indices.filter { mask.bytes[$0] >= 128 }.map { values[$0] }
    }
}

extension Mask {
    /// How many pixels of the image's frame are inside.
    fileprivate var frameTouch: Int {
        (0..<bytes.count).count { pixel in
            let (x, y) = (pixel % width, pixel / width)
            return bytes[pixel] >= 128 && (x <= 1 || y <= 1 || x >= width - 2 || y >= height - 2)
        }
    }

    /// Shared area over joint area, 0 to 1.
    package func overlap(with other: Mask) -> Double {
        var (both, either) = (0, 0)
        for (a, b) in zip(bytes, other.bytes) {
            both += a >= 128 && b >= 128 ? 1 : 0
            either += a >= 128 || b >= 128 ? 1 : 0
        }
        return either == 0 ? 1 : Double(both) / Double(either)
    }
}
