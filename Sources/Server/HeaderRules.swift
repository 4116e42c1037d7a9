import HTTPTypes

/// `dist/_headers`, in the form that content delivery networks read: a path on a line of its own, below it indented
/// `Name: value` lines; `*` in a path stands for anything, `:name` for one name, `#` begins a comment. Every rule that
/// matches applies; a field that several rules set carries all their values.
struct HeaderRules: Sendable, Equatable {
    private struct Rule: Sendable, Equatable {
        var pattern: [Character]
        var fields: [HTTPField]
    }

    private var rules: [Rule] = []

    /// The largest number of rules that the networks take.
    static let limit = 2000

    init() {}

    /// Lines that are neither are passed over, as the networks do.
    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let content = line.trimmed
            if content.isEmpty || content.hasPrefix("#") { continue }
            if line.first == "/" {
                if rules.count == Self.limit { break }
                rules.append(Rule(pattern: Array(content), fields: []))
            } else if let colon = content.firstIndex(of: ":"), let last = rules.indices.last,
                let name = HTTPField.Name(String(content[..<colon].trimmed))
            {
                rules[last].fields.append(HTTPField(name: name, value: String(content[colon...].dropFirst().trimmed)))
            }
        }
    }

    /// - Parameter path: Decoded, beginning with a slash.
    func fields(for path: String) -> HTTPFields {
        let path = Array(path)
        var result = HTTPFields()
        for field in rules.filter({ Self.matches($0.pattern[...], path[...]) }).flatMap(\.fields) {
            result[field.name] = result[field.name].map { "\($0), \(field.value)" } ?? field.value
        }
        return result
    }

    private static func matches(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
        // A star takes as little as it can; when the rest then fails, it takes one more. Only the last star ever has
        // to, so this stays within pattern times path.
        var (pattern, path) = (pattern, path)
        var retry: (pattern: ArraySlice<Character>, path: ArraySlice<Character>)?
        while true {
            if pattern.first == "*" {
                pattern = pattern.dropFirst()
                retry = (pattern, path)
            } else if pattern.first == ":", path.first.map({ $0 != "/" }) ?? false {
                pattern = pattern.drop { $0 != "/" }
                path = path.drop { $0 != "/" }
            } else if let head = pattern.first, head == path.first {
                pattern = pattern.dropFirst()
                path = path.dropFirst()
            } else if pattern.isEmpty, path.isEmpty {
                return true
            } else if let (again, from) = retry, !from.isEmpty {
                pattern = again
                path = from.dropFirst()
                retry = (again, path)
            } else {
                return false
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...end]
    }
}
