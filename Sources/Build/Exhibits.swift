import Avatars
import Catalog
import Shares

/// What the published shares show: whom, and which products with what came of their photos.
struct Exhibits: Sendable {
    struct Shown: Sendable {
        var share: Share
        /// In the order of the switch.
        var people: [Avatar]
        var items: [Item]
    }

    struct Item: Sendable {
        var shareItem: ShareItem
        var product: Product
        var garment: Garment
    }

    var shares: [Shown] = []

    init(inputs: Inputs, garments: [Garment], _ problems: inout ProblemList) {
        let places = Dictionary(
            inputs.catalog.entries.enumerated().map { ($1.product.id, $0) }, uniquingKeysWith: { first, _ in first })
        for share in inputs.shares {
            let file = "\(Workspace.sharesFolder)/\(share.id).json"
            var shown = Shown(share: share, people: [], items: [])
            func complain(_ field: String, _ code: String, _ message: String) {
                problems.add(
                    Problem(severity: .error, file: file, field: field, code: code, message: "\(field) \(message)"))
            }
            func show(_ avatar: String, _ field: String) {
                if let known = inputs.avatars[avatar] {
                    if !shown.people.contains(where: { $0.id == avatar }) { shown.people.append(known) }
                } else {
                    complain(
                        field, "avatar_unknown",
                        "is \"\(avatar)\", which is not in \(Workspace.avatarsFile); it was left out")
                }
            }
            for (index, avatar) in share.avatars.enumerated() { show(avatar, "avatars[\(index)]") }
            for (index, item) in share.items.enumerated() {
                if let avatar = item.avatar { show(avatar, "items[\(index)].avatar_id") }
                if let place = places[item.product] {
                    shown.items.append(
                        Item(
                            shareItem: item, product: inputs.catalog.entries[place].product, garment: garments[place]))
                } else {
                    complain(
                        "items[\(index)].product_id", "product_unknown",
                        "is \"\(item.product)\", which no catalog has; the item was left out")
                }
            }
            shares.append(shown)
        }
    }
}
