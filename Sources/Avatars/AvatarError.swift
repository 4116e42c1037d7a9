/// Why an avatar, or the file of avatars, cannot be used. `field` says where in the file, `message` what and what
/// to do; Build makes a `Problem` of them.
package enum AvatarError: Error, Equatable, Sendable {
    case notJSON(detail: String)
    case tooManyAvatars(found: Int, limit: Int)
    case unknownKey(field: String, key: String, known: [String])
    case missing(field: String)
    case wrongType(field: String, expected: String)
    case badID(field: String, id: String)
    case duplicateID(field: String, id: String)
    case textTooLong(field: String, characters: Int, limit: Int)
    case heightOutOfRange(field: String, centimetres: Double)
    case ageOutOfRange(field: String, years: Int)
    case unknownBodyType(field: String, name: String)
    case unknownSkinTone(field: String, text: String)
    case unknownType(field: String, name: String)
    case imageBackedNotYet(field: String)
    case measurementsNotYet(field: String)

    /// `avatars[2].attributes.height`; nil for the file as a whole.
    package var field: String? {
        switch self {
        case .notJSON: nil
        case .tooManyAvatars: "avatars"
        case .unknownKey(let field, let key, _): field.isEmpty ? key : "\(field).\(key)"
        case .missing(let field), .wrongType(let field, _), .badID(let field, _), .duplicateID(let field, _),
            .textTooLong(let field, _, _), .heightOutOfRange(let field, _), .ageOutOfRange(let field, _),
            .unknownBodyType(let field, _), .unknownSkinTone(let field, _), .unknownType(let field, _),
            .imageBackedNotYet(let field), .measurementsNotYet(let field):
            field
        }
    }

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .notJSON: "avatars_not_json"
        case .tooManyAvatars: "avatars_too_many"
        case .unknownKey: "avatar_unknown_key"
        case .missing: "avatar_field_missing"
        case .wrongType: "avatar_field_type"
        case .badID: "avatar_id"
        case .duplicateID: "avatar_id_duplicate"
        case .textTooLong: "avatar_text_too_long"
        case .heightOutOfRange: "avatar_height"
        case .ageOutOfRange: "avatar_age"
        case .unknownBodyType: "avatar_body_type"
        case .unknownSkinTone: "avatar_skin_tone"
        case .unknownType: "avatar_type"
        case .imageBackedNotYet: "avatar_image_backed"
        case .measurementsNotYet: "avatar_measurements"
        }
    }

    package var message: String {
        let place = field ?? "the file"
        switch self {
        case .notJSON(let detail):
            return "\(place) is not JSON (\(detail)); write {\"avatars\":[…]}"
        case .tooManyAvatars(let found, let limit):
            return "\(place) has \(found) entries; at most \(limit) are read, split the workspace"
        case .unknownKey(_, let key, let known):
            return "\(place) is not a known key\(Self.suggestion(for: key, among: known)); "
                + "known are \(known.joined(separator: ", "))"
        case .missing: return "\(place) is missing; add it"
        case .wrongType(_, let expected): return "\(place) must be \(expected)"
        case .badID(_, let id):
            return "\(place) is \"\(id.prefix(80))\"; write 1 to 64 of the characters A-Z a-z 0-9 _ -"
        case .duplicateID(_, let id): return "\(place) is \"\(id)\", as an earlier avatar's; give each its own"
        case .textTooLong(_, let characters, let limit):
            return "\(place) has \(characters) characters; write at most \(limit)"
        case .heightOutOfRange(_, let centimetres):
            return "\(place) is \(Self.plain(centimetres)); write centimetres from 60 to 230"
        case .ageOutOfRange(_, let years): return "\(place) is \(years); write whole years from 0 to 120"
        case .unknownBodyType(_, let name):
            let known = AvatarAttributes.BodyType.allCases.map(\.rawValue).joined(separator: ", ")
            return "\(place) is \"\(name.prefix(80))\"; known body types are \(known)"
        case .unknownSkinTone(_, let text):
            return "\(place) is \"\(text.prefix(80))\"; write monk-1 to monk-10, or a colour such as #c68863"
        case .unknownType(_, let name): return "\(place) is \"\(name.prefix(80))\"; write generated"
        case .imageBackedNotYet:
            return "\(place) is image_backed, and photos of people cannot be rendered yet; write generated"
        case .measurementsNotYet:
            return "\(place) cannot be followed yet, and would be ignored; remove it and choose a body_type"
        }
    }

    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    /// `, did you mean height?` when a known key is at most two edits away.
    private static func suggestion(for key: String, among known: [String]) -> String {
        let near = known.map { (name: $0, edits: editDistance(key, $0)) }.min { $0.edits < $1.edits }
        guard let near, near.edits <= 2 else { return "" }
        return ", did you mean \(near.name)?"
    }

    private static func editDistance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.prefix(64)), Array(b))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, diagonal + 1, row[j] + 1)
            }
        }
        return row[b.count]
    }
}

extension AvatarError: CustomStringConvertible {
    package var description: String { message }
}
