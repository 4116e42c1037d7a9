import Catalog
import Garments
import Imaging
import Objects
import Similarity

/// How each product looks, and what looks like it, stands near it and goes with it.
struct LookStage: Sendable {
    let room: Workroom
    let model: StyleModel
    let limits: ImageLimits

    /// By id; a product whose photo cannot be read has none.
    func looks(
        of entries: [CatalogInput.Entry], garments: [Garment], _ problems: inout ProblemList
    ) async throws(BuildError) -> [ProductID: Look] {
        var units: [LookUnit] = []
        var products: [ProductID] = []
        for (entry, garment) in zip(entries, garments) {
            guard let photo = garment.photo else { continue }
            products.append(entry.product.id)
            units.append(LookUnit(photo: photo, cut: garment.cut, model: model, limits: limits))
        }
        var looks: [ProductID: Look] = [:]
        for (index, result) in try await room.results("embeddings", units).enumerated() {
            if let output = result.outputs["look"] {
                looks[products[index]] = try room.json(Look.self, of: output.content)
            } else if let output = result.outputs["problem"] {
                let complaint = try room.json(CutRecord.Complaint.self, of: output.content)
                problems.add(complaint.problem(of: units[index].photo))
            }
        }
        return looks
    }
}

/// Similar products and pairs among the products of one share, for a page links to nothing else; the cluster, and
/// the id of the embedding, among the whole catalog.
struct Enrichments: Sendable {
    private let entries: [CatalogInput.Entry]
    private let looks: [ProductID: Look]
    private let enricher: Enricher
    private let everywhere: [ProductID: Enrichment]

    init(_ entries: [CatalogInput.Entry], looks: [ProductID: Look], modelVersion: String) {
        self.entries = entries
        self.looks = looks
        enricher = Enricher(modelVersion: modelVersion)
        everywhere = enricher.enrich(
            entries.compactMap { entry in looks[entry.product.id].map { (entry.product, $0) } })
    }

    func among(_ products: [Product]) -> [ProductID: Enrichment] {
        let near = enricher.enrich(products.compactMap { product in looks[product.id].map { (product, $0) } })
        return near.mapValues { $0 }.reduce(into: [:]) { result, pair in
            var enrichment = pair.value
            if let wide = everywhere[pair.key] { enrichment.clusterID = wide.clusterID }
            result[pair.key] = enrichment
        }
    }
}

/// One photo's look.
struct LookUnit: WorkUnit {
    let photo: InputFile
    let cut: ContentHash?
    let model: StyleModel
    let limits: ImageLimits

    var key: ActionKey {
        ActionKey(
            stage: "look", version: model.version, inputs: [photo.content] + (cut.map { [$0] } ?? []),
            parameters: ["image_pixels": "\(limits.pixels)", "image_side": "\(limits.sidePixels)"])
    }

    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        switch try photo.image(in: room, limits: limits) {
        case .success(let image):
            let cut = try cut.map { content throws(BuildError) in try GarmentCut(cached: content, in: room) }
            return [.json("look", Look(photo: image, cut: cut, model: model))]
        case .failure(let error):
            return [.json("problem", CutRecord.Complaint(code: error.code, message: "\(error)"))]
        }
    }
}
