/// Smooth numbers over the plane, about -1 to 1 with an average of 0: Perlin's gradient noise on a hashed lattice.
struct Noise: Sendable {
    private let seed: UInt32

    init(_ dice: inout Dice) {
        seed = UInt32(truncatingIfNeeded: dice.next())
    }

    func callAsFunction(_ x: Double, _ y: Double) -> Double {
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (u, v) = (x - left, y - top)
        let (i, j) = (Int32(truncatingIfNeeded: Int(left)), Int32(truncatingIfNeeded: Int(top)))
        let upper = mix(slope(i, j, u, v), slope(i &+ 1, j, u - 1, v), fade(u))
        let lower = mix(slope(i, j &+ 1, u, v - 1), slope(i &+ 1, j &+ 1, u - 1, v - 1), fade(u))
        return mix(upper, lower, fade(v)) * 1.5
    }

    /// Octaves, each half as strong and twice as fine.
    func layered(_ x: Double, _ y: Double, octaves: Int) -> Double {
        var (sum, strength, scale) = (0.0, 1.0, 1.0)
        for _ in 0..<octaves {
            sum += strength * self(x * scale, y * scale)
            strength *= 0.5
            scale *= 2.03
        }
        return sum
    }

    /// One number a lattice point, 0 to 1, unrelated to its neighbours'.
    func speck(_ x: Int, _ y: Int) -> Double {
        Double(hash(Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y))) / Double(UInt32.max)
    }

    private func hash(_ x: Int32, _ y: Int32) -> UInt32 {
        var h = UInt32(bitPattern: x) &* 0x85eb_ca6b ^ UInt32(bitPattern: y) &* 0xc2b2_ae35 ^ seed
        h = (h ^ (h >> 16)) &* 0x7feb_352d
        h = (h ^ (h >> 15)) &* 0x846c_a68b
        return h ^ (h >> 16)
    }

    /// One of eight gradients times the way from the lattice point.
    private func slope(_ i: Int32, _ j: Int32, _ u: Double, _ v: Double) -> Double {
        switch hash(i, j) >> 29 {
        case 0: u
        case 1: -u
        case 2: v
        case 3: -v
        case 4: (u + v) * 0.7071
        case 5: (u - v) * 0.7071
        case 6: (v - u) * 0.7071
        default: -(u + v) * 0.7071
        }
    }

    private func fade(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }

    private func mix(_ a: Double, _ b: Double, _ t: Double) -> Double { a + (b - a) * t }
}
