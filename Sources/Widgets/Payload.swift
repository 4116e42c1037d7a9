import Foundation

/// What a share says to programs: `w/SHARE/payload.json`, and what the edge answers.
///
/// Addresses of our own files are relative to the static file's place, `w/SHARE/`, so that a bundle is the same bytes
/// wherever it is hosted; the edge answers absolute ones. Prices and stock are the store's, as of `stores[].as_of`;
/// availability is given, never a stock count.
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
    package var generatedAt: Date?
    /// Until when an answer of the edge may be shown as fresh.
    package var freshUntil: Date?

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
        package var asOf: Date

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
