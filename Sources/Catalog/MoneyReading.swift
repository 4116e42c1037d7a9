import Foundation

extension JSONFields {
    /// `{"amount":"12.50","currency":"EUR"}`, or a number or string in `currency`. nil when absent.
    package func money(_ key: String, in currency: Currency) throws(FieldError) -> Money? {
        guard let value = self[key] else { return nil }
        guard case .object = value else {
            return Money(amount: try amount(key, value, in: currency), currency: currency.code)
        }
        let fields = try JSONFields(value, path: name(of: key))
        let own = try fields.currency("currency") ?? currency
        guard let value = fields["amount"] else { throw fields.error("amount", "missing", "is missing") }
        return Money(amount: try fields.amount("amount", value, in: own), currency: own.code)
    }

    /// nil when absent.
    package func currency(_ key: String) throws(FieldError) -> Currency? {
        guard let code = try text(key, limit: 20) else { return nil }
        guard let currency = Currency.named(code) else {
            let hint = NearestName.of(code, among: Currency.codes).map { "; did you mean \($0)?" } ?? ""
            throw error(key, "currency_unknown", "is \(code.quoted), no currency of ISO 4217\(hint)")
        }
        return currency
    }

    private func amount(_ key: String, _ value: JSONValue, in currency: Currency) throws(FieldError) -> Decimal {
        let text: String
        switch value {
        case .number(let number): text = number.text
        case .string(let string): text = string
        default: throw error(key, "wrong_type", "is \(value.kind), not an amount of money")
        }
        guard let decimal = DecimalText(text) else {
            throw error(key, "price_unreadable", "is \(text.quoted), not a decimal number such as 12.50")
        }
        let shown = text.utf8.count > 40 ? "\(text.prefix(40))…" : text
        guard !decimal.isNegative else { throw error(key, "price_negative", "is negative (\(shown))") }
        guard decimal.fraction.count <= currency.minorUnits else {
            throw error(
                key, "price_decimals",
                "has more decimals (\(shown)) than \(currency.code) has (\(currency.minorUnits))")
        }
        guard let amount = decimal.value else { throw error(key, "price_too_large", "is too large (\(shown))") }
        return amount
    }
}

/// `-? digits (. digits)?`, kept as text. Zeros at the end of the fraction do not count.
private struct DecimalText {
    let isNegative: Bool
    let whole: Substring
    let fraction: Substring

    init?(_ text: String) {
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let minuses = text.prefix { $0 == "-" }.count
        let isDigits = { (part: Substring) in
            !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard minuses <= 1, (1...2).contains(parts.count), parts.allSatisfy(isDigits) else { return nil }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        whole = parts[0].drop { $0 == "0" }
        self.fraction = fraction
        isNegative = minuses == 1 && !(whole.isEmpty && fraction.isEmpty)
    }

    /// nil with more than 15 digits before the point or more than 3 after it, which is where exact arithmetic in a
    /// 64-bit significand ends.
    var value: Decimal? {
        guard whole.count <= 15, fraction.count <= 3, let significand = UInt64("0" + whole + fraction) else {
            return nil
        }
        return Decimal(sign: .plus, exponent: -fraction.count, significand: Decimal(significand))
    }
}

extension Money {
    /// The amount as snapshots write it, with all its minor units: `12.50`.
    package var amountText: String {
        let units = Currency.named(currency)?.minorUnits ?? 2
        let text = amount.description
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        let padded = fraction + String(repeating: "0", count: max(0, units - fraction.count))
        return padded.isEmpty ? String(parts[0]) : "\(parts[0]).\(padded)"
    }

    package var json: JSONValue {
        ["amount": .string(amountText), "currency": .string(currency)]
    }
}
