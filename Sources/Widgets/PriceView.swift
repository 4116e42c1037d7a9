import Catalog
import Foundation

struct PriceView: Sendable {
    let amount: String
    let was: String?
    let isReduced: Bool

    init(_ price: Payload.Price, format: MoneyFormat, words: Words) {
        func text(_ amount: String) -> String {
            Decimal(string: amount, locale: Locale(identifier: "en_US_POSIX"))
                .map { format.text(Money(amount: $0, currency: price.currency)) } ?? "\(amount) \(price.currency)"
        }
        amount = price.from ? words("price_from", ["price": text(price.amount)]) : text(price.amount)
        was = price.was.map(text)
        isReduced = price.was != nil
    }
}

/// The sizes of a product in one colour, or in all.
struct SizesView: Sendable {
    let sizesColour: String?
    let sizes: [SizeView]

    struct SizeView: Sendable, Equatable {
        let sizeLabel: String
        let isOut: Bool
    }

    /// All colours together: a size is out of stock when it is in every colour.
    static func merged(_ variants: [Payload.Variant], words: Words) -> SizesView {
        let merged = unique(variants.map { $0.size ?? "" }).map { size in
            SizeView(
                sizeLabel: size.isEmpty ? words("one_size") : size,
                isOut: variants.filter { ($0.size ?? "") == size }.allSatisfy { $0.availability == .outOfStock })
        }
        return SizesView(sizesColour: nil, sizes: merged)
    }

    static func byColour(_ variants: [Payload.Variant], words: Words) -> [SizesView] {
        unique(variants.map { $0.color ?? "" }).map { colour in
            let own = variants.filter { ($0.color ?? "") == colour }
            return SizesView(
                sizesColour: colour.isEmpty ? nil : colour, sizes: merged(own, words: words).sizes)
        }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
