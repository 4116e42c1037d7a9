import Catalog

/// A garment that a store would sell: what to draw, and the words for it.
struct Design: Sendable {
    var category: Category
    var garment: any Garment
    /// Without the colour: `Breton tee`.
    var name: String
    var colour: NamedColour
    var material: String
    var detail: String
    var tags: [String]
    /// Of the range that such a thing costs, in whole units of the store's currency.
    var price: ClosedRange<Int>
    var sizes: [String]
    /// Of the photo's height.
    var fill: Double = 0.88
}

/// One kind of garment, made anew with each throw of the dice.
typealias DesignMaker = @Sendable (inout Dice) -> Design

/// Draws designs one after the other, so that two of a category differ.
struct Wardrobe {
    private var dice: Dice
    private var shelves: [String: [DesignMaker]] = [:]

    init(_ dice: Dice) {
        self.dice = dice
    }

    /// The next design of a category.
    mutating func next(_ category: Category) -> Design {
        if shelves[category.name, default: []].isEmpty {
            var shelf = Self.designs(of: category)
            for last in stride(from: shelf.count - 1, to: 0, by: -1) { shelf.swapAt(last, dice.below(last + 1)) }
            shelves[category.name] = shelf
        }
        let make = shelves[category.name, default: []].removeLast()
        return make(&dice)
    }

    private static func designs(of category: Category) -> [DesignMaker] {
        switch category {
        case .tShirt: tees
        case .longsleeve: longsleeves
        case .shirt: shirts
        case .outwear: jackets
        case .dress: dresses
        case .skirt: skirts
        case .pants: pants
        case .shorts: shorts
        case .hat: hats
        default: shoes
        }
    }
}

extension Category {
    static let hat = Category(name: "hat")
    static let shoes = Category(name: "shoes")
}
