import Catalog
import Foundation
import Objects

/// A product around a photo that nobody described: title, price and sizes that look like a shop's, decided by the
/// photo's content, so that the same photos make the same shop.
struct InventedProduct {
    private let category: Catalog.Category
    private var dice: Dice

    init(category: Catalog.Category, photo: ContentHash) {
        self.category = category
        dice = Dice(photo)
    }

    /// - Parameter taken: Titles that were given already; the new one is added.
    mutating func product(id: ProductID, image: String, currency: String, taken: inout Set<String>) -> Product {
        let title = title(taken: &taken)
        let (price, salePrice) = price(currency: currency)
        let variants = Self.sizes(of: category).map { size in
            Variant(
                sku: ([id.rawID] + (size.map { [$0] } ?? [])).joined(separator: "-").uppercased(), size: size,
                stock: dice.roll(7) == 0 ? 0 : 1 + dice.roll(12), price: price, salePrice: salePrice)
        }
        return Product(
            id: id, title: title, description: Self.sentences[dice.roll(Self.sentences.count)],
            brand: Self.brands[dice.roll(Self.brands.count)], category: category, tags: [category.name],
            images: [ProductImage(path: image)], variants: variants,
            productURL: "https://shop.example/products/\(id.encodedID)")
    }

    private mutating func title(taken: inout Set<String>) -> String {
        let nouns = Self.nouns[category.name] ?? [category.name.capitalized]
        let all = nouns.count * Self.names.count
        let start = dice.roll(all)
        for step in 0... {
            let index = (start + step) % all
            let round = step / all
            let title =
                "\(Self.names[index % Self.names.count]) \(nouns[index / Self.names.count])"
                + (round == 0 ? "" : " No. \(round + 1)")
            if taken.insert(title).inserted { return title }
        }
        return category.name
    }

    /// In whole fives less ten cents; one in five is reduced.
    private mutating func price(currency: String) -> (Money, Money?) {
        let range = Self.prices[category.name] ?? 20...100
        let fives = range.lowerBound / 5 + dice.roll((range.upperBound - range.lowerBound) / 5 + 1)
        let isReduced = dice.roll(5) == 0
        let money = { (fives: Int) in Money(amount: Decimal(fives * 50 - 1) / 10, currency: currency) }
        return (money(fives), isReduced ? money(fives - max(1, fives / 4)) : nil)
    }

    private static func sizes(of category: Catalog.Category) -> [String?] {
        switch category.name {
        case "pants", "shorts": ["28", "30", "32", "34", "36"]
        case "shoes": ["37", "38", "39", "40", "41", "42", "43"]
        default: category.fit == nil ? [nil] : ["XS", "S", "M", "L", "XL"]
        }
    }

    private static let names = """
        Alba Arden Birch Brook Bruna Cassis Clover Cove Delta Dune Elm Ember Fern Fjord Frost Glen Grove Harbour Hazel \
        Heath Inlet Iris Isla Jasper Jetty Juniper Kestrel Kite Knoll Lark Laurel Linden Maren Marlow Meadow Nettle \
        Nova Odette Orla Oslo Pella Poppy Quill Reed Rune Saga Sage Sorrel Tansy Thea Tilda Umber Vale Verity Weld \
        Willa Wren Yarrow Zephyr
        """.split(separator: " ").map(String.init)

    private static let nouns = [
        "t-shirt": ["Tee", "T-Shirt", "Everyday Tee"], "shirt": ["Shirt", "Everyday Shirt", "Weekend Shirt"],
        "longsleeve": ["Longsleeve", "Everyday Longsleeve"], "outwear": ["Jacket", "Weekend Jacket"],
        "dress": ["Dress", "Day Dress"], "skirt": ["Skirt", "Day Skirt"],
        "pants": ["Trousers", "Everyday Trousers"], "shorts": ["Shorts", "Weekend Shorts"], "hat": ["Hat"],
        "shoes": ["Shoes", "Everyday Shoes"],
    ]

    private static let prices = [
        "t-shirt": 20...40, "shirt": 40...90, "longsleeve": 30...70, "outwear": 90...250, "dress": 50...160,
        "skirt": 40...100, "pants": 50...130, "shorts": 30...70, "hat": 20...50, "shoes": 60...180,
    ]

    private static let brands = ["Nord & Tide", "Atelier Lume", "Fieldwork"]

    private static let sentences = [
        "Made for days that start early and end late. Soft from the first wear.",
        "An easy piece to wear on its own or under something warmer.",
        "Cut to sit comfortably, made to be worn often and washed often.",
        "A quiet favourite: goes with what is already in the wardrobe.",
        "Light, sturdy and simple, in a fabric that keeps its shape.",
    ]
}

/// Numbers out of a content hash: the same content rolls the same (splitmix64).
struct Dice {
    private var state: UInt64

    init(_ hash: ContentHash) {
        state = UInt64(hash.description.prefix(16), radix: 16) ?? 0
    }

    /// 0 to `sides - 1`.
    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(sides))
    }
}
