import Foundation

/// What pages say in one language: `Templates/words.LANGUAGE.json`, flat, with `{placeholders}`.
struct Words: Sendable {
    let language: String
    private let phrases: [String: String]

    static let none = Words(language: "en", phrases: [:])

    private init(language: String, phrases: [String: String]) {
        self.language = language
        self.phrases = phrases
    }

    init(language: String, file: String, bytes: [UInt8]) throws(TemplateError) {
        do {
            phrases = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw TemplateError(file: file, message: "is not a flat JSON object of strings: \(error)")
        }
        self.language = language
    }

    var isRightToLeft: Bool { ["ar", "fa", "he", "ur"].contains(language) }

    /// The phrase of this name with its placeholders filled in; the name itself when there is none, so that a gap shows.
    func callAsFunction(_ name: String, _ values: [String: String] = [:]) -> String {
        var rest = Substring(phrase(name) ?? name)
        var text = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let placeholder = String(rest[rest.index(after: open)..<close])
            text += rest[..<open] + (values[placeholder] ?? "")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    func phrase(_ name: String) -> String? {
        phrases[name]
    }

    /// `pieces.one` or `pieces.other` with `{n}`.
    func counted(_ name: String, _ count: Int) -> String {
        self("\(name).\(count == 1 ? "one" : "other")", ["n": String(count)])
    }

    /// `24 November 2026`, in UTC.
    func day(of date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return self(
            "date",
            [
                "day": String(parts.day ?? 1), "month": self("month.\(parts.month ?? 1)"),
                "year": String(parts.year ?? 1970),
            ])
    }
}
