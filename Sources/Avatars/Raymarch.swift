import Imaging

/// What can be drawn: a surface, and what throws shade on it (the surface and perhaps more).
protocol Solid {
    /// Signed distances to what is drawn.
    func distance(_ points: Points) -> Lanes
    /// Signed distances to everything that takes light away.
    func occluder(_ points: Points) -> Lanes
}

/// The view of the mannequin: orthographic, sheared a little so that feet are seen from above.
enum View {
    static let shear: Float = 0.10
    static let stepShare: Float = 0.85
    static let longestStep: Float = 0.06
    static let hitDistance: Float = 0.0004
    static let stepLimit = 72

    /// The points at depths `z` that are seen at (`x`, `y`) of the picture.
    @inline(__always)
    static func points(x: Lanes, y: Lanes, z: Lanes) -> Points { Points(x: x, y: y + shear * z, z: z) }

    /// Where four sight lines meet a surface: depths, and which of the four do.
    @inline(__always)
    static func meet(
        x: Lanes, y: Lanes, from near: Float, to back: Float, _ distance: (Points) -> Lanes
    ) -> (depth: Lanes, hits: SIMDMask<Lanes.MaskStorage>) {
        var z = Lanes(repeating: near)
        var hits = SIMDMask<Lanes.MaskStorage>(repeating: false)
        for _ in 0..<stepLimit {
            let d = distance(points(x: x, y: y, z: z))
            hits = hits .| (d .< hitDistance .& z .> back)
            let active = .!hits .& z .> back
            if !any(active) { break }
            z.replace(with: z - smaller(d, Lanes(repeating: longestStep)) * stepShare, where: active)
        }
        return (z, hits)
    }
}

/// Draws a solid pixel by pixel, with 2x2 samples.
struct Raymarch<S: Solid> {
    /// What one pixel shows: how many of the samples, as a multiple of 1/4, and a point of the surface in the middle
    /// of them.
    struct Sight {
        var coverage: Float
        var position: SIMD3<Float>
    }

    struct Light {
        var normal: SIMD3<Float>
        var shading: Float
        var specular: Float
    }

    var solid: S
    var frame: Frame
    var near: Float = 0.17
    var back: Float = -0.12

    func sight(_ column: Int, _ row: Int) -> Sight? {
        let scale = Float(1 / frame.pixelsPerHeight)
        let left = (Float(column) - Float(frame.centreX)) * scale
        let top = (Float(frame.floorY) - Float(row)) * scale
        let x = left + Lanes(0.25, 0.75, 0.25, 0.75) * scale
        let y = top - Lanes(0.25, 0.25, 0.75, 0.75) * scale
        let (depth, hits) = View.meet(x: x, y: y, from: near, to: back) { solid.distance($0) }
        guard any(hits) else { return nil }
        let p = View.points(x: x, y: y, z: depth)
        let count = Float(Lanes.zero.replacing(with: 1, where: hits).sum())
        let nearest = depth.replacing(with: -1, where: .!hits).max()
        let farthest = depth.replacing(with: 1, where: .!hits).min()
        // Two surfaces, one behind the other, have no middle: the pixel then shows the nearer.
        let kept = nearest - farthest < 0.012 ? hits : hits .& depth .> nearest - 0.006
        let share = Lanes.zero.replacing(with: 1, where: kept)
        let position = SIMD3((p.x * share).sum(), (p.y * share).sum(), (p.z * share).sum()) / share.sum()
        return Sight(coverage: count / 4, position: position)
    }

    func light(at position: SIMD3<Float>) -> Light {
        let normal = self.normal(at: position)
        let (shading, specular) = StudioLight.falling(
            on: normal, openness: openness(position, normal), unshaded: unshaded(position, normal))
        return Light(normal: normal, shading: shading, specular: specular)
    }

    /// From four taps at the corners of a tetrahedron.
    private func normal(at p: SIMD3<Float>) -> SIMD3<Float> {
        let e: Float = 0.0014
        let (kx, ky, kz) = (Lanes(1, -1, -1, 1), Lanes(-1, -1, 1, 1), Lanes(-1, 1, -1, 1))
        let d = solid.distance(Points(x: p.x + e * kx, y: p.y + e * ky, z: p.z + e * kz))
        return normalized(SIMD3((kx * d).sum(), (ky * d).sum(), (kz * d).sum()))
    }

    /// 1 in the open, towards 0 in a crease.
    private func openness(_ p: SIMD3<Float>, _ n: SIMD3<Float>) -> Float {
        let reach = Lanes(0.006, 0.018, 0.034, 0.054)
        let weight = Lanes(1, 0.75, 0.55, 0.40)
        let d = solid.occluder(Points(x: p.x + n.x * reach, y: p.y + n.y * reach, z: p.z + n.z * reach))
        return 1 - min(max((weight * (reach - d)).sum() * 9, 0), 1)
    }

    /// 1 where the key light arrives, 0 in full shadow.
    private func unshaded(_ p: SIMD3<Float>, _ n: SIMD3<Float>) -> Float {
        var light = Lanes(repeating: 1)
        for reach in [Lanes(0.012, 0.020, 0.030, 0.041), Lanes(0.054, 0.070, 0.089, 0.112)] {
            let to = StudioLight.key
            let start = p + n * 0.002
            let d = solid.occluder(
                Points(x: start.x + to.x * reach, y: start.y + to.y * reach, z: start.z + to.z * reach))
            light = smaller(light, clamped(5 * d / reach + 0.12))
        }
        return light.min()
    }
}
