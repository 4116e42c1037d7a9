import Avatars
import Catalog
import Foundation
import Garments
import Shares
import Similarity

extension Payload {
    /// The one record that page, payload and product markup are made from.
    init(of collection: Collection, words: Words) {
        let share = collection.share
        let usedStores = Set(collection.items.map(\.product.id.store))
        self.init(
            share: ShareHead(
                id: share.id, title: share.title.isEmpty ? collection.siteTitle : share.title,
                kind: share.kind.rawValue, locale: share.locale ?? collection.locale, url: "./"),
            stores: collection.stores.values.filter { usedStores.contains($0.id) }.sorted { $0.id < $1.id }
                .map { Store(id: $0.id, name: $0.name, asOf: $0.asOf) },
            people: collection.people.map { Person($0, portrait: collection.portraits[$0.id]) },
            products: PayloadMaker(collection: collection, words: words).items())
    }
}

extension Payload.Person {
    fileprivate init(_ avatar: Avatar, portrait: Picture?) {
        self.init(
            id: avatar.id, label: avatar.label, type: avatar.kind.rawValue, relation: avatar.relation,
            height: Payload.rounded(avatar.attributes.heightCentimetres),
            portrait: portrait.flatMap { Payload.Image($0, alt: "") })
    }
}

extension Payload.Image {
    /// nil for a picture without sizes.
    fileprivate init?(_ picture: Picture, alt: String) {
        guard let whole = picture.sizes.last else { return nil }
        let sources = picture.sizes.map {
            Payload.Source(url: "../../\($0.path)", width: $0.width, height: $0.height)
        }
        self.init(
            url: "../../\(whole.path)", width: whole.width, height: whole.height, alt: alt, sources: sources)
    }
}

private struct PayloadMaker {
    let collection: Collection
    let words: Words
    private let shared: Set<ProductID>

    init(collection: Collection, words: Words) {
        self.collection = collection
        self.words = words
        shared = Set(collection.items.map(\.product.id))
    }

    func items() -> [Payload.Item] {
        collection.items.map(item)
    }

    private func item(_ item: Collection.Item) -> Payload.Item {
        let product = item.product
        let tryOns = collection.people.compactMap { tryOn(of: item, on: $0) }
        var entry = Payload.Item(
            id: product.id.description, storeID: product.id.store, title: product.title,
            description: PlainText.paragraphs(of: product.description).joined(separator: "\n"),
            brand: product.brand, category: product.category.name, tags: product.tags, price: nil,
            availability: .unknown, listed: true, variants: [], url: "p/\(product.id.path)/", purchaseURL: nil,
            forAvatar: item.shareItem.avatar, note: item.shareItem.note, images: pictures(of: item), tryOns: tryOns,
            ai: item.enrichment.map { enrichment($0, of: product.id) }, actions: actions(of: product, tryOns: tryOns))
        entry.takeTruth(from: product)
        return entry
    }

    private func pictures(of item: Collection.Item) -> [Payload.Picture] {
        let title = ["title": item.product.title]
        let photo = item.photo.flatMap { Payload.Image($0, alt: words("store_photo_of", title)) }
        let cut = item.cut.flatMap { Payload.Image($0, alt: words("cut_of", title)) }
        return [photo.map { Payload.Picture(role: .photo, image: $0) }, cut.map { .init(role: .cut, image: $0) }]
            .compactMap(\.self)
    }

    private func tryOn(of item: Collection.Item, on person: Avatar) -> Payload.TryOn? {
        if let preview = item.tryOns[person.id],
            let image = Payload.Image(
                preview.picture, alt: words("on_person", ["title": item.product.title, "label": person.label]))
        {
            return Payload.TryOn(
                avatarID: person.id, image: image, confidence: Payload.rounded(preview.confidence),
                modelVersion: preview.modelVersion, cacheKey: preview.cacheKey)
        }
        return item.refusals[person.id].map { refusal in
            let message = words.phrase("refusal.\(refusal.rawValue)") ?? refusal.message
            return Payload.TryOn(
                avatarID: person.id, reason: Payload.Reason(code: refusal.rawValue, message: message))
        }
    }

    private func enrichment(_ enrichment: Enrichment, of product: ProductID) -> Payload.Enrichment {
        func isShown(_ other: ProductID) -> Bool { other != product && shared.contains(other) }
        return Payload.Enrichment(
            embeddingID: enrichment.embeddingID, clusterID: enrichment.clusterID,
            similar: enrichment.similar.filter { isShown($0.product) }.map {
                Payload.Similar(
                    id: $0.product.description, similarity: Payload.rounded(Double($0.similarity)))
            },
            pairs: enrichment.pairs.filter { isShown($0.product) }.map {
                Payload.Pair(
                    id: $0.product.description, score: Payload.rounded(Double($0.score)), reason: $0.reason)
            })
    }

    private func actions(of product: Product, tryOns: [Payload.TryOn]) -> Payload.Actions {
        let shown = Set(tryOns.filter { $0.image != nil }.map(\.avatarID))
        let types = collection.people.filter { shown.contains($0.id) }.map(\.kind.rawValue)
        return Payload.Actions(
            vtonSupported: !shown.isEmpty, supportedAvatarTypes: Array(Set(types)).sorted(), shareWidgetEnabled: true)
    }
}
