/// Money as people of one locale read it: `€89.00`, `89,00 €`, `CHF 1’200.00`. Always with all minor units.
package struct MoneyFormat: Sendable {
    private let decimalSeparator: String
    private let groupSeparator: String
    private let symbolFirst: Bool
    /// Between symbol and amount.
    private let gap: String
    private let symbols: [String: String]

    /// `locale` is BCP 47, `de` or `de-CH`. An unknown one is written as English.
    package init(locale: String) {
        let parts = locale.replacing("_", with: "-").split(separator: "-").map { $0.lowercased() }
        let language = parts.first ?? "en"
        let region = parts.dropFirst().first { $0.count == 2 }?.uppercased()
        let layout = Self.layouts["\(language)-\(region ?? "")"] ?? Self.layouts[language] ?? Self.english
        decimalSeparator = layout.decimal
        groupSeparator = layout.group
        symbolFirst = layout.symbolFirst
        gap = layout.gap
        symbols = Self.symbols(language: language, region: region)
    }

    package func text(_ money: Money) -> String {
        let parts = money.amountText.split(separator: ".")
        var text = grouped(parts[0])
        if parts.count > 1 { text += decimalSeparator + parts[1] }
        let symbol = symbols[money.currency] ?? money.currency
        // A code, and a symbol that ends in a letter, needs a gap in every locale.
        let gap = gap.isEmpty && symbol.last?.isLetter == true ? Self.space : gap
        return symbolFirst ? symbol + gap + text : text + gap + symbol
    }

    /// Groups of three; four digits stay together where the group separator is a space, as is usual there.
    private func grouped(_ digits: Substring) -> String {
        let isSpaced = groupSeparator == Self.space || groupSeparator == Self.thinSpace
        guard digits.count > (isSpaced ? 4 : 3) else { return String(digits) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += groupSeparator }
            text.append(digit)
        }
        return text
    }

    private struct Layout {
        let decimal: String
        let group: String
        let symbolFirst: Bool
        let gap: String
    }

    private static let space = "\u{A0}"
    private static let thinSpace = "\u{202F}"
    private static let english = Layout(decimal: ".", group: ",", symbolFirst: true, gap: "")
    private static let pointThenSymbol = Layout(decimal: ",", group: ".", symbolFirst: false, gap: space)
    private static let spaceThenSymbol = Layout(decimal: ",", group: space, symbolFirst: false, gap: space)

    private static let layouts: [String: Layout] = [
        "en": english, "ja": english, "zh": english, "ko": english,
        "en-CH": Layout(decimal: ".", group: "’", symbolFirst: true, gap: space),
        "de": pointThenSymbol, "it": pointThenSymbol, "es": pointThenSymbol, "da": pointThenSymbol,
        "tr": Layout(decimal: ",", group: ".", symbolFirst: true, gap: ""),
        "de-AT": Layout(decimal: ",", group: ".", symbolFirst: true, gap: space),
        "de-CH": Layout(decimal: ".", group: "’", symbolFirst: true, gap: space),
        "it-CH": Layout(decimal: ".", group: "’", symbolFirst: true, gap: space),
        "nl": Layout(decimal: ",", group: ".", symbolFirst: true, gap: space),
        "pt": spaceThenSymbol,
        "pt-BR": Layout(decimal: ",", group: ".", symbolFirst: true, gap: space),
        "fr": Layout(decimal: ",", group: thinSpace, symbolFirst: false, gap: space),
        "fr-CH": Layout(decimal: ",", group: thinSpace, symbolFirst: false, gap: space),
        "sv": spaceThenSymbol, "fi": spaceThenSymbol, "nb": spaceThenSymbol, "no": spaceThenSymbol,
        "pl": spaceThenSymbol, "cs": spaceThenSymbol, "sk": spaceThenSymbol, "hu": spaceThenSymbol,
        "uk": spaceThenSymbol, "ru": spaceThenSymbol, "bg": spaceThenSymbol,
    ]

    private static let dollars = [
        "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN",
    ]

    private static let homes = [
        "sv": ("SEK", "kr"), "nb": ("NOK", "kr"), "no": ("NOK", "kr"), "da": ("DKK", "kr"), "pl": ("PLN", "zł"),
        "cs": ("CZK", "Kč"), "hu": ("HUF", "Ft"), "zh": ("CNY", "¥"),
    ]

    /// `$` alone is the reader's own dollar; the others say whose they are.
    private static func symbols(language: String, region: String?) -> [String: String] {
        var symbols = [
            "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "UAH": "₴", "TRY": "₺",
            "VND": "₫", "PHP": "₱", "NGN": "₦", "CNY": "CN¥", "BRL": "R$", "TWD": "NT$",
            "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "MXN": "MX$", "HKD": "HK$", "SGD": "S$",
        ]
        if let (code, symbol) = homes[language] { symbols[code] = symbol }
        if let own = region.flatMap({ dollars[$0] }) {
            if own != "USD" { symbols["USD"] = "US$" }
            symbols[own] = "$"
        }
        return symbols
    }
}
