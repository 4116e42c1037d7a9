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
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: json) else {
            throw .notJSON(detail: Self.whereItBreaks(json))
        }
        self = tree
    }

    /// `invalid value around character 14`: only JSONSerialization tells.
    private static func whereItBreaks(_ json: Data) -> String {
        do {
            _ = try JSONSerialization.jsonObject(with: json)
            return "it cannot be decoded"
        } catch {
            let text = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "it cannot be decoded"
            let line = text.hasSuffix(".") ? String(text.dropLast()) : text
            return line.prefix(1).lowercased() + line.dropFirst()
        }
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
