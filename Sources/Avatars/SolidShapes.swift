/// A limb or torso as ellipses stacked along y: each height has half-axes and a centre. Tables are fine enough
/// (finer than the normals' taps) that no band shows.
struct EllipseStack {
    struct Key {
        var y, halfWidth, halfDepth, centreX, centreZ: Float

        init(_ y: Float, _ halfWidth: Float, _ halfDepth: Float, x centreX: Float = 0, z centreZ: Float) {
            (self.y, self.halfWidth, self.halfDepth) = (y, halfWidth, halfDepth)
            (self.centreX, self.centreZ) = (centreX, centreZ)
        }
    }

    private static let sampleCount = 512
    let bottom: Float
    let top: Float
    private let samplesPerUnit: Float
    /// (half-width, half-depth, centre x, centre z)
    private let samples: [SIMD4<Float>]

    /// `keys` ascend in y. `smoothing` is the reach in y of the blur that takes the last kinks out of the table.
    init(_ keys: [Key], smoothing: Float) {
        let heights = keys.map(\.y)
        let curves = [\Key.halfWidth, \.halfDepth, \.centreX, \.centreZ].map { path in
            MonotoneCurve(positions: heights, values: keys.map { $0[keyPath: path] })
        }
        let (low, high) = (heights[0], heights[heights.count - 1])
        let step = (high - low) / Float(Self.sampleCount - 1)
        let raw = (0..<Self.sampleCount).map { sample in
            let y = low + Float(sample) * step
            return SIMD4(curves[0](y), curves[1](y), curves[2](y), curves[3](y))
        }
        let reach = max(Int((smoothing / step).rounded()), 1)
        samples = raw.indices.map { sample in
            var sum = SIMD4<Float>.zero
            var weights: Float = 0
            for offset in -reach...reach {
                let share = 1 - Float(offset.magnitude) / Float(reach + 1)
                let weight = share * share * (3 - 2 * share)
                sum += weight * raw[min(max(sample + offset, 0), raw.count - 1)]
                weights += weight
            }
            return sum / weights
        }
        bottom = low
        top = high
        samplesPerUnit = 1 / step
    }

    /// (half-width, half-depth, centre x, centre z) at a height.
    @inline(__always)
    func section(at y: Float) -> SIMD4<Float> {
        let place = min(max((y - bottom) * samplesPerUnit, 0), Float(Self.sampleCount) - 1.001)
        let index = Int(place)
        let below = samples[index]
        return below + (samples[index + 1] - below) * (place - Float(index))
    }

    /// First-order distance to the ellipse of the point's own height.
    @inline(__always)
    func distance(_ p: Points) -> Lanes {
        let (s0, s1, s2, s3) = (section(at: p.y[0]), section(at: p.y[1]), section(at: p.y[2]), section(at: p.y[3]))
        let halfWidth = Lanes(s0.x, s1.x, s2.x, s3.x)
        let halfDepth = Lanes(s0.y, s1.y, s2.y, s3.y)
        let u = (p.x - Lanes(s0.z, s1.z, s2.z, s3.z)) / halfWidth
        let w = (p.z - Lanes(s0.w, s1.w, s2.w, s3.w)) / halfDepth
        let q = length(u, w) + 1e-6
        let gradient = length(u / halfWidth, w / halfDepth) + 2e-5
        let across = q * (q - 1) / gradient
        let beyond = larger(larger(bottom - p.y, p.y - top), .zero)
        return across.replacing(with: length(larger(across, .zero), beyond), where: beyond .> 0)
    }
}

/// A capsule whose radius runs from `startRadius` to `endRadius`.
struct RoundCone {
    let start: SIMD3<Float>
    let startRadius: Float
    let end: SIMD3<Float>
    let endRadius: Float
    private let axis: SIMD3<Float>
    private let inverseSquare: Float

    init(_ start: SIMD3<Float>, _ startRadius: Float, _ end: SIMD3<Float>, _ endRadius: Float) {
        self.start = start
        self.startRadius = startRadius
        self.end = end
        self.endRadius = endRadius
        axis = end - start
        inverseSquare = 1 / max((axis * axis).sum(), 1e-12)
    }

    @inline(__always)
    func distance(_ p: Points) -> Lanes {
        let (dx, dy, dz) = (p.x - start.x, p.y - start.y, p.z - start.z)
        let t = clamped((dx * axis.x + dy * axis.y + dz * axis.z) * inverseSquare)
        return length(dx - t * axis.x, dy - t * axis.y, dz - t * axis.z)
            - (startRadius + t * (endRadius - startRadius))
    }
}

struct Ellipsoid {
    var centre: SIMD3<Float>
    var radii: SIMD3<Float>

    /// First-order distance.
    @inline(__always)
    func distance(_ p: Points) -> Lanes {
        let (u, v, w) = (
            (p.x - centre.x) / radii.x, (p.y - centre.y) / radii.y, (p.z - centre.z) / radii.z
        )
        let q = length(u, v, w) + 1e-6
        return q * (q - 1) / (length(u / radii.x, v / radii.y, w / radii.z) + 2e-5)
    }
}
