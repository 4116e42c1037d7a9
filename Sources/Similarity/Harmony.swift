import Imaging

extension Lab {
    /// From a linear pixel with straight alpha.
    init(pixel: SIMD4<Float>) {
        self.init(linear: SIMD3(pixel.x, pixel.y, pixel.z))
    }

    /// How strong the colour is, whatever its hue.
    var chroma: Float { (a * a + b * b).squareRoot() }

    /// Greys, black, white, ecru, and the dark blues that wardrobes treat as one of them.
    var isNeutral: Bool {
        chroma < 14 || (l < 30 && b < 0 && chroma < 30)
    }

    /// Whether two colours may be one cloth in more or less light.
    func isShade(of other: Lab) -> Bool {
        let (da, db) = (a - other.a, b - other.b)
        return (da * da + db * db).squareRoot() < 7 && abs(l - other.l) < 22
    }

    /// How well two garments' colours get along, 0 to 1. Neutrals go with all; two strong colours only when they are
    /// of one family or face each other on the wheel.
    package func harmony(with other: Lab) -> Float {
        let contrast = min(abs(l - other.l) / 40, 1)
        switch (isNeutral, other.isNeutral) {
        case (true, true): return 0.62 + 0.2 * contrast
        case (true, false), (false, true): return 0.7 + 0.15 * contrast
        case (false, false): break
        }
        let cosine = (a * other.a + b * other.b) / max(chroma * other.chroma, 1e-6)
        let vivid: Float = chroma > 45 && other.chroma > 45 ? 0.15 : 0
        if cosine > 0.9 { return 0.6 + 0.15 * contrast - vivid }
        if cosine > 0.5 { return 0.52 - vivid }
        if cosine < -0.85 { return 0.55 - vivid }
        return 0.35 - vivid
    }
}
