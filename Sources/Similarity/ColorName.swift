import Imaging

/// What shoppers call a colour.
struct ColorName: Sendable {
    let name: String
    let lab: Lab

    private init(_ name: String, _ rgb: UInt32) {
        self.name = name
        lab = Lab(
            red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb))
    }

    static func nearest(to lab: Lab) -> ColorName {
        var best = all[0]
        for candidate in all where candidate.lab.distance(to: lab) < best.lab.distance(to: lab) { best = candidate }
        return best
    }

    static let all: [ColorName] = [
        ColorName("black", 0x151515), ColorName("charcoal", 0x3a3a3c), ColorName("grey", 0x7f7f80),
        ColorName("light grey", 0xbcbcbc), ColorName("white", 0xf4f4f2), ColorName("ecru", 0xe6dcc6),
        ColorName("beige", 0xcdb795), ColorName("tan", 0xae8a5e), ColorName("brown", 0x6b4a30),
        ColorName("dark brown", 0x3a2a20), ColorName("navy", 0x1d2540), ColorName("denim", 0x4a607e),
        ColorName("blue", 0x2b4fae), ColorName("bright blue", 0x1a7bd6), ColorName("sky blue", 0x9dbfe0),
        ColorName("slate", 0x5f6f7c), ColorName("teal", 0x1d6468), ColorName("turquoise", 0x3fb7b2),
        ColorName("mint", 0xa9dcc3), ColorName("green", 0x2f7d3c), ColorName("dark green", 0x1f3f2b),
        ColorName("lime", 0x9ccb3c), ColorName("olive", 0x5e5c36), ColorName("khaki", 0x9c9468),
        ColorName("yellow", 0xf0d43c), ColorName("mustard", 0xc6972b), ColorName("orange", 0xea7a2a),
        ColorName("rust", 0xa24a24), ColorName("coral", 0xee7d68), ColorName("red", 0xc4232c),
        ColorName("burgundy", 0x5f1a28), ColorName("pink", 0xf1b3c4), ColorName("rose", 0xb76a70),
        ColorName("fuchsia", 0xcf2f86), ColorName("purple", 0x5c3a86), ColorName("plum", 0x4a2440),
        ColorName("lilac", 0xb7a3d4),
    ]
}
