import Catalog
import Imaging
import Yams

extension Settings {
    static let bytesLimit = 1_000_000

    /// - Throws: everything that is wrong with the file.
    package init(yaml bytes: [UInt8], file: String = Workspace.settingsFile) throws(BuildError) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unusable([SettingsFields.problem(file, nil, nil, "yaml_unreadable", "the file is not UTF-8 text")])
        }
        guard let root = try Self.root(of: text, file: file) else { return }
        var fields = SettingsFields(root, file: file)
        read(&fields)
        guard fields.problems.isEmpty else { throw .unusable(fields.problems) }
    }

    private static func root(of text: String, file: String) throws(BuildError) -> Node? {
        do {
            return try Parser(yaml: text).singleRoot()
        } catch {
            let (line, reason) = explanation(of: error)
            throw .unusable([
                SettingsFields.problem(file, line, nil, "yaml_unreadable", "the YAML cannot be read: \(reason)")
            ])
        }
    }

    private static func explanation(of error: any Error) -> (line: Int?, reason: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .reader(let problem, _, _, _): (nil, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (context.mark.line, "the key \(duplicates.map { "\"\($0)\"" }.joined(separator: ", ")) stands there twice")
        default: (nil, "\(error)")
        }
    }

    private mutating func read(_ fields: inout SettingsFields) {
        fields.allow(["title", "base_url", "edge_url", "currency", "locale", "source", "images", "models", "limits"])
        if let text = fields.text("title") { title = text }
        baseURL = Self.address("base_url", &fields)
        edgeURL = Self.address("edge_url", &fields)
        if let text = fields.text("currency") {
            if Currency.named(text) != nil {
                currency = text
            } else {
                fields.complain("currency", "currency_unknown", "is \"\(text)\", not a code of ISO 4217 such as EUR")
            }
        }
        if let text = fields.text("locale") {
            if text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/) != nil {
                locale = text
            } else {
                fields.complain("locale", "locale_invalid", "is \"\(text)\", not a language tag such as en or de-AT")
            }
        }
        if let text = fields.text("source"), text != "files" {
            fields.complain("source", "source_unknown", "is \"\(text)\"; this version builds from files")
        }
        if var images = fields.section("images") {
            readImages(&images)
            fields.problems += images.problems
        }
        if var models = fields.section("models") {
            models.allow(["try_on"])
            self.models.tryOn = models.text("try_on")
            fields.problems += models.problems
        }
        if var limits = fields.section("limits") {
            limits.allow(["image_bytes", "image_pixels", "image_side"])
            self.limits.bytes = limits.number("image_bytes", in: 1...1_000_000_000) ?? self.limits.bytes
            self.limits.pixels = limits.number("image_pixels", in: 1...1_000_000_000) ?? self.limits.pixels
            self.limits.sidePixels = limits.number("image_side", in: 1...65_535) ?? self.limits.sidePixels
            fields.problems += limits.problems
        }
    }

    private static func address(_ key: String, _ fields: inout SettingsFields) -> String? {
        guard let text = fields.text(key) else { return nil }
        guard WebAddress.isAcceptable(text), !text.contains(where: { "?#".contains($0) }) else {
            fields.complain(key, "url_invalid", "is \"\(text)\", not an address such as https://cdn.example")
            return nil
        }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }

    private mutating func readImages(_ fields: inout SettingsFields) {
        fields.allow(["widths", "quality"])
        images.quality = fields.number("quality", in: 1...100) ?? images.quality
        guard let widths = fields.numbers("widths", in: 16...4096) else { return }
        if widths.isEmpty || widths.count > 8 || Set(widths).count != widths.count {
            fields.complain("widths", "widths_invalid", "must be 1 to 8 different widths, such as [384, 768]")
        } else {
            images.widths = widths.sorted()
        }
    }
}

/// One mapping of the file; gathers what is wrong with it.
private struct SettingsFields {
    let mapping: Node.Mapping?
    let file: String
    /// `images`; empty at the top.
    let place: String
    var problems: [Problem] = []

    init(_ node: Node, file: String, place: String = "") {
        self.file = file
        self.place = place
        mapping = node.mapping
        if mapping == nil, node.null == nil {
            let name = place.isEmpty ? "the file" : place
            problems.append(
                Self.problem(
                    file, node.mark?.line, place.isEmpty ? nil : place, "wrong_type",
                    "\(name) must be keys with values, such as \"title: Shop\""))
        }
    }

    static func problem(
        _ file: String, _ line: Int?, _ field: String?, _ code: String, _ message: String
    ) -> Problem {
        Problem(severity: .error, file: file, line: line, field: field, code: code, message: message)
    }

    func name(of key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    mutating func allow(_ known: [String]) {
        for (key, _) in mapping ?? [:] {
            let text = key.string ?? "\(key)"
            guard !known.contains(text) else { continue }
            let hint =
                NearestName.of(text, among: known).map { "did you mean \"\($0)\"?" }
                ?? "known are \(known.joined(separator: ", "))"
            problems.append(
                Self.problem(
                    file, key.mark?.line, name(of: text), "unknown_key",
                    "unknown key \"\(text)\"\(place.isEmpty ? "" : " in \(place)"); \(hint)"))
        }
    }

    mutating func complain(_ key: String, _ code: String, _ message: String) {
        let line = mapping?.first { $0.key.string == key }?.value.mark?.line
        problems.append(Self.problem(file, line, name(of: key), code, "\(name(of: key)) \(message)"))
    }

    /// nil when the key is absent or has no value.
    private func value(_ key: String) -> Node? {
        mapping?.first { $0.key.string == key }.map(\.value).flatMap { $0.null == nil ? $0 : nil }
    }

    mutating func text(_ key: String) -> String? {
        guard let node = value(key) else { return nil }
        guard let text = node.string, !text.isEmpty, text.utf8.count <= 1000 else {
            complain(key, "wrong_type", "must be a text of 1 to 1000 bytes")
            return nil
        }
        return text
    }

    mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = value(key) else { return nil }
        guard let number = node.int, range.contains(number) else {
            complain(key, "wrong_type", "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    mutating func numbers(_ key: String, in range: ClosedRange<Int>) -> [Int]? {
        guard let node = value(key) else { return nil }
        let numbers = node.sequence?.map { $0.int }
        guard let numbers, numbers.allSatisfy({ $0.map(range.contains) ?? false }) else {
            complain(
                key, "wrong_type",
                "must be a list of whole numbers from \(range.lowerBound) to \(range.upperBound), such as [384, 768]")
            return nil
        }
        return numbers.compactMap { $0 }
    }

    mutating func section(_ key: String) -> SettingsFields? {
        value(key).map { SettingsFields($0, file: file, place: name(of: key)) }
    }
}
