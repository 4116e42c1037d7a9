/// A currency of ISO 4217 that goods are priced in: no funds, metals or test codes.
package struct Currency: Sendable, Hashable {
    /// `EUR`
    package let code: String
    /// Decimals that an amount may have.
    package let minorUnits: Int

    /// The currency with this code, in capitals as ISO 4217 writes it; nil when there is none.
    package static func named(_ code: String) -> Currency? {
        table[code]
    }

    /// All codes, sorted.
    package static let codes = table.keys.sorted()

    private static let table: [String: Currency] = [
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
        2: """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY \
        COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS \
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR \
        MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD \
        SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """,
        3: "BHD IQD JOD KWD LYD OMR TND",
    ].reduce(into: [:]) { table, entry in
        for code in entry.value.split(separator: " ").map(String.init) {
            table[code] = Currency(code: code, minorUnits: entry.key)
        }
    }
}
