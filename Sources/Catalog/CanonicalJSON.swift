/// The one form of a JSON value that is hashed and signed (RFC 8785): members sorted by UTF-16, numbers as
/// ECMAScript writes doubles, no spaces.
package enum CanonicalJSON {
    /// UTF-8. A number with more digits than a double holds is rounded, as the RFC says; write such numbers as strings.
    package static func bytes(of value: JSONValue) -> [UInt8] {
        Array(text(of: value).utf8)
    }

    package static func text(of value: JSONValue) -> String {
        JSONWriter.line(sorted(value))
    }

    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .string: value
        case .number(let number): JSONNumber(number.double).map(JSONValue.number) ?? value
        case .array(let elements): .array(elements.map(sorted))
        case .object(let members):
            .object(
                members.map { JSONValue.Member(key: $0.key, value: sorted($0.value)) }
                    .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) })
        }
    }

    /// ECMAScript's Number::toString, of a finite double.
    package static func text(of double: Double) -> String {
        if double == 0 { return "0" }
        // Swift's description has the same shortest digits; only the layout differs.
        let (digits, point) = shortestDigits(of: double.magnitude)
        let sign = double < 0 ? "-" : ""
        let count = digits.count
        switch point {
        case count...21 where point >= count:
            return sign + digits + String(repeating: "0", count: point - count)
        case 1...21:
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + digits
        default:
            let exponent = point - 1
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
        }
    }

    /// `digits` without leading and trailing zeros, and where the decimal point stands: 0.digits × 10^point.
    private static func shortestDigits(of double: Double) -> (digits: String, point: Int) {
        let parts = double.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let whole = String(mantissa[0])
        let all = whole + (mantissa.count > 1 ? String(mantissa[1]) : "")
        let leading = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leading))
        while digits.last == "0" { digits.removeLast() }
        return (digits, whole.count - leading + exponent)
    }
}
