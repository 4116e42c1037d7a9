/// What a generated avatar is made from: `{"height":170,"body_type":"average","skin_tone":"monk-5"}`.
package struct AvatarAttributes: Sendable, Equatable, Hashable, Codable {
    package enum BodyType: String, Sendable, Codable, CaseIterable {
        case slim, average, curvy, athletic, plus
    }

    package var heightCentimetres: Double
    package var bodyType: BodyType
    /// `monk-1` to `monk-10`, or `#rrggbb`.
    package var skinTone: SkinTone
    package var age: Int?

    package init(
        heightCentimetres: Double = 170, bodyType: BodyType = .average, skinTone: SkinTone = .monk(5), age: Int? = nil
    ) {
        self.heightCentimetres = heightCentimetres
        self.bodyType = bodyType
        self.skinTone = skinTone
        self.age = age
    }

    enum CodingKeys: String, CodingKey {
        case heightCentimetres = "height"
        case bodyType = "body_type"
        case skinTone = "skin_tone"
        case age
    }
}
