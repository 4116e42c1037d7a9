import Avatars
import Catalog
import Garments
import Objects
import TryOn
import Widgets

/// Gathers for the pages what the other stages made of one share.
struct CollectionStage: Sendable {
    let settings: Settings
    let stores: [String: StoreInfo]
    let pictures: ShownPictures
    let tryOns: ShownTryOns
    let enrichments: Enrichments

    func collection(of shown: Exhibits.Shown) -> Collection {
        let near = enrichments.among(shown.items.map(\.product))
        return Collection(
            share: shown.share, siteTitle: settings.title, baseURL: settings.baseURL, edgeURL: settings.edgeURL,
            locale: settings.locale,
            people: shown.people,
            portraits: Dictionary(
                shown.people.compactMap { person in
                    pictures.portraits[person.id].flatMap(Picture.init).map { (person.id, $0) }
                }, uniquingKeysWith: { first, _ in first }),
            items: shown.items.map { item in
                var page = self.item(item, on: shown.people)
                page.enrichment = near[item.product.id]
                return page
            }, stores: stores)
    }

    private func item(_ item: Exhibits.Item, on people: [Avatar]) -> Collection.Item {
        let id = item.product.id
        var page = Collection.Item(
            shareItem: item.shareItem, product: item.product, photo: pictures.photos[id].flatMap(Picture.init),
            cut: pictures.cuts[id].flatMap(Picture.init))
        for person in people {
            switch tryOns.outcomes[.init(product: id, avatar: person.id)] {
            case .shown(let result, let record):
                page.tryOns[person.id] = preview(result, record, of: item, on: person)
            case .refused(let refusal): page.refusals[person.id] = refusal
            case nil: break
            }
        }
        return page
    }

    private func preview(
        _ result: ActionResult, _ record: TryOnRecord, of item: Exhibits.Item, on person: Avatar
    ) -> Preview? {
        guard let picture = Picture(result), let photo = item.garment.photo else { return nil }
        let key = TryOnCacheKey(
            body: person.attributes.canonicalText,
            garments: [.init(productID: item.product.id.description, sha256: photo.content)],
            model: record.modelVersion, pose: TryOnBatch.pose, quality: TryOnBatch.quality)
        return Preview(
            picture: picture, confidence: record.confidence, modelVersion: record.modelVersion,
            cacheKey: key.description)
    }
}
