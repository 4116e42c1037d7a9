import Catalog
import Foundation

/// A product as lists show it.
struct CardView: Sendable {
    let productID: String
    let cardTitle: String
    let cardURL: String
    let cardStore: String
    let cardClasses: String
    let stages: [StageView]
    let price: PriceView?
    let noPrice: String
    let cardSizes: SizesView?
    let stockNote: String?
    let buyURL: String?
    let buyLabel: String
    let noLink: String
    let cardNote: String?
}

/// Makes the views of one share's products.
struct CardMaker: Sendable {
    let payload: Payload
    let words: Words
    let format: MoneyFormat
    /// The way from the page to the share's folder: empty, or `../../../` for a product page.
    let prefix: String
    private let storeNames: [String: String]

    /// The switch shows at most so many people: `page.css` has a rule for each.
    static let maximumPeople = 12

    init(payload: Payload, words: Words, prefix: String) {
        self.payload = payload
        self.words = words
        self.prefix = prefix
        format = MoneyFormat(locale: payload.share.locale)
        storeNames = payload.stores.reduce(into: [:]) { $0[$1.id] = $1.name }
    }

    var people: ArraySlice<Payload.Person> { payload.people.prefix(Self.maximumPeople) }

    func storeName(of item: Payload.Item) -> String {
        storeNames[item.storeID] ?? item.storeID
    }

    /// - Parameter position: its place on the page; the first row is loaded at once.
    /// - Parameter person: show it on this person only, without a switch.
    func card(
        _ item: Payload.Item, position: Int, classes: String = "", person: Payload.Person? = nil
    ) -> CardView {
        let store = ["store": storeName(of: item)]
        let isSold = item.availability == .outOfStock
        let stages =
            person.map { [stage(of: item, on: $0, choices: "always", position: position)] }
            ?? switchedStages(of: item, position: position)
        return CardView(
            productID: item.id, cardTitle: item.title, cardURL: prefix + item.url, cardStore: storeName(of: item),
            cardClasses: classes, stages: stages,
            price: item.price.map { PriceView($0, format: format, words: words) }, noPrice: words("no_price", store),
            cardSizes: item.variants.contains { $0.size != nil } ? .merged(item.variants, words: words) : nil,
            stockNote: !item.listed ? words("unlisted", store) : isSold ? words("all_out_of_stock", store) : nil,
            buyURL: item.purchaseURL, buyLabel: words(isSold ? "see_at" : "buy_at", store),
            noLink: words("no_link", store), cardNote: item.note)
    }

    /// One stage for each choice of the switch; choices that show the same share one.
    private func switchedStages(of item: Payload.Item, position: Int) -> [StageView] {
        guard !people.isEmpty else { return [photoStage(of: item, choices: "always", position: position)] }
        var stages: [StageView] = []
        for (index, person) in people.enumerated() {
            let next = stage(of: item, on: person, choices: "on-\(index + 1)", position: index == 0 ? position : nil)
            if let same = stages.firstIndex(where: { $0.picture == next.picture && $0.plate == next.plate }) {
                stages[same] = stages[same].shown(alsoFor: next.choices)
            } else {
                stages.append(next)
            }
        }
        return stages + [photoStage(of: item, choices: "on-photo", position: nil)]
    }

    func stage(
        of item: Payload.Item, on person: Payload.Person, choices: String, position: Int?
    ) -> StageView {
        let tryOn = item.tryOns.first { $0.avatarID == person.id }
        guard let image = tryOn?.image else {
            return photoStage(of: item, choices: choices, position: position, plate: tryOn?.reason?.message)
        }
        return StageView(
            choices: choices, picture: ImageView(image, prefix: prefix), plate: nil, isPhoto: false,
            isEager: position.map { $0 < 4 } ?? false, isFirst: position == 0)
    }

    func photoStage(
        of item: Payload.Item, choices: String, position: Int?, plate: String? = nil
    ) -> StageView {
        let image = item.images.first { $0.role == .photo } ?? item.images.first
        return StageView(
            choices: choices, picture: image.map { ImageView($0.image, prefix: prefix) }, plate: plate,
            isPhoto: image?.role == .photo, isEager: position.map { $0 < 4 } ?? false, isFirst: position == 0)
    }

    func choices() -> [ChoiceView] {
        people.enumerated().map { index, person in
            ChoiceView(
                choice: String(index + 1), choiceLabel: person.label, choiceDetail: nil,
                choicePicture: person.portrait.map { ImageView($0, prefix: prefix) }, isPhotoChoice: false,
                isChosen: index == 0)
        }
    }
}

extension StageView {
    fileprivate func shown(alsoFor choice: String) -> StageView {
        StageView(
            choices: "\(choices) \(choice)", picture: picture, plate: plate, isPhoto: isPhoto, isEager: isEager,
            isFirst: isFirst)
    }
}
