import Objects

/// The version of one representation of a resource (RFC 9110 section 8.8.3).
struct EntityTag: Sendable, Equatable, CustomStringConvertible {
    var opaque: String
    var isWeak = false

    init(opaque: String, isWeak: Bool = false) {
        self.opaque = opaque
        self.isWeak = isWeak
    }

    /// Strong: half of the content's SHA-256, which is 128 bits.
    init(_ hash: ContentHash) {
        self.init(opaque: String(hash.description.prefix(32)))
    }

    var description: String { isWeak ? "W/\"\(opaque)\"" : "\"\(opaque)\"" }

    func matchesStrongly(_ other: EntityTag) -> Bool { !isWeak && !other.isWeak && opaque == other.opaque }
    func matchesWeakly(_ other: EntityTag) -> Bool { opaque == other.opaque }
}

/// The value of `If-Match` or `If-None-Match`.
enum EntityTagCondition: Sendable, Equatable {
    /// `*`: whatever there is.
    case any
    case tags([EntityTag])

    /// Reads the field's lines together. What is no entity tag is passed over, so that a broken list matches less
    /// and never more.
    init(_ field: String) {
        let text = field.drop { $0 == " " || $0 == "\t" }
        if text.first == "*" {
            self = .any
            return
        }
        var tags: [EntityTag] = []
        var rest = text[...]
        while !rest.isEmpty {
            rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "," }
            let isWeak = rest.hasPrefix("W/\"")
            let opening = isWeak ? rest.dropFirst(2) : rest
            guard opening.first == "\"", let closing = opening.dropFirst().firstIndex(of: "\"") else {
                rest = rest.drop { $0 != "," }
                continue
            }
            tags.append(EntityTag(opaque: String(opening.dropFirst()[..<closing]), isWeak: isWeak))
            rest = opening[closing...].dropFirst()
        }
        self = .tags(tags)
    }

    func isMetStrongly(by tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.matchesStrongly(tag) }
        }
    }

    func isMetWeakly(by tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.matchesWeakly(tag) }
        }
    }
}
