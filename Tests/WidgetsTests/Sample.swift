import Avatars
import Catalog
import Foundation
import Garments
import Shares
import Similarity

import Widgets

/// A small share with one of everything: reduced, sold out, without price, without link, without preview.
enum Sample {
    static let asOf = Date(timeIntervalSince1970: 1_795_550_040)

    static let me = Avatar(id: "me", label: "Me", attributes: AvatarAttributes(heightCentimetres: 170))
    static let mom = Avatar(
        id: "mom", label: "Mom", relation: "mother", attributes: AvatarAttributes(heightCentimetres: 161))

    static func id(_ name: String, store: String = "nord") -> ProductID {
        ProductID(store: store, rawID: name)
    }

    static func picture(_ name: String, widths: [Int] = [384, 768], isSquare: Bool = false) -> Picture {
        Picture(
            sizes: widths.map { width in
                Picture.Size(
                    path: "i/\(name)-\(width).jpg", width: width, height: isSquare ? width : width * 4 / 3)
            })
    }

    static func preview(_ name: String, confidence: Double = 0.912345) -> Preview {
        Preview(
            picture: picture(name), confidence: confidence, modelVersion: "drape-0", cacheKey: "vton1-\(name)")
    }

    static func euros(_ amount: Decimal) -> Money { Money(amount: amount, currency: "EUR") }

    static func variants(
        _ sizes: [(String, Int?)], price: Decimal, sale: Decimal? = nil, color: String? = nil
    ) -> [Variant] {
        sizes.map { size, stock in
            Variant(
                sku: "\(color ?? "x")-\(size)", size: size, color: color, stock: stock, price: euros(price),
                salePrice: sale.map(euros))
        }
    }

    static let bomber = Collection.Item(
        shareItem: ShareItem(product: id("OW/271")),
        product: Product(
            id: id("OW/271"), title: "Bomber jacket, dusty rose",
            description:
                "<p>A light bomber &amp; ribbed collar.</p><script>alert(1)</script><p>Two zipped pockets.</p>",
            brand: "Nordisk", category: .outwear, tags: ["jacket"],
            variants: variants([("S", 3), ("M", 1), ("L", nil), ("XL", 0)], price: 129, sale: 89),
            productURL: "https://nord.example/p/271?a=1&b=2"),
        photo: picture("bomber-photo", widths: [400], isSquare: true), cut: picture("bomber-cut"),
        tryOns: ["me": preview("bomber-me"), "mom": preview("bomber-mom", confidence: 0.7)],
        enrichment: Enrichment(
            embeddingID: "style-0/0123456789abcdef", clusterID: "style-0/c3.12.1",
            similar: [
                Neighbour(product: id("T-13", store: "halle-9"), similarity: 0.87654),
                Neighbour(product: id("not-in-the-share"), similarity: 0.8),
            ],
            pairs: [Pair(product: id("T-13", store: "halle-9"), score: 0.75, reason: "Rose with off-white")]))

    static let tee = Collection.Item(
        shareItem: ShareItem(product: id("T-13", store: "halle-9")),
        product: Product(
            id: id("T-13", store: "halle-9"), title: "Print T-shirt", category: .tShirt,
            variants: variants([("S", 1), ("M", 0)], price: 25, color: "Off-white")
                + variants([("M", 2)], price: 29, color: "Ink"),
            productURL: "https://halle9.example/t13"),
        photo: picture("tee-photo", widths: [400]), tryOns: ["me": preview("tee-me")],
        refusals: ["mom": .clothFolds])

    static let hat = Collection.Item(
        shareItem: ShareItem(product: id("H-1", store: "halle-9"), note: "Any colour but red"),
        product: Product(
            id: id("H-1", store: "halle-9"), title: "Felt hat", category: Category(name: "hat"),
            variants: variants([("One", 0)], price: 40), productURL: "javascript:alert(1)"),
        photo: picture("hat-photo", widths: [400]),
        refusals: ["me": .categoryUnsupported, "mom": .categoryUnsupported])

    static let bare = Collection.Item(
        shareItem: ShareItem(product: id("BARE")),
        product: Product(id: id("BARE"), title: "Scarf", category: Category(name: "scarf")))

    static func collection(
        kind: Share.Kind = .collection, items: [Collection.Item] = [bomber, tee, hat, bare],
        people: [Avatar] = [me, mom]
    ) -> Collection {
        Collection(
            share: Share(id: "october", title: "October list", kind: kind, avatars: people.map(\.id)),
            siteTitle: "The Slow Wardrobe", people: people,
            portraits: ["me": picture("portrait-me"), "mom": picture("portrait-mom")], items: items,
            stores: [
                "nord": StoreInfo(id: "nord", name: "NORD", asOf: asOf),
                "halle-9": StoreInfo(id: "halle-9", name: "Halle 9", asOf: asOf.addingTimeInterval(3600)),
            ])
    }
}
