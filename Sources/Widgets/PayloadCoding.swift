import Catalog
import Foundation

package struct PayloadError: Error, Equatable, CustomStringConvertible {
    package var description: String
}

extension Payload {
    /// - Throws: when the bytes are no payload of this schema.
    package init(decoding bytes: [UInt8]) throws(PayloadError) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = Timestamp.date(text) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "\"\(text)\" is no time such as 2026-11-24T20:14:00Z")
            }
            return date
        }
        do {
            self = try decoder.decode(Payload.self, from: Data(bytes))
        } catch {
            throw PayloadError(description: "the payload cannot be read: \(error)")
        }
        guard schema == Payload.schema else {
            throw PayloadError(
                description: "the payload's schema is \"\(schema)\"; this version reads \"\(Payload.schema)\"")
        }
    }

    /// RFC 8785, UTF-8: the same payload is the same bytes.
    package func encoded() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Timestamp.text(date))
        }
        do {
            return Array(try encoder.encode(self))
        } catch {
            // Only a number that is not finite cannot be written, and `rounded` lets none in.
            preconditionFailure("a payload cannot be written: \(error)")
        }
    }

    /// Thousandths; what is not finite becomes 0.
    static func rounded(_ value: Double) -> Double {
        value.isFinite ? (value * 1000).rounded() / 1000 : 0
    }
}
