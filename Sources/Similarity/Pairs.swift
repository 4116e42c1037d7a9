import Catalog
import Foundation
import Imaging

/// What goes with what: a top for a bottom, a jacket for a dress; colours that get along, at most one pattern, at
/// about one price, in stock.
package struct PairFinder: Sendable {
    struct Candidate: Sendable {
        var product: Product
        var look: Look
    }

    /// What can be had, by category.
    private let shelves: [Catalog.Category: [Candidate]]
    static let most = 6
    /// Below this two things are better not shown together.
    package static let leastScore: Float = 0.5

    init(candidates: [Candidate]) {
        let inStock = candidates.filter { candidate in
            candidate.product.variants.isEmpty || candidate.product.variants.contains { $0.stock != 0 }
        }
        shelves = Dictionary(grouping: inStock) { $0.product.category }
    }

    /// A category never complements itself, so no product is its own pair.
    func pairs(for candidate: Candidate) -> [Pair] {
        let wanted = Self.complements(of: candidate.product.category).flatMap { shelves[$0] ?? [] }
        let scored = wanted.compactMap { other -> (Candidate, Pair)? in
            guard let mine = candidate.look.colors.first, let theirs = other.look.colors.first
            else { return nil }
            let score = Self.score(candidate, other)
            guard score >= Self.leastScore else { return nil }
            let reason = Self.reason(mine.name, theirs.name, otherPatterned: other.look.isPatterned)
            return (other, Pair(product: other.product.id, score: score, reason: reason))
        }.sorted { left, right in
            left.1.score != right.1.score ? left.1.score > right.1.score : left.1.product < right.1.product
        }
        return Self.diverse(scored)
    }

    /// Not ten copies of one pair: at most two of one category in one colour.
    private static func diverse(_ scored: [(Candidate, Pair)]) -> [Pair] {
        var seen: [String: Int] = [:]
        var result: [Pair] = []
        for (candidate, pair) in scored where result.count < most {
            let kind = "\(candidate.product.category.name) \(candidate.look.colors.first?.name ?? "")"
            guard seen[kind, default: 0] < 2 else { continue }
            seen[kind, default: 0] += 1
            result.append(pair)
        }
        return result
    }

    static func complements(of category: Catalog.Category) -> [Catalog.Category] {
        switch category {
        case .tShirt, .shirt, .longsleeve: [.pants, .skirt, .shorts, .outwear]
        case .outwear: [.dress, .pants, .skirt, .tShirt, .longsleeve]
        case .dress: [.outwear]
        case .pants: [.tShirt, .shirt, .longsleeve, .outwear]
        case .skirt: [.tShirt, .shirt, .longsleeve, .outwear]
        case .shorts: [.tShirt, .shirt]
        default: []
        }
    }

    static func score(_ one: Candidate, _ other: Candidate) -> Float {
        guard let mine = one.look.colors.first, let theirs = other.look.colors.first else { return 0 }
        var score = mine.lab.harmony(with: theirs.lab)
        // A print picks up a colour of its partner.
        if one.look.isPatterned != other.look.isPatterned {
            let (printed, plain) = one.look.isPatterned ? (one.look, theirs) : (other.look, mine)
            score += printed.colors.dropFirst().contains { $0.lab.distance(to: plain.lab) < 15 } ? 0.12 : 0.04
        } else if one.look.isPatterned {
            score -= 0.35
        }
        if let a = one.product.variants.first?.price, let b = other.product.variants.first?.price,
            a.currency == b.currency
        {
            let (low, high) = a.amount < b.amount ? (a.amount, b.amount) : (b.amount, a.amount)
            if high > 0 { score += 0.08 * Float(truncating: (low / high) as NSDecimalNumber) }
        }
        return score
    }

    static func reason(_ mine: String, _ theirs: String, otherPatterned: Bool) -> String {
        let first = mine.prefix(1).uppercased() + mine.dropFirst()
        if mine == theirs { return otherPatterned ? "\(first), plain with a pattern" : "\(first) on \(theirs)" }
        return otherPatterned ? "\(first) with patterned \(theirs)" : "\(first) with \(theirs)"
    }
}
