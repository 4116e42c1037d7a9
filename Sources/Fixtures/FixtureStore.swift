import Catalog
import Foundation

/// One drawn store: its snapshot and its photos.
package struct FixtureStore: Sendable {
    package let snapshot: Snapshot
    package let items: [Item]

    package struct Item: Sendable {
        package let product: Product
        /// Of the photo, without its extension.
        package let name: String
        let scene: Scene

        package func photographed() -> FixturePhoto { scene.photographed() }
    }

    init(
        id: String, name: String, currency: Currency, brands: [String], firstNumber: Int,
        categories: [(Category, Scene.Difficulty)], wardrobe: inout Wardrobe, backgrounds: inout BackgroundDeck,
        dice: Dice
    ) {
        snapshot = Snapshot(
            storeID: id, storeName: name, asOf: Self.asOf, currency: currency, isComplete: true)
        var items: [Item] = []
        for (index, (category, difficulty)) in categories.enumerated() {
            let design = wardrobe.next(category)
            let number = String(firstNumber + index * 7)
            var dice = dice.stream(number)
            let product = Self.product(
                design, store: id, number: number, currency: currency, brand: dice.pick(brands), &dice)
            items.append(
                Item(
                    product: product, name: Self.photoName(design, number),
                    scene: Scene(
                        design: design, difficulty: difficulty, background: backgrounds.next(for: design, difficulty),
                        dice: dice.stream("scene"))))
        }
        self.items = items
    }

    /// Prices and stock are as of then, whenever the workspace is drawn.
    static let asOf = Date(timeIntervalSince1970: 1_795_068_000)

    private static func photoName(_ design: Design, _ number: String) -> String {
        let words = "\(design.colour.name) \(design.name) \(number)".lowercased()
        return String(words.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    private static func product(
        _ design: Design, store: String, number: String, currency: Currency, brand: String, _ dice: inout Dice
    ) -> Product {
        let id = ProductID(store: store, rawID: number)
        let whole = design.price.lowerBound + dice.below(design.price.count)
        let price = Decimal(whole) + (dice.chance(0.5) ? Decimal(9) / 10 : 0)
        // Whole percents off, rounded down to tenths.
        let saleTenths = whole * (100 - dice.pick([20, 25, 30])) / 10
        let sale = dice.chance(0.3) ? Decimal(saleTenths) / 10 : nil
        let name = photoName(design, number)
        return Product(
            id: id, title: "\(design.name), \(design.colour.name)",
            description: "\(design.detail) \(design.material).", brand: brand, category: design.category,
            tags: design.tags + [design.colour.name],
            images: [ProductImage(path: "images/\(store)/\(name).jpg", role: .front, color: design.colour.name)],
            variants: design.sizes.map { size in
                let sizeCode = size.filter { $0.isLetter || $0.isNumber }.uppercased()
                return Variant(
                    sku: "\(store.uppercased())-\(number)-\(sizeCode)", size: size, color: design.colour.name,
                    stock: dice.chance(0.2) ? 0 : 1 + dice.below(24),
                    price: Money(amount: price, currency: currency.code),
                    salePrice: sale.map { Money(amount: $0, currency: currency.code) })
            },
            productURL: "https://\(store).example/products/\(name)")
    }

    /// `catalog/STORE.jsonl`.
    var jsonLines: String {
        items.reduce(SnapshotWriter.header(snapshot)) { $0 + SnapshotWriter.line($1.product) }
    }
}
