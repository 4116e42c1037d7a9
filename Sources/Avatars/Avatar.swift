/// Whom a garment is tried on: one entry of `avatars.json`.
package struct Avatar: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
        case generated
        case imageBacked = "image_backed"
    }

    /// `[A-Za-z0-9_-]{1,64}`; 128 random bits when we make it.
    package var id: String
    /// "Me", "Mom", "Brother".
    package var label: String
    package var relation: String?
    package var age: Int?
    package var kind: Kind
    package var attributes: AvatarAttributes

    package init(
        id: String, label: String, relation: String? = nil, age: Int? = nil, kind: Kind = .generated,
        attributes: AvatarAttributes
    ) {
        self.id = id
        self.label = label
        self.relation = relation
        self.age = age
        self.kind = kind
        self.attributes = attributes
    }
}
