import Foundation

/// An amount as the store wrote it, in decimal, and its ISO 4217 currency.
package struct Money: Sendable, Equatable, Hashable {
    package let amount: Decimal
    package let currency: String

    package init(amount: Decimal, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}
