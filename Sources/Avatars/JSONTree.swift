import Foundation

/// Any JSON, so that unknown keys and wrong types can be named.
enum JSONTree: Sendable, Equatable {
    case object([String: JSONTree])
    case array([JSONTree])
    case text(String)
    case number(Double)
    case bool(Bool)
    case null

    /// Not more than `byteLimit` bytes.
    init(parsing json: Data, byteLimit: Int = 16_000_000) throws(AvatarError) {
        guard json.count <= byteLimit else {
            throw .notJSON(detail: "\(json.count) bytes are more than \(byteLimit)")
        }
        do {
            self = try JSONDecoder().decode(JSONTree.self, from: json)
        } catch {
            throw .notJSON(detail: Self.detail(of: error))
        }
    }

    /// `Unexpected character 'x' around line 1, column 5`
    private static func detail(of error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error else { return "it cannot be decoded" }
        guard let inner = context.underlyingError as? NSError,
            let text = inner.userInfo[NSDebugDescriptionErrorKey] as? String
        else { return context.debugDescription }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}

extension JSONTree: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }
}
