/// Numbers that look random and follow from a seed: SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// An independent stream, so that drawing one thing differently leaves the others as they are.
    func stream(_ name: String) -> Dice {
        var mixed = Dice(seed: name.utf8.reduce(state ^ 0x5851_f42d_4c95_7f2d) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
        return Dice(seed: mixed.next())
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
