import Avatars
import Catalog
import Foundation

/// What a share says to programs: `w/SHARE/payload.json`, and what the edge answers.
///
/// Addresses are absolute when the workspace has a base URL and otherwise relative to the file's own place. Prices and
/// stock are the store's, as of `stores[].as_of`; availability is given, never a stock count.
package struct Payload: Sendable, Equatable, Codable {
    package static let schema = "techartt-payload-1"

    package var schema = Payload.schema
    package var share: ShareHead
    package var stores: [Store]
    /// In the order of the share's switch.
    package var people: [Person]
    /// In the share's order.
    package var products: [Item]
    /// Only in an answer of the edge.
    package var generatedAt: Timestamp?
    /// Until when an answer of the edge may be shown as fresh.
    package var freshUntil: Timestamp?

    enum CodingKeys: String, CodingKey {
        case schema, share, stores, people, products
        case generatedAt = "generated_at"
        case freshUntil = "fresh_until"
    }

    package struct ShareHead: Sendable, Equatable, Codable {
        package var id: String
        package var title: String
        package var kind: String
        /// BCP 47.
        package var locale: String
        /// The page of the share.
        package var url: String
    }

    package struct Store: Sendable, Equatable, Codable {
        package var id: String
        package var name: String
        package var asOf: Timestamp

        enum CodingKeys: String, CodingKey {
            case id, name
            case asOf = "as_of"
        }
    }

    package struct Person: Sendable, Equatable, Codable {
        package var id: String
        package var label: String
        package var type: String
        package var relation: String?
        /// Centimetres.
        package var height: Double
        package var portrait: Image?
    }

    package struct Image: Sendable, Equatable, Codable {
        package var url: String
        package var width: Int
        package var height: Int
        package var alt: String
        /// Every width there is, narrowest first.
        package var sources: [Source]
    }

    package struct Source: Sendable, Equatable, Codable {
        package var url: String
        package var width: Int
        package var height: Int
    }
}

/// RFC 3339 in UTC, whole seconds.
package struct Timestamp: Sendable, Equatable, Codable {
    package var date: Date

    package init(_ date: Date) {
        self.date = date
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is not an RFC 3339 time such as 2026-11-24T20:14:00Z")
        }
        self.date = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var text: String { date.formatted(.iso8601) }
}
