/// A JSON value as RFC 8259 defines it. Numbers keep their text, so that an amount of money never passes through a
/// binary float; members keep their order.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    /// Keys are unique; `JSONReader` refuses a second one.
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package static func integer(_ value: Int) -> JSONValue {
        .number(JSONNumber(value))
    }

    /// The member of an object; nil when there is none, or when this is no object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// What it is, for messages: `a string`.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A number as it was written: `12.50` stays `12.50`. Always finite as a double.
package struct JSONNumber: Sendable, Equatable {
    package let text: String

    /// nil unless `text` is a number by JSON's grammar that a double can hold.
    package init?(_ text: String) {
        guard JSONReader.isNumber(text.utf8), let double = Double(text), double.isFinite else { return nil }
        self.text = text
    }

    package init(_ value: Int) {
        text = String(value)
    }

    /// nil for infinities and NaN, which JSON cannot say.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = CanonicalJSON.text(of: value)
    }

    package var double: Double { Double(text) ?? 0 }

    /// `3`, and `3.0` or `3e0` too; nil when it is no whole number or too large.
    package var integer: Int? {
        if let integer = Int(text) { return integer }
        return double.magnitude <= 0x1p53 ? Int(exactly: double) : nil
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }
}
