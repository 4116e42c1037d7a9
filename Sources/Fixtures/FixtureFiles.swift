import Catalog
import Foundation
import Imaging

extension JSONValue {
    fileprivate static func record(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }
}

/// `truth/STORE/NAME.json`: what is true about one photo.
struct FixtureTruth {
    let text: String

    init(photo: FixturePhoto, item: FixtureStore.Item) {
        func tenths(_ value: Double) -> JSONValue {
            JSONNumber((value * 10).rounded() / 10).map(JSONValue.number) ?? .null
        }
        let landmarks = photo.landmarks.map { landmark in
            JSONValue.Member(key: landmark.name, value: .array([tenths(landmark.point.x), tenths(landmark.point.y)]))
        }
        text = JSONWriter.document(
            .record([
                ("product_id", .string(item.product.id.description)), ("category", .string(item.product.category.name)),
                ("width", .integer(photo.image.width)), ("height", .integer(photo.image.height)),
                ("difficulty", .string(item.scene.difficulty.rawValue)), ("landmarks", .object(landmarks)),
            ]))
    }
}

extension FixtureWorkspace {
    var settings: String {
        """
        # A workspace drawn by `techartt fixtures`: no photo in it is of a real thing, no store or person exists.
        title: Techartt demo
        currency: EUR
        locale: en

        """
    }

    var avatarsFile: String {
        JSONWriter.document(
            .record([
                (
                    "avatars",
                    .array([
                        avatar("nora", "Me", nil, 34, height: 170, "average", "monk-4"),
                        avatar("elin", "Mom", "mother", 61, height: 163, "curvy", "monk-3"),
                        avatar("sam", "Sam", "friend", 29, height: 183, "athletic", "monk-8"),
                    ])
                )
            ]))
    }

    private func avatar(
        _ id: String, _ label: String, _ relation: String?, _ age: Int, height: Int, _ bodyType: String,
        _ skinTone: String
    ) -> JSONValue {
        .record([
            ("id", .string(id)), ("label", .string(label)), ("relation", relation.map(JSONValue.string)),
            ("age", .integer(age)), ("type", .string("generated")),
            (
                "attributes",
                .record([
                    ("height", .integer(height)), ("body_type", .string(bodyType)), ("skin_tone", .string(skinTone)),
                ])
            ),
        ])
    }

    /// A collection that anybody may be seen in, and a gift list.
    var shares: [(id: String, text: String)] {
        let products = stores.flatMap { $0.items.map(\.product) }
        let (nord, harbour) = (stores[0].items.map(\.product), stores[1].items.map(\.product))
        let collection =
            Array(nord.prefix(7)) + Array(harbour.prefix(3))
            + products.filter { $0.category == .shoes || $0.category == .hat }
        let gifts: [(Product, String, String)] = [
            (harbour[0], "elin", "She looked at it twice in the window."), (harbour[1], "elin", "For the boat."),
            (nord[1], "sam", "His old one has a hole."), (nord[4], "sam", "Size L, I asked."),
            (nord[12], "nora", "A hint, in case anybody is looking."),
        ]
        return [
            share(
                "autumn-edit", "The autumn edit", "collection", avatars: ["nora", "elin", "sam"],
                items: collection.map { ($0, nil, nil) }),
            share(
                "birthdays", "Birthdays in December", "gift", avatars: ["elin", "sam", "nora"],
                items: gifts.map { ($0.0, $0.1, $0.2) }),
        ]
    }

    private func share(
        _ id: String, _ title: String, _ kind: String, avatars: [String], items: [(Product, String?, String?)]
    ) -> (id: String, text: String) {
        let text = JSONWriter.document(
            .record([
                ("id", .string(id)), ("title", .string(title)), ("kind", .string(kind)),
                ("avatars", .array(avatars.map(JSONValue.string))),
                (
                    "items",
                    .array(
                        items.map { product, avatar, note in
                            .record([
                                ("product_id", .string(product.id.description)),
                                ("avatar_id", avatar.map(JSONValue.string)),
                                ("note", note.map(JSONValue.string)),
                            ])
                        })
                ),
                ("allowed_origins", .array([])), ("locale", .string("en")),
            ]))
        return (id, text)
    }
}
