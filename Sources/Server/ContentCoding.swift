/// How a file's bytes are packed on the way. A build lays `NAME.zst` and `NAME.gz` beside text files.
enum ContentCoding: String, Sendable, CaseIterable {
    case zstd
    case gzip
    case identity

    /// What is added to the name of the packed file; nil for the file itself.
    var suffix: String? {
        switch self {
        case .zstd: ".zst"
        case .gzip: ".gz"
        case .identity: nil
        }
    }

    /// The codings that a client takes, best first: by weight, and at equal weight the smaller result. Without the
    /// field: the file itself. `identity` is always in the list, as an answer that a client did not wish for is
    /// better than none.
    static func accepted(by field: String?) -> [ContentCoding] {
        guard let field else { return [.identity] }
        var weights: [String: Double] = [:]
        for entry in field.lowercased().split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            weights[name == "x-gzip" ? "gzip" : name] = min(max(weight ?? 1, 0), 1)
        }
        let anyOther = weights["*"]
        let weighed = allCases.map { (coding: $0, weight: weights[$0.rawValue] ?? anyOther ?? 0) }
        let wanted = weighed.filter { $0.weight > 0 }.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }.map(\.element.coding)
        return wanted.contains(.identity) ? wanted : wanted + [.identity]
    }
}
