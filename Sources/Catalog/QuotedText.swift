extension String {
    /// Text from outside as a message may show it: in quotes, at most 80 characters, no control characters.
    package var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(80) {
            shown.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return "\"\(shown)\(unicodeScalars.count > 80 ? "…" : "")\""
    }
}
