/// What may stand in a link that we write.
package enum WebAddress {
    /// http or https, a host, and no white space, control character, quote, angle bracket or user name.
    package static func isAcceptable(_ text: String) -> Bool {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return false }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let forbidden: Set<Unicode.Scalar> = ["\"", "<", ">", "\\", "^", "`", "{", "|", "}"]
        return !authority.isEmpty && authority.first != ":" && !authority.contains("@")
            && rest.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !forbidden.contains($0) }
    }
}

/// Paths that stand in a snapshot, relative to the workspace's `catalog/`.
enum CatalogPath {
    /// Relative, without `..`, empty steps, backslashes, schemes and control characters.
    static func isInside(_ text: String) -> Bool {
        let steps = text.split(separator: "/", omittingEmptySubsequences: false)
        return !text.isEmpty && text.utf8.count <= 1000
            && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
            && !text.contains("://")
    }
}
