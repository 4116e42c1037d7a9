/// One thing that went wrong with one input, in the form that reports and `--json` carry.
package struct Problem: Sendable, Equatable, Codable, Error {
    package enum Severity: String, Sendable, Codable {
        case error, warning
    }

    package var severity: Severity
    /// Relative to the workspace, or as the user named it.
    package var file: String?
    package var line: Int?
    package var field: String?
    /// Stable, for programs: `price_negative`.
    package var code: String
    /// What, and what to do: `price.amount is negative (-3); the product was skipped`.
    package var message: String

    package init(
        severity: Severity, file: String? = nil, line: Int? = nil, field: String? = nil, code: String,
        message: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.field = field
        self.code = code
        self.message = message
    }
}

extension Problem: CustomStringConvertible {
    /// `fixtures/catalog/nord.jsonl:17: price.amount is negative (-3); the product was skipped`
    package var description: String {
        switch (file, line) {
        case (let file?, let line?): "\(file):\(line): \(message)"
        case (let file?, nil): "\(file): \(message)"
        default: message
        }
    }
}
