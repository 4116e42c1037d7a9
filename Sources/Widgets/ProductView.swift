import Catalog
import Foundation

/// A product's own page inside its share.
struct ProductView: Sendable {
    let head: HeadView
    let productID: String
    let title: String
    let store: String
    let brand: String?
    let back: String
    let shareTitle: String
    let price: PriceView?
    let noPrice: String
    let priceAge: AgeView?
    let gallery: [ChoiceView]
    let hasGallery: Bool
    let stages: [StageView]
    let colours: [SizesView]
    let stock: String
    let isInStock: Bool
    let buyURL: String?
    let buyLabel: String
    let noLink: String
    let paragraphs: [String]
    let hasParagraphs: Bool
    let hasPreview: Bool
    let pairs: [MiniView]
    let hasPairs: Bool
    let similars: [MiniView]
    let hasSimilars: Bool
    let labels: [String: String]

    init(_ item: Payload.Item, in context: ShareContext) {
        let words = context.words
        let maker = CardMaker(payload: context.payload, words: words, prefix: "../../../")
        let values = ["store": maker.storeName(of: item)]
        productID = item.id
        title = item.title
        store = maker.storeName(of: item)
        brand = item.brand
        back = maker.prefix
        shareTitle = words("back", ["title": context.payload.share.title])
        price = item.price.map { PriceView($0, format: maker.format, words: words) }
        noPrice = words("no_price", values)
        priceAge = context.stores.first { $0.id == item.storeID }.map {
            context.age("price_as_of", checked: "price_checked", of: $0.asOf, values: values)
        }
        (gallery, stages) = maker.gallery(of: item)
        colours = SizesView.byColour(item.variants, words: words)
        isInStock = item.listed && item.availability == .inStock
        stock =
            switch (item.listed, item.availability) {
            case (false, _): words("unlisted", values)
            case (true, .inStock): words("in_stock_at", values)
            case (true, .outOfStock): words("all_out_of_stock", values)
            case (true, .unknown): words("stock_unknown", values)
            }
        buyURL = item.purchaseURL
        buyLabel = words(item.availability == .outOfStock ? "see_at" : "buy_at", values)
        noLink = words("no_link", values)
        paragraphs = item.description.split(separator: "\n").map(String.init)
        hasPreview = item.actions.vtonSupported
        pairs = (item.ai?.pairs ?? []).compactMap { pair in
            context.item(pair.id).map { maker.mini($0, reason: pair.reason) }
        }
        .prefix(4).map(\.self)
        similars = (item.ai?.similar ?? []).compactMap { near in
            context.item(near.id).map { maker.mini($0, showsTryOn: true) }
        }
        .prefix(4).map(\.self)
        hasGallery = !gallery.isEmpty
        hasParagraphs = !paragraphs.isEmpty
        hasPairs = !pairs.isEmpty
        hasSimilars = !similars.isEmpty
        labels = context.labels
        head = context.head(
            title: "\(item.title), \(store)", summary: paragraphs.first ?? "\(item.title), \(store)", type: "product",
            path: item.url, cover: item.tryOns.compactMap(\.image).first ?? item.images.first?.image,
            markup: ProductMarkup(context: context).product(item))
    }
}

extension CardMaker {
    /// The pictures of a product, try-ons first; a person without a try-on is there with the reason.
    fileprivate func gallery(of item: Payload.Item) -> ([ChoiceView], [StageView]) {
        var gallery: [ChoiceView] = []
        var stages: [StageView] = []
        func add(_ choice: String, label: String, detail: String? = nil, thumb: ImageView?, stage: StageView) {
            gallery.append(
                ChoiceView(
                    choice: choice, choiceLabel: label, choiceDetail: detail, choicePicture: thumb,
                    isPhotoChoice: stage.isPhoto, isChosen: gallery.isEmpty))
            stages.append(stage)
        }
        // A product that nobody can try on begins with its photo.
        let shown = people.enumerated().filter { _, person in
            item.tryOns.contains { $0.avatarID == person.id && $0.image != nil }
        }
        for (index, person) in shown {
            let choice = String(index + 1)
            let stage = stage(of: item, on: person, choices: "on-\(choice)", position: gallery.count)
            add(
                choice, label: person.label, detail: height(of: person), thumb: stage.picture, stage: stage)
        }
        let reason = item.tryOns.compactMap(\.reason).first?.message
        for image in item.images {
            let choice = image.role.rawValue
            let picture = ImageView(image.image, prefix: prefix)
            add(
                choice, label: words(choice), thumb: picture,
                stage: StageView(
                    choices: "on-\(choice)", picture: picture, plate: shown.isEmpty ? reason : nil,
                    isPhoto: image.role == .photo, isEager: gallery.isEmpty, isFirst: gallery.isEmpty))
        }
        if stages.isEmpty { stages = [photoStage(of: item, choices: "always", position: 0, plate: reason)] }
        if gallery.count == 1 {
            gallery = []
            stages = stages.map { $0.always }
        }
        return (gallery, stages)
    }

    private func height(of person: Payload.Person) -> String {
        words("figure", ["height": String(Int(person.height.rounded()))])
    }
}

extension StageView {
    fileprivate var always: StageView {
        StageView(
            choices: "always", picture: picture, plate: plate, isPhoto: isPhoto, isEager: isEager, isFirst: isFirst)
    }
}
