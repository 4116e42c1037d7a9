import Foundation

/// What line 1 of a snapshot says: one store's products at one time.
package struct Snapshot: Sendable, Equatable {
    package var storeID: String
    /// What shoppers call the store; the id when the file does not say.
    package var storeName: String
    /// When price and stock were true.
    package var asOf: Date
    /// Of amounts that name none themselves.
    package var currency: Currency
    /// Whether a product that is not here is no longer sold; false when the file does not say.
    package var isComplete: Bool

    package init(storeID: String, storeName: String, asOf: Date, currency: Currency, isComplete: Bool) {
        self.storeID = storeID
        self.storeName = storeName
        self.asOf = asOf
        self.currency = currency
        self.isComplete = isComplete
    }

    static let keys = ["store_id", "name", "as_of", "currency", "complete"]

    init(_ line: JSONValue, warnings: inout [FieldError]) throws(FieldError) {
        let outer = try JSONFields(line)
        guard let value = outer["snapshot"] else { throw outer.error("snapshot", "missing", "is missing") }
        let fields = try JSONFields(value, path: "snapshot")
        warnings += outer.unknownKeys(known: ["snapshot"]) + fields.unknownKeys(known: Self.keys)
        storeID = try fields.requiredText("store_id", limit: 200)
        guard ProductID.isStore(storeID) else {
            throw fields.error(
                "store_id", "store_invalid",
                "is \(storeID.quoted); a store's id has 1 to 63 small letters, digits and hyphens")
        }
        storeName = try fields.text("name", limit: 200) ?? storeID
        let time = try fields.requiredText("as_of", limit: 100)
        guard let date = Timestamp.date(time) else {
            throw fields.error(
                "as_of", "time_unreadable", "is \(time.quoted), not a time such as 2026-11-24T08:30:00Z")
        }
        asOf = date
        guard let currency = try fields.currency("currency") else {
            throw fields.error("currency", "missing", "is missing")
        }
        self.currency = currency
        isComplete = try fields.flag("complete") ?? false
    }
}
