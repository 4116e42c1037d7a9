import Imaging

/// What a garment lies on, or hangs before.
struct Background: Sendable {
    enum Kind: String, Sendable {
        case studio, paper, wall, boards, carpet, sheet, quilt, clutter

        var tones: [Colour] {
            let hexes: [UInt32] =
                switch self {
                case .studio: [0xdfdedb]
                case .paper: [0xd9cfc2, 0xc9d3d2, 0xdcc9c4, 0xcfd0c0, 0xc5cbd6, 0x59636b]
                case .wall: [0xd8d4cb, 0xc4ccc9, 0xd6c6b8, 0xb9c2c9, 0x7d8a86]
                case .boards: [0xb98d5e, 0x9c7047, 0xc7a67c, 0x7d5a3c, 0xa98f74]
                case .carpet: [0xcbc2b4, 0x9d978f, 0xb7a995, 0xd8d2c8, 0x6d6a67]
                case .sheet, .quilt: [0xe6e3de, 0xd5dbe0, 0xe2d8cf, 0xcdd4c9, 0xb9a7a0]
                case .clutter: [0xb9a98e]
                }
            return hexes.map { Colour(hex: $0) }
        }
    }

    var kind: Kind
    var tone: Colour
}

/// Backgrounds in turn, so that no kind is all over a catalog.
struct BackgroundDeck {
    private var dice: Dice
    private var deck: [Background.Kind] = []

    /// Delta E from the garment that a shop's photographer would not go below.
    private static let contrast: Float = 32

    init(_ dice: Dice) {
        self.dice = dice
    }

    /// The next kind that the garment stands out from.
    mutating func next(for design: Design, _ difficulty: Scene.Difficulty) -> Background {
        switch difficulty {
        case .clutter: return best(.clutter, design)
        case .hanger: return best(.wall, design)
        case .plain: break
        }
        if deck.count < 4 {
            var fresh: [Background.Kind] = [
                .studio, .paper, .paper, .wall, .boards, .boards, .carpet, .sheet, .sheet, .quilt,
            ]
            for last in stride(from: fresh.count - 1, to: 0, by: -1) { fresh.swapAt(last, dice.below(last + 1)) }
            deck = fresh + deck
        }
        for place in deck.indices.reversed() {
            let background = best(deck[place], design)
            if contrast(background.tone, design) >= Self.contrast {
                deck.remove(at: place)
                return background
            }
        }
        return best(deck.removeLast(), design)
    }

    /// A tone that contrasts enough, or the one that contrasts most.
    private mutating func best(_ kind: Background.Kind, _ design: Design) -> Background {
        let good = kind.tones.filter { contrast($0, design) >= Self.contrast }
        if !good.isEmpty { return Background(kind: kind, tone: dice.pick(good)) }
        let most = kind.tones.max { contrast($0, design) < contrast($1, design) }
        return Background(kind: kind, tone: most ?? Colour(repeating: 0.5))
    }

    private func contrast(_ tone: Colour, _ design: Design) -> Float {
        Lab(linear: tone).distance(to: Lab(linear: design.garment.mainColour))
    }
}
