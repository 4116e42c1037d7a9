import Catalog

/// `revoked.txt`: what is no longer good, one a line, `token JTI` or `share ID`; `#` begins a comment.
package struct RevocationList: Sendable, Equatable {
    package private(set) var tokens: Set<String> = []
    package private(set) var shares: Set<String> = []

    package init() {}

    package func contains(_ token: ShareToken) -> Bool {
        tokens.contains(token.id) || shares.contains(token.share)
    }

    /// A file that is not there revokes nothing. A line that cannot be read throws: what it meant to revoke would
    /// stay good otherwise.
    package static func read(path: String, shownAs file: String) throws(Problem) -> RevocationList {
        var list = RevocationList()
        for (number, text) in try TextLines.read(path: path, shownAs: file) {
            let words = text.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("token", 2): list.tokens.insert(words[1])
            case ("share", 2): list.shares.insert(words[1])
            default:
                throw Problem(
                    severity: .error, file: file, line: number, code: "revocation_unreadable",
                    message: "a line must be \"token JTI\" or \"share ID\"")
            }
        }
        return list
    }

    package mutating func revoke(token id: String) { tokens.insert(id) }
    package mutating func revoke(share id: String) { shares.insert(id) }

    package func write(path: String, shownAs file: String) throws(Problem) {
        let lines = tokens.sorted().map { "token \($0)\n" } + shares.sorted().map { "share \($0)\n" }
        try SmallFile.write(Array(lines.joined().utf8), path: path, shownAs: file, mode: 0o644)
    }
}
