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

extension AvatarAttributes {
    /// Everything that the planes of the body depend on, for its key: `body-0 average child=0/5`. A height in
    /// centimetres changes no pixel, an adult's age neither.
    package var bodyText: String { "\(Mannequin.version) \(bodyType.rawValue) child=\(childSteps)/5" }

    /// Everything that a picture of the body depends on: the body, and the skin tone as a colour, so that `monk-5`
    /// and `#d7bd96` are the same.
    package var canonicalText: String {
        let (red, green, blue) = skinTone.sRGB
        return "\(bodyText) skin=\(SkinTone.color(red: red, green: green, blue: blue))"
    }
}
