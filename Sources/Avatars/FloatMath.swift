import Foundation

/// The few functions that the standard library leaves to the platform, in Float.
func power(_ base: Float, _ exponent: Float) -> Float { Float(pow(Double(base), Double(exponent))) }

/// exp(-x^2)
func gaussian(_ x: Float) -> Float { Float(exp(-Double(x) * Double(x))) }

func sineAndCosine(degrees: Double) -> (sine: Float, cosine: Float) {
    let angle = degrees * .pi / 180
    return (Float(sin(angle)), Float(cos(angle)))
}

@inline(__always)
func normalized(_ v: SIMD3<Float>) -> SIMD3<Float> { v / max((v * v).sum().squareRoot(), 1e-12) }

@inline(__always)
func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float { (a * b).sum() }

func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
}
