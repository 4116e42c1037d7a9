/// What the `Range` field asks of a representation (RFC 9110 section 14).
enum RangeAnswer: Sendable, Equatable {
    /// No range, one we do not take, or several: all of it, 200.
    case whole
    /// 206
    case part(Range<Int>)
    /// 416
    case unsatisfiable

    /// - Parameter length: The representation's bytes.
    init(_ field: String, length: Int) {
        self = .whole
        guard let equals = field.firstIndex(of: "="), field[..<equals].lowercased() == "bytes" else { return }
        let specs = field[equals...].dropFirst().split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
        guard specs.count == 1, let spec = specs.first, let dash = spec.firstIndex(of: "-") else { return }
        let (first, last) = (spec[..<dash], spec[dash...].dropFirst())
        switch (Self.position(first), Self.position(last)) {
        case (let first?, let last?) where first <= last:
            self = first < length ? .part(first..<(min(last, length - 1) + 1)) : .unsatisfiable
        case (let first?, nil) where last.isEmpty:
            self = first < length ? .part(first..<length) : .unsatisfiable
        case (nil, let suffix?) where first.isEmpty:
            if suffix == 0 {
                self = .unsatisfiable
            } else if length > 0 {
                self = .part(max(0, length - suffix)..<length)
            }
        default:
            return
        }
    }

    /// Digits only; what is too large for a file is as large as can be.
    private static func position(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text) ?? Int.max
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map(start.index(after:)) ?? start.startIndex)]
    }
}
