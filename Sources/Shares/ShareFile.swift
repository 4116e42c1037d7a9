import Catalog

/// `shares/ID.json`, read and written.
package enum ShareFile {
    static let keys = ["id", "title", "kind", "avatars", "items", "allowed_origins", "locale"]
    static let itemKeys = ["product_id", "avatar_id", "note"]

    /// The share, and warnings about what was ignored. `id` is the file's name without `.json`; `file` its name in
    /// problems.
    package static func read(
        path: String, id: String, shownAs file: String
    ) throws(Problem) -> (share: Share, warnings: [Problem]) {
        try read(SmallFile.read(path: path, shownAs: file, limit: 4 << 20), id: id, shownAs: file)
    }

    package static func read(
        _ bytes: [UInt8], id: String, shownAs file: String
    ) throws(Problem) -> (share: Share, warnings: [Problem]) {
        var warnings: [FieldError] = []
        do throws(FieldError) {
            let share = try share(JSONFields(JSONDocument.value(bytes)), id: id, warnings: &warnings)
            return (share, warnings.map { $0.problem(.warning, file: file) })
        } catch {
            throw error.problem(.error, file: file, consequence: "the share is not published")
        }
    }

    package static func write(_ share: Share, path: String, shownAs file: String) throws(Problem) {
        try SmallFile.write(Array(JSONWriter.document(share.json).utf8), path: path, shownAs: file, mode: 0o644)
    }

    private static func share(
        _ fields: JSONFields, id fileID: String, warnings: inout [FieldError]
    ) throws(FieldError) -> Share {
        warnings += fields.unknownKeys(known: keys)
        let id = try fields.text("id", limit: 100) ?? fileID
        guard Share.isID(id) else {
            throw fields.error(
                "id", "id_invalid",
                "is \(id.quoted); an id has 1 to 64 letters, digits, hyphens and underscores")
        }
        guard id == fileID else {
            throw fields.error("id", "id_differs", "is \(id.quoted) in a file named \(fileID).json")
        }
        let kindText = try fields.text("kind", limit: 100) ?? Share.Kind.collection.rawValue
        guard let kind = Share.Kind(rawValue: kindText) else {
            throw fields.error("kind", "kind_unknown", "is \(kindText.quoted), not collection or gift")
        }
        let locale = try fields.text("locale", limit: 35)
        if let locale, !Share.isLocale(locale) {
            throw fields.error("locale", "locale_invalid", "is \(locale.quoted), not a language such as en or de-CH")
        }
        return Share(
            id: id, title: try fields.text("title", limit: 200) ?? "", kind: kind,
            avatars: try avatars(fields), items: try items(fields, warnings: &warnings),
            allowedOrigins: try origins(fields), locale: locale)
    }

    private static func avatars(_ fields: JSONFields) throws(FieldError) -> [String] {
        let avatars = try fields.texts("avatars", limit: 50, eachLimit: 64)
        for (index, avatar) in avatars.enumerated() where avatars[..<index].contains(avatar) || !Share.isID(avatar) {
            let name = "\(fields.name(of: "avatars"))[\(index)]"
            throw FieldError(
                field: name, code: "avatar_invalid",
                message:
                    "\(name) is \(avatar.quoted), which \(Share.isID(avatar) ? "stands there twice" : "is no avatar id")"
            )
        }
        return avatars
    }

    private static func items(_ fields: JSONFields, warnings: inout [FieldError]) throws(FieldError) -> [ShareItem] {
        var items: [ShareItem] = []
        for (path, value) in try fields.list("items", limit: 5000) {
            let fields = try JSONFields(value, path: path)
            warnings += fields.unknownKeys(known: itemKeys)
            let text = try fields.requiredText("product_id", limit: 300)
            guard let product = ProductID(publicID: text) else {
                throw fields.error(
                    "product_id", "product_id_invalid", "is \(text.quoted), not of the form STORE:ID")
            }
            let avatar = try fields.text("avatar_id", limit: 64)
            if let avatar, !Share.isID(avatar) {
                throw fields.error(
                    "avatar_id", "avatar_invalid", "is \(avatar.quoted), which is no avatar id")
            }
            items.append(ShareItem(product: product, avatar: avatar, note: try fields.text("note", limit: 1000)))
        }
        return items
    }

    private static func origins(_ fields: JSONFields) throws(FieldError) -> [String] {
        let origins = try fields.texts("allowed_origins", limit: 100, eachLimit: 300)
        for (index, origin) in origins.enumerated() where !Share.isOrigin(origin) {
            let name = "\(fields.name(of: "allowed_origins"))[\(index)]"
            throw FieldError(
                field: name, code: "origin_invalid",
                message: "\(name) is \(origin.quoted), not an origin such as https://shop.example")
        }
        return origins
    }
}

extension Share {
    /// Whether `text` can be the id of a share or an avatar.
    package static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// A new id: 128 random bits in base64url, 22 characters.
    package static func newID(random: inout some RandomNumberGenerator) -> String {
        Base64URL.text((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// The shape of a BCP 47 tag: a language, then parts of up to eight letters and digits.
    static func isLocale(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (2...8).contains(parts[0].count) && parts[0].allSatisfy { $0.isASCII && $0.isLetter }
            && parts.allSatisfy {
                (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
    }

    /// Scheme, host and perhaps port, as browsers send it.
    static func isOrigin(_ text: String) -> Bool {
        guard WebAddress.isAcceptable(text), text == text.lowercased() else { return false }
        return !text.drop { $0 != "/" }.dropFirst(2).contains { "/?#".contains($0) }
    }

    package var json: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("id", .string(id))
        members.add("title", .string(title))
        members.add("kind", .string(kind.rawValue))
        members.add("avatars", .array(avatars.map(JSONValue.string)))
        members.add("items", .array(items.map(\.json)))
        members.add("allowed_origins", .array(allowedOrigins.map(JSONValue.string)))
        members.add("locale", locale.map(JSONValue.string))
        return .object(members)
    }
}

extension ShareItem {
    var json: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("product_id", .string(product.description))
        members.add("avatar_id", avatar.map(JSONValue.string))
        members.add("note", note.map(JSONValue.string))
        return .object(members)
    }
}
