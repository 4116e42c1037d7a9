import Imaging

/// Reflectance in linear sRGB.
typealias Colour = SIMD3<Float>

extension SIMD3<Float> {
    /// `0xrrggbb` in sRGB.
    init(hex: UInt32) {
        let light = SRGB.linear
        self.init(light[Int(hex >> 16 & 255)], light[Int(hex >> 8 & 255)], light[Int(hex & 255)])
    }

    func mixed(with other: Colour, _ part: Float) -> Colour { self + (other - self) * part }
}

/// A colour that a shop would name.
struct NamedColour: Sendable {
    let name: String
    let colour: Colour

    init(_ name: String, _ hex: UInt32) {
        self.name = name
        self.colour = Colour(hex: hex)
    }

    static let white = NamedColour("white", 0xece9e2)
    static let oat = NamedColour("oat", 0xd8c8ab)
    static let sand = NamedColour("sand", 0xbfa67e)
    static let mustard = NamedColour("mustard", 0xc9962f)
    static let rust = NamedColour("rust", 0xa9502b)
    static let brick = NamedColour("brick", 0x93392f)
    static let berry = NamedColour("berry", 0x7d2846)
    static let rose = NamedColour("rose", 0xcf8b8f)
    static let sky = NamedColour("sky", 0x8fb0cb)
    static let cobalt = NamedColour("cobalt", 0x2c4f9a)
    static let ink = NamedColour("ink", 0x252c44)
    static let teal = NamedColour("teal", 0x27686b)
    static let sage = NamedColour("sage", 0x90a083)
    static let moss = NamedColour("moss", 0x56623a)
    static let forest = NamedColour("forest", 0x274536)
    static let charcoal = NamedColour("charcoal", 0x383a3e)
    static let slate = NamedColour("slate", 0x66727e)
    static let lilac = NamedColour("lilac", 0x9d8db8)
    static let cocoa = NamedColour("cocoa", 0x5c4031)
    static let coral = NamedColour("coral", 0xd9694f)
}

/// 0 below `low`, 1 above `high`, smooth between.
func smoothStep(_ low: Double, _ high: Double, _ x: Double) -> Double {
    let t = min(max((x - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}
