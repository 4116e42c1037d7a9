import Catalog
import Foundation

/// The page of a share: a collection with a switch between people, or a gift list with a section a person.
struct ShareView: Sendable {
    let head: HeadView
    let title: String
    let summary: String
    let age: AgeView?
    let labels: [String: String]
    let switchChoices: [ChoiceView]
    let hasSwitchChoices: Bool
    let filters: [FilterView]
    let hasFilters: Bool
    let sections: [SectionView]
    let duos: [DuoView]
    let hasDuos: Bool
    let isEmpty: Bool
    let payloadURL = "payload.json"

    struct FilterView: Sendable {
        let filter: String
        let filterLabel: String
        let filterCount: Int
        let isAll: Bool
    }

    struct SectionView: Sendable {
        let sectionID: String
        let sectionTitle: String?
        let sectionDetail: String?
        let sectionPortrait: ImageView?
        let cards: [CardView]
    }

    /// Two products that go together.
    struct DuoView: Sendable {
        let duoReason: String
        let duoParts: [MiniView]
    }
}

/// A product in few words, linked to its page.
struct MiniView: Sendable {
    let miniURL: String
    let miniTitle: String
    let miniLine: String
    let miniPicture: ImageView?
    let miniIsPhoto: Bool
}

extension ShareView {
    /// Categories are offered as a filter when there are enough products to lose one's way in.
    private static let filteredFrom = 6
    private static let maximumFilters = 12

    init(_ context: ShareContext) {
        let payload = context.payload
        let words = context.words
        let maker = CardMaker(payload: payload, words: words, prefix: "")
        let isGift = payload.share.kind == "gift"
        let categories = isGift ? [] : Self.categories(of: payload.products)
        title = payload.share.title
        summary = words(
            "summary",
            [
                "pieces": words.counted(isGift ? "gifts" : "pieces", payload.products.count),
                "stores": words.counted("stores", payload.stores.count),
            ])
        age = context.oldest.map { context.age("prices_as_of", checked: "prices_checked", of: $0) }
        labels = context.labels
        isEmpty = payload.products.isEmpty
        switchChoices = isGift ? [] : maker.choices()
        filters = Self.filters(categories: categories, items: payload.products, words: words)
        sections =
            isGift
            ? Self.giftSections(maker)
            : [
                SectionView(
                    sectionID: "all", sectionTitle: nil, sectionDetail: nil, sectionPortrait: nil,
                    cards: payload.products.enumerated().map { index, item in
                        maker.card(item, position: index, classes: Self.classes(of: item, categories: categories))
                    })
            ]
        duos = isGift ? [] : Self.duos(context, maker)
        hasSwitchChoices = !switchChoices.isEmpty
        hasFilters = !filters.isEmpty
        hasDuos = !duos.isEmpty
        head = context.head(
            title: title, summary: summary, type: "website", path: "", cover: Self.cover(of: payload),
            markup: ProductMarkup(context: context).list())
    }

    private static func cover(of payload: Payload) -> Payload.Image? {
        payload.products.lazy.flatMap(\.tryOns).compactMap(\.image).first
            ?? payload.products.lazy.flatMap(\.images).map(\.image).first
    }

    private static func categories(of items: [Payload.Item]) -> [String] {
        var seen: Set<String> = []
        let names = items.map(\.category).filter { seen.insert($0).inserted }
        return items.count >= filteredFrom && names.count > 1 ? Array(names.prefix(maximumFilters - 1)) : []
    }

    private static func classes(of item: Payload.Item, categories: [String]) -> String {
        let category = categories.firstIndex(of: item.category).map { "kind-\($0 + 1)" }
        let sale = item.price?.was == nil ? nil : "kind-sale"
        return [category, sale].compactMap(\.self).joined(separator: " ")
    }

    private static func filters(categories: [String], items: [Payload.Item], words: Words) -> [FilterView] {
        guard !categories.isEmpty else { return [] }
        let all = FilterView(filter: "all", filterLabel: words("all"), filterCount: items.count, isAll: true)
        let kinds = categories.enumerated().map { index, category in
            FilterView(
                filter: String(index + 1),
                filterLabel: words.phrase("category.\(category)") ?? category.capitalizedFirst,
                filterCount: items.count { $0.category == category }, isAll: false)
        }
        let reduced = items.count { $0.price?.was != nil }
        let sale = FilterView(filter: "sale", filterLabel: words("on_sale"), filterCount: reduced, isAll: false)
        return [all] + kinds + (reduced > 0 ? [sale] : [])
    }

    /// In the order of the share's people; what is for nobody in particular comes last.
    private static func giftSections(_ maker: CardMaker) -> [SectionView] {
        let known = Set(maker.payload.people.map(\.id))
        var position = 0
        func cards(_ person: Payload.Person?, _ items: [Payload.Item]) -> [CardView] {
            items.map { item in
                defer { position += 1 }
                return maker.card(item, position: position, person: person ?? maker.payload.people.first)
            }
        }
        let own = maker.payload.people.enumerated().compactMap { index, person -> SectionView? in
            let items = maker.payload.products.filter { $0.forAvatar == person.id }
            guard !items.isEmpty else { return nil }
            return SectionView(
                sectionID: "for-\(index + 1)", sectionTitle: maker.words("for", ["label": person.label]),
                sectionDetail: maker.words.counted("gifts", items.count),
                sectionPortrait: person.portrait.map { ImageView($0, prefix: maker.prefix) },
                cards: cards(person, items))
        }
        let rest = maker.payload.products.filter { item in item.forAvatar.map { !known.contains($0) } ?? true }
        guard !rest.isEmpty else { return own }
        return own + [
            SectionView(
                sectionID: "for-anyone", sectionTitle: maker.words("for_everyone"),
                sectionDetail: maker.words.counted("gifts", rest.count), sectionPortrait: nil, cards: cards(nil, rest))
        ]
    }

    /// The best pair of each product, each pair once.
    private static func duos(_ context: ShareContext, _ maker: CardMaker) -> [DuoView] {
        var seen: Set<Set<String>> = []
        let pairs = maker.payload.products.flatMap { item in
            (item.ai?.pairs ?? []).prefix(1).compactMap { pair -> DuoView? in
                guard let other = context.item(pair.id), seen.insert([item.id, other.id]).inserted else { return nil }
                return DuoView(duoReason: pair.reason, duoParts: [maker.mini(item), maker.mini(other)])
            }
        }
        return Array(pairs.prefix(4))
    }
}

extension CardMaker {
    /// - Parameter reason: its title, when it is shown for a reason; the product's own otherwise.
    func mini(_ item: Payload.Item, reason: String? = nil, showsTryOn: Bool = false) -> MiniView {
        let tryOn = showsTryOn ? item.tryOns.compactMap(\.image).first : nil
        let cut = item.images.first { $0.role == .cut }?.image
        let photo = item.images.first { $0.role == .photo }?.image
        let price = item.price.map { PriceView($0, format: format, words: words).amount }
        let line = [reason == nil ? storeName(of: item) : item.title, price].compactMap(\.self)
        return MiniView(
            miniURL: prefix + item.url, miniTitle: reason ?? item.title, miniLine: line.joined(separator: ", "),
            miniPicture: (tryOn ?? cut ?? photo).map { ImageView($0, prefix: prefix) },
            miniIsPhoto: tryOn == nil && cut == nil)
    }
}

extension String {
    fileprivate var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst().replacing("-", with: " ")
    }
}
