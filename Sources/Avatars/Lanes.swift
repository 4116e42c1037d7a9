/// Four numbers at once: the 2x2 samples of a pixel, or four taps around a point.
typealias Lanes = SIMD4<Float>

/// Four points on the body.
struct Points {
    var x: Lanes
    var y: Lanes
    var z: Lanes

    /// The same points seen from `origin` along three unit vectors.
    @inline(__always)
    func local(origin: SIMD3<Float>, _ u: SIMD3<Float>, _ v: SIMD3<Float>, _ w: SIMD3<Float>) -> Points {
        let (dx, dy, dz) = (x - origin.x, y - origin.y, z - origin.z)
        return Points(
            x: dx * u.x + dy * u.y + dz * u.z, y: dx * v.x + dy * v.y + dz * v.z,
            z: dx * w.x + dy * w.y + dz * w.z)
    }
}

@inline(__always)
func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .< a) }

@inline(__always)
func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

@inline(__always)
func magnitude(_ a: Lanes) -> Lanes { larger(a, -a) }

@inline(__always)
func length(_ x: Lanes, _ y: Lanes) -> Lanes { (x * x + y * y).squareRoot() }

@inline(__always)
func length(_ x: Lanes, _ y: Lanes, _ z: Lanes) -> Lanes { (x * x + y * y + z * z).squareRoot() }

@inline(__always)
func clamped(_ a: Lanes) -> Lanes { smaller(larger(a, .zero), Lanes(repeating: 1)) }

/// The union of two distances with a fillet of about `radius`.
@inline(__always)
func smoothUnion(_ a: Lanes, _ b: Lanes, _ radius: Lanes) -> Lanes {
    let overlap = larger(radius - magnitude(a - b), .zero)
    return smaller(a, b) - overlap * overlap / (4 * radius)
}

@inline(__always)
func smoothUnion(_ a: Lanes, _ b: Lanes, _ radius: Float) -> Lanes {
    smoothUnion(a, b, Lanes(repeating: radius))
}

/// 0 below `low`, 1 above `high`, smooth between.
@inline(__always)
func smoothStep(_ low: Float, _ high: Float, _ value: Float) -> Float {
    let t = min(max((value - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}

@inline(__always)
func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }
