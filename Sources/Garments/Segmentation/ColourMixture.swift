import Foundation

/// A mixture of gaussians with full covariance over four features a pixel.
struct ColourMixture: Sendable {
    struct Component: Sendable {
        var weight: Double
        var mean: SIMD4<Float>
        /// Columns of the matrix that turns a difference from the mean into independent units.
        fileprivate var whitening: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
        /// 1 / sqrt(det covariance); the constant of the dimension cancels in every ratio.
        fileprivate var peak: Float

        @inline(__always)
        func squaredDistance(_ feature: SIMD4<Float>) -> Float {
            let d = feature - mean
            let z = whitening.0 * d.x + whitening.1 * d.y + whitening.2 * d.z + whitening.3 * d.w
            return (z * z).sum()
        }

        @inline(__always)
        func density(_ feature: SIMD4<Float>) -> Float {
            peak * expf(-0.5 * squaredDistance(feature))
        }
    }

    var components: [Component]

    /// Fits by k-means and six rounds of expectation and maximisation.
    ///
    /// - Parameters:
    ///   - samples: thinned evenly to 6000; when empty, the mixture has no components.
    ///   - seed: of the start; the same samples and seed give the same mixture.
    init(samples: [SIMD4<Float>], components count: Int, seed: UInt64) {
        let kept = Self.thinned(samples, to: 6000)
        components = []
        guard !kept.isEmpty else { return }
        var shares = Self.start(kept, count: min(count, kept.count), seed: seed)
        for _ in 0..<6 {
            components = Self.components(kept, shares)
            shares = Self.shares(kept, components)
        }
        components = Self.components(kept, shares)
    }

    init(components: [Component]) {
        self.components = components
    }

    /// Up to a constant factor that all mixtures share; never below 1e-30.
    @inline(__always)
    func likelihood(_ feature: SIMD4<Float>) -> Float {
        var sum: Float = 0
        for component in components { sum += Float(component.weight) * component.density(feature) }
        return max(sum, 1e-30)
    }

    func logLikelihoods(_ features: [SIMD4<Float>]) -> [Float] {
        features.map { logf(likelihood($0)) }
    }

    /// The component that explains a feature best.
    func nearest(_ feature: SIMD4<Float>) -> Int {
        var best = 0
        var most: Float = -1
        for (index, component) in components.enumerated() {
            let density = Float(component.weight) * component.density(feature)
            if density > most { (best, most) = (index, density) }
        }
        return best
    }

    /// With a darker copy of each component beside it: the same background in the garment's shadow.
    var withShadows: ColourMixture {
        ColourMixture(
            components: components
                + components.map { component in
                    var twin = component
                    twin.weight *= 0.12
                    twin.mean *= SIMD4(0.72, 0.85, 0.85, 1)
                    return twin
                })
    }

    private static func thinned(_ samples: [SIMD4<Float>], to limit: Int) -> [SIMD4<Float>] {
        if samples.count <= limit { return samples }
        return (0..<limit).map { samples[$0 * samples.count / limit] }
    }

    /// k-means++ and ten rounds of Lloyd: each sample wholly in its nearest cluster.
    private static func start(_ samples: [SIMD4<Float>], count: Int, seed: UInt64) -> [[Float]] {
        var random = SplitMix64(state: seed)
        var centres = [samples[Int(random.next() % UInt64(samples.count))]]
        var distances = samples.map { squared($0 - centres[0]) }
        while centres.count < count {
            let total = distances.reduce(0.0) { $0 + Double($1) }
            var left = Double(random.next() >> 11) / Double(1 << 53) * total
            var chosen = samples.count - 1
            for (index, distance) in distances.enumerated() {
                left -= Double(distance)
                if left < 0 {
                    chosen = index
                    break
                }
            }
            let centre = samples[chosen]
            centres.append(centre)
            for index in samples.indices { distances[index] = min(distances[index], squared(samples[index] - centre)) }
        }
        var nearest = [Int](repeating: 0, count: samples.count)
        for _ in 0..<10 {
            var sums = [SIMD4<Double>](repeating: .zero, count: centres.count)
            var counts = [Double](repeating: 0, count: centres.count)
            for (index, sample) in samples.enumerated() {
                var best = Float.infinity
                for (number, centre) in centres.enumerated() {
                    let distance = squared(sample - centre)
                    if distance < best { (best, nearest[index]) = (distance, number) }
                }
                sums[nearest[index]] += SIMD4<Double>(sample)
                counts[nearest[index]] += 1
            }
            for number in centres.indices where counts[number] > 0 {
                centres[number] = SIMD4<Float>(sums[number] / counts[number])
            }
        }
        return centres.indices.map { number in nearest.map { $0 == number ? 1 : 0 } }
    }

    /// How much of each sample belongs to each component.
    private static func shares(_ samples: [SIMD4<Float>], _ components: [Component]) -> [[Float]] {
        var shares = components.map { component in
            samples.map { Float(component.weight) * component.density($0) }
        }
        for index in samples.indices {
            var total: Float = 1e-30
            for number in shares.indices { total += shares[number][index] }
            for number in shares.indices { shares[number][index] /= total }
        }
        return shares
    }

    private static func components(_ samples: [SIMD4<Float>], _ shares: [[Float]]) -> [Component] {
        shares.compactMap { share in
            var mass = 0.0
            var sum = SIMD4<Double>.zero
            for (index, sample) in samples.enumerated() {
                mass += Double(share[index])
                sum += SIMD4<Double>(sample) * Double(share[index])
            }
            if mass < 2 { return nil }
            let mean = sum / mass
            var rows = [SIMD4<Double>](repeating: .zero, count: 4)
            for (index, sample) in samples.enumerated() {
                let d = SIMD4<Double>(sample) - mean
                let weighted = d * Double(share[index])
                for row in 0..<4 { rows[row] += weighted * d[row] }
            }
            // 6 keeps a flat colour from explaining nothing but itself.
            for row in 0..<4 {
                rows[row] /= mass
                rows[row][row] += 6
            }
            let (whitening, peak) = whitening(of: rows)
            return Component(
                weight: mass / Double(samples.count), mean: SIMD4<Float>(mean), whitening: whitening, peak: peak)
        }
    }

    /// The inverse of the covariance's Cholesky factor, as columns, and the product of its diagonal.
    private static func whitening(
        of covariance: [SIMD4<Double>]
    ) -> ((SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>), Float) {
        var lower = [SIMD4<Double>](repeating: .zero, count: 4)
        for row in 0..<4 {
            for column in 0...row {
                var value = covariance[row][column]
                for k in 0..<column { value -= lower[row][k] * lower[column][k] }
                lower[row][column] = row == column ? max(value, 1e-9).squareRoot() : value / lower[column][column]
            }
        }
        var columns = [SIMD4<Double>](repeating: .zero, count: 4)
        for column in 0..<4 {
            for row in column..<4 {
                var value = row == column ? 1.0 : 0.0
                for k in column..<row { value -= lower[row][k] * columns[column][k] }
                columns[column][row] = value / lower[row][row]
            }
        }
        let peak = 1 / (lower[0][0] * lower[1][1] * lower[2][2] * lower[3][3])
        return (
            (SIMD4<Float>(columns[0]), SIMD4<Float>(columns[1]), SIMD4<Float>(columns[2]), SIMD4<Float>(columns[3])),
            Float(peak)
        )
    }
}

@inline(__always)
private func squared(_ d: SIMD4<Float>) -> Float { (d * d).sum() }

/// Steele, Lea and Flood's generator: small, and the same everywhere.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
