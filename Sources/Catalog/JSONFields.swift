/// Why one field of an input cannot be used. The message begins with the field's name.
package struct FieldError: Error, Sendable, Equatable {
    package let field: String
    /// Stable, for programs: `price_negative`.
    package let code: String
    package let message: String

    package init(field: String, code: String, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }

    /// `consequence`: what was done about it; `the product was skipped`.
    package func problem(
        _ severity: Problem.Severity, file: String?, line: Int? = nil, consequence: String? = nil
    ) -> Problem {
        Problem(
            severity: severity, file: file, line: line, field: field.isEmpty ? nil : field, code: code,
            message: consequence.map { "\(message); \($0)" } ?? message)
    }
}

/// The members of one JSON object, read by name. null counts as absent.
package struct JSONFields: Sendable {
    /// Where the object stands: empty for the outermost, `variants[0]`.
    package let path: String
    private let members: [JSONValue.Member]

    package init(_ value: JSONValue, path: String = "") throws(FieldError) {
        guard case .object(let members) = value else {
            let name = path.isEmpty ? "the value" : path
            throw FieldError(field: path, code: "wrong_type", message: "\(name) is \(value.kind), not an object")
        }
        self.members = members
        self.path = path
    }

    /// `variants[0].sku`
    package func name(of key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    package subscript(key: String) -> JSONValue? {
        guard let value = members.first(where: { $0.key == key })?.value, value != .null else { return nil }
        return value
    }

    package func error(_ key: String, _ code: String, _ message: String) -> FieldError {
        FieldError(field: name(of: key), code: code, message: "\(name(of: key)) \(message)")
    }

    /// One warning for each key that is not among `known`, up to ten.
    package func unknownKeys(known: [String]) -> [FieldError] {
        members.lazy.filter { !known.contains($0.key) }.prefix(10).map { member in
            let key = String(member.key.prefix(64))
            let hint =
                NearestName.of(key, among: known).map { "did you mean \"\($0)\"?" } ?? "it was ignored"
            return FieldError(
                field: name(of: key), code: "unknown_key",
                message: "\(name(of: key).quoted) is not a known key; \(hint)")
        }
    }

    /// nil when absent. `limit` in characters (Unicode scalars).
    package func text(_ key: String, limit: Int) throws(FieldError) -> String? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value else { throw error(key, "wrong_type", "is \(value.kind), not a string") }
        guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            throw error(
                key, "too_long", "has \(text.unicodeScalars.count) characters, more than the \(limit) that are allowed")
        }
        return text
    }

    /// Never empty or of white space alone.
    package func requiredText(_ key: String, limit: Int) throws(FieldError) -> String {
        guard let text = try text(key, limit: limit) else { throw error(key, "missing", "is missing") }
        guard !text.allSatisfy(\.isWhitespace) else { throw error(key, "missing", "is empty") }
        return text
    }

    package func integer(_ key: String) throws(FieldError) -> Int? {
        guard let value = self[key] else { return nil }
        guard case .number(let number) = value, let integer = number.integer else {
            throw error(key, "wrong_type", "is \(Self.shown(value)), not a whole number")
        }
        return integer
    }

    package func flag(_ key: String) throws(FieldError) -> Bool? {
        guard let value = self[key] else { return nil }
        guard case .bool(let flag) = value else {
            throw error(key, "wrong_type", "is \(value.kind), not true or false")
        }
        return flag
    }

    /// The elements of a list with where each stands, `images[0]`; empty when absent.
    package func list(_ key: String, limit: Int) throws(FieldError) -> [(path: String, value: JSONValue)] {
        guard let value = self[key] else { return [] }
        guard case .array(let elements) = value else { throw error(key, "wrong_type", "is \(value.kind), not a list") }
        guard elements.count <= limit else {
            throw error(key, "too_long", "has \(elements.count) entries, more than the \(limit) that are allowed")
        }
        return elements.enumerated().map { ("\(name(of: key))[\($0.offset)]", $0.element) }
    }

    /// A list of strings.
    package func texts(_ key: String, limit: Int, eachLimit: Int) throws(FieldError) -> [String] {
        var texts: [String] = []
        for (path, value) in try list(key, limit: limit) {
            guard case .string(let text) = value else {
                throw FieldError(field: path, code: "wrong_type", message: "\(path) is \(value.kind), not a string")
            }
            guard text.unicodeScalars.count <= eachLimit else {
                throw FieldError(
                    field: path, code: "too_long",
                    message: "\(path) has \(text.unicodeScalars.count) characters, more than the \(eachLimit) that are"
                        + " allowed")
            }
            texts.append(text)
        }
        return texts
    }

    /// A number as written, anything else by its kind.
    private static func shown(_ value: JSONValue) -> String {
        guard case .number(let number) = value, number.text.utf8.count <= 40 else { return value.kind }
        return number.text
    }
}
