/// A strict JSON reader (RFC 8259): no duplicate keys, no invalid UTF-8, no lone surrogates, nothing after the value.
package struct JSONReader {
    /// Lists and objects inside one another; a snapshot needs four.
    package static let maximumDepth = 32

    /// Reads one whole value, with white space around it.
    package static func read(_ bytes: [UInt8], maximumDepth: Int = maximumDepth) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.failure("there is more after the end of the value") }
        return value
    }

    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var position = 0

    private init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private func failure(_ reason: String) -> JSONError {
        JSONError(reason: reason, at: position, in: bytes)
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard let first = next else { throw failure("it ends where a value should be") }
        switch first {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw failure("a value should be here")
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[position...].starts(with: text.utf8) else { throw failure("a value should be here") }
        position += text.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= maximumDepth else { throw failure("it is nested more than \(maximumDepth) deep") }
        position += 1
        var members: [JSONValue.Member] = []
        var keys: Set<[UInt8]> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            guard next == UInt8(ascii: "\"") else { throw failure("a key in double quotes should be here") }
            let start = position
            let key = try string()
            guard keys.insert(Array(key.utf8)).inserted else {
                position = start
                throw failure("the key \(key.quoted) stands twice in one object")
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure("':' should be here") }
            skipSpace()
            members.append(JSONValue.Member(key: key, value: try value(depth: depth)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw failure("',' or '}' should be here") }
            skipSpace()
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= maximumDepth else { throw failure("it is nested more than \(maximumDepth) deep") }
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw failure("',' or ']' should be here") }
            skipSpace()
        }
    }

    // MARK: Numbers

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = position
        while let byte = next, Self.isNumberByte(byte) { position += 1 }
        guard let number = JSONNumber(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            position = start
            throw failure("this is no number that JSON knows, or one too large")
        }
        return number
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    static func isNumber(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        var rest = text[...]
        func skipDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest[digits.endIndex...]
            return digits.count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard skipDigits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard skipDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    // MARK: Strings

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        guard next == UInt8(ascii: "\"") else { return try stringWithEscapes(from: start) }
        defer { position += 1 }
        return try text(of: bytes[start..<position], from: start)
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        var content = Array(bytes[start..<position])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let result = try text(of: content[...], from: start)
                position += 1
                return result
            case UInt8(ascii: "\\"):
                content.append(contentsOf: try escape())
            case ..<0x20:
                throw failure("a control character in a string must be written as \\u00XX")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw failure("a string has no closing double quote")
    }

    private func text(of content: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw JSONError(reason: "a string is not valid UTF-8", at: start, in: bytes)
        }
        return text
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        position += 1
        guard let letter = next else { throw failure("a string has no closing double quote") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try escapedScalar()
        default:
            position -= 1
            throw failure("no escape begins with this character")
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> [UInt8] {
        let start = position
        var value = try hexadecimalUnit()
        if (0xD800..<0xDC00).contains(value), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let low = try hexadecimalUnit()
            if (0xDC00..<0xE000).contains(low) { value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(value) else {
            position = start
            throw failure("half of a surrogate pair stands alone")
        }
        return Array(UTF8.encode(scalar).map(Array.init) ?? [])
    }

    private mutating func hexadecimalUnit() throws(JSONError) -> UInt32 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.first != "+", text.first != "-", let unit = UInt32(text, radix: 16) else {
            throw failure("\\u needs four hexadecimal digits")
        }
        position += 4
        return unit
    }
}

/// Why some bytes are no JSON, and where.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    package let reason: String
    /// Both from 1; a column is a Unicode scalar.
    package let line: Int
    package let column: Int

    init(reason: String, at offset: Int, in bytes: [UInt8]) {
        let before = bytes[..<offset]
        self.reason = reason
        line = 1 + before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
    }

    /// `not valid JSON at column 7: ',' or '}' should be here`
    package var description: String {
        "not valid JSON at column \(column): \(reason)"
    }
}
