import Foundation

/// `avatars.json`: `{"avatars":[{"id","label","relation","age","type","attributes":{"height","body_type",
/// "skin_tone"}}]}`.
package struct AvatarFile: Sendable, Equatable {
    package static let avatarLimit = 10_000
    package static let textLimit = 200

    package var avatars: [Avatar]
    /// What is wrong with the entries that were left out, in the order of the file.
    package var errors: [AvatarError]

    package init(avatars: [Avatar], errors: [AvatarError] = []) {
        self.avatars = avatars
        self.errors = errors
    }

    /// Throws when the file as a whole cannot be read; a bad entry is left out and stands in `errors`.
    package init(reading json: Data) throws(AvatarError) {
        let root = try AvatarJSON.object(JSONTree(parsing: json), at: "", known: ["avatars"])
        guard let list = root["avatars"] else { throw .missing(field: "avatars") }
        guard case .array(let entries) = list else {
            throw .wrongType(field: "avatars", expected: "a list of objects")
        }
        guard entries.count <= Self.avatarLimit else {
            throw .tooManyAvatars(found: entries.count, limit: Self.avatarLimit)
        }
        avatars = []
        errors = []
        var ids: Set<String> = []
        for (index, entry) in entries.enumerated() {
            do throws(AvatarError) {
                let avatar = try AvatarJSON.avatar(entry, at: "avatars[\(index)]")
                guard ids.insert(avatar.id).inserted else {
                    throw .duplicateID(field: "avatars[\(index)].id", id: avatar.id)
                }
                avatars.append(avatar)
            } catch {
                errors.append(error)
            }
        }
    }

    /// The file's text: keys in a fixed order, one avatar a line.
    package func json() -> Data {
        let lines = avatars.map { "  " + AvatarJSON.text($0) }
        return Data("{\"avatars\": [\n\(lines.joined(separator: ",\n"))\n]}\n".utf8)
    }
}

extension AvatarAttributes {
    /// Reads `{"height":170,"body_type":"average","skin_tone":"monk-5"}`.
    package init(reading json: Data) throws(AvatarError) {
        self = try AvatarJSON.attributes(JSONTree(parsing: json), at: "")
    }

    /// From the words of a command line.
    package init(height: Double, bodyType: String, skinTone: String, age: Int? = nil) throws(AvatarError) {
        var tree: [String: JSONTree] = [
            "height": .number(height), "body_type": .text(bodyType), "skin_tone": .text(skinTone),
        ]
        if let age { tree["age"] = .number(Double(age)) }
        self = try AvatarJSON.attributes(.object(tree), at: "")
    }

    package func json() -> String { AvatarJSON.text(self) }
}

/// From JSON to avatars and back, one function an object.
private enum AvatarJSON {
    static func avatar(_ tree: JSONTree, at place: String) throws(AvatarError) -> Avatar {
        let object = try object(
            tree, at: place, known: ["id", "label", "relation", "age", "type", "attributes"])
        let id = try text(object["id"], at: place + ".id")
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy(isIDByte) else {
            throw .badID(field: place + ".id", id: id)
        }
        let type = try object["type"].map { tree throws(AvatarError) in try text(tree, at: place + ".type") }
        switch type {
        case nil, "generated": break
        case "image_backed": throw .imageBackedNotYet(field: place + ".type")
        case let name?: throw .unknownType(field: place + ".type", name: name)
        }
        guard let attributesTree = object["attributes"] else { throw .missing(field: place + ".attributes") }
        let age = try age(object["age"], at: place + ".age")
        var attributes = try attributes(attributesTree, at: place + ".attributes")
        attributes.age = attributes.age ?? age
        return Avatar(
            id: id, label: try text(object["label"], at: place + ".label"),
            relation: try object["relation"].map { tree throws(AvatarError) in
                try text(tree, at: place + ".relation")
            }, age: age, attributes: attributes)
    }

    static func attributes(_ tree: JSONTree, at place: String) throws(AvatarError) -> AvatarAttributes {
        let prefix = place.isEmpty ? "" : place + "."
        let object = try object(tree, at: place, known: ["height", "body_type", "skin_tone", "age", "measurements"])
        if object["measurements"] != nil { throw .measurementsNotYet(field: prefix + "measurements") }
        guard let heightTree = object["height"] else { throw .missing(field: prefix + "height") }
        guard case .number(let height) = heightTree else {
            throw .wrongType(field: prefix + "height", expected: "a number of centimetres")
        }
        guard (60...230).contains(height) else {
            throw .heightOutOfRange(field: prefix + "height", centimetres: height)
        }
        let bodyName = try text(object["body_type"], at: prefix + "body_type")
        guard let bodyType = AvatarAttributes.BodyType(rawValue: bodyName) else {
            throw .unknownBodyType(field: prefix + "body_type", name: bodyName)
        }
        let toneText = try text(object["skin_tone"], at: prefix + "skin_tone")
        guard let skinTone = SkinTone(toneText) else {
            throw .unknownSkinTone(field: prefix + "skin_tone", text: toneText)
        }
        return AvatarAttributes(
            heightCentimetres: height, bodyType: bodyType, skinTone: skinTone,
            age: try age(object["age"], at: prefix + "age"))
    }

    static func object(
        _ tree: JSONTree, at place: String, known: [String]
    ) throws(AvatarError) -> [String: JSONTree] {
        guard case .object(let object) = tree else {
            throw .wrongType(field: place.isEmpty ? "the JSON" : place, expected: "an object")
        }
        if let key = object.keys.filter({ !known.contains($0) }).min() {
            throw .unknownKey(field: place, key: key, known: known)
        }
        return object
    }

    private static func text(_ tree: JSONTree?, at field: String) throws(AvatarError) -> String {
        guard let tree else { throw .missing(field: field) }
        guard case .text(let text) = tree else { throw .wrongType(field: field, expected: "a text") }
        guard text.count <= AvatarFile.textLimit else {
            throw .textTooLong(field: field, characters: text.count, limit: AvatarFile.textLimit)
        }
        return text
    }

    private static func age(_ tree: JSONTree?, at field: String) throws(AvatarError) -> Int? {
        guard let tree, tree != .null else { return nil }
        guard case .number(let number) = tree, let years = Int(exactly: number) else {
            throw .wrongType(field: field, expected: "a whole number of years")
        }
        guard (0...120).contains(years) else { throw .ageOutOfRange(field: field, years: years) }
        return years
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    static func text(_ avatar: Avatar) -> String {
        var fields = ["\"id\": \(quoted(avatar.id))", "\"label\": \(quoted(avatar.label))"]
        if let relation = avatar.relation { fields.append("\"relation\": \(quoted(relation))") }
        if let age = avatar.age { fields.append("\"age\": \(age)") }
        fields.append("\"type\": \(quoted(avatar.kind.rawValue))")
        var attributes = avatar.attributes
        if attributes.age == avatar.age { attributes.age = nil }
        fields.append("\"attributes\": \(text(attributes))")
        return "{\(fields.joined(separator: ", "))}"
    }

    static func text(_ attributes: AvatarAttributes) -> String {
        let height = attributes.heightCentimetres
        let number = Int(exactly: height).map(String.init) ?? String(height)
        let age = attributes.age.map { ", \"age\": \($0)" } ?? ""
        return "{\"height\": \(number), \"body_type\": \(quoted(attributes.bodyType.rawValue)), "
            + "\"skin_tone\": \(quoted(attributes.skinTone.description))\(age)}"
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
