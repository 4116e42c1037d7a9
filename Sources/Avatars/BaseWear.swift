/// What a mannequin wears under the clothes: each is hidden when a garment takes its place.
package struct BaseWear: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let tank = BaseWear(rawValue: 1)
    package static let shorts = BaseWear(rawValue: 2)
    package static let all: BaseWear = [.tank, .shorts]
}

/// Where base wear lies on the surface; edges are a pixel soft.
struct BaseWearShape {
    private let proportions: Proportions
    private let softness: Float = 0.0012

    init(_ proportions: Proportions) {
        self.proportions = proportions
    }

    /// 1 inside, 0 outside.
    func tank(at p: SIMD3<Float>) -> Float {
        let x = p.x.magnitude
        let scoop = x / (0.060 * proportions.shoulders)
        let neckline = p.z < -0.012 ? Float(1) : proportions.height(0.770) + 0.075 * power(scoop, 2.6)
        let hem = proportions.height(0.585)
        return inside(neckline - p.y) * inside(armhole(x, p.y)) * inside(p.y - hem)
    }

    func shorts(at p: SIMD3<Float>) -> Float {
        inside(p.y - proportions.height(0.372)) * inside(proportions.height(0.612) - p.y)
    }

    /// The distance from an oval that runs from the strap around the shoulder joint to the armpit.
    private func armhole(_ x: Float, _ y: Float) -> Float {
        let halfWidth = 0.030 * proportions.shoulders
        let (bottom, centre) = (proportions.height(0.733), proportions.height(0.806))
        guard y > bottom else { return 1 }
        let rise = min((centre - y) / (centre - bottom), 1)
        let across = rise > 0 ? halfWidth * (1 - rise * rise).squareRoot() : halfWidth
        return proportions.shoulderJointX - across - x
    }

    private func inside(_ distance: Float) -> Float { smoothStep(-softness, softness, distance) }
}
