/// The light of a clothes shop: a large soft key from the upper left, a fill from the right, sky from above.
enum StudioLight {
    static let key = normalized([-0.42, 0.62, 0.66])
    private static let fill = normalized([0.75, 0.15, 0.64])
    private static let halfway = normalized(key + [0, 0, 1])

    /// Diffuse factor (1 on a surface that faces the key) and highlight.
    @inline(__always)
    static func falling(
        on normal: SIMD3<Float>, openness: Float, unshaded: Float
    ) -> (shading: Float, specular: Float) {
        let keyed = wrapped(dot(normal, key), by: 0.45) * (0.50 + 0.50 * unshaded)
        let filled = wrapped(dot(normal, fill), by: 0.45)
        let sky = (0.5 + 0.5 * normal.y) * openness
        let facing = max(normal.z, 0)
        let rounding = 0.72 + 0.28 * facing.squareRoot()
        let diffuse =
            (0.64 * keyed + 0.20 * filled + 0.20 * sky + 0.10 * openness) * (0.55 + 0.45 * openness) * rounding
        let glint = max(dot(normal, halfway), 0)
        let (g2, g4) = (glint * glint, glint * glint * glint * glint)
        let g16 = g4 * g4 * g4 * g4
        return (diffuse * 1.06, (0.050 * g16 * g2 + 0.010 * g4) * (0.3 + 0.7 * unshaded))
    }

    @inline(__always)
    private static func wrapped(_ cosine: Float, by wrap: Float) -> Float {
        min(max((cosine + wrap) / (1 + wrap), 0), 1)
    }
}
