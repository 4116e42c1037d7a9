/// Where things lie in a workspace. Names in problems are relative to it.
package struct Workspace: Sendable, Equatable {
    package let path: String

    package init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    package static let settingsFile = "techartt.yaml"
    package static let avatarsFile = "avatars.json"
    package static let tokensFile = "tokens.txt"
    package static let revocationsFile = "revoked.txt"
    package static let keysFile = "secrets/share-keys.json"
    package static let catalogFolder = "catalog"
    package static let sharesFolder = "shares"
    package static let templatesFolder = "templates"

    /// What a build keeps for the next one; may be deleted.
    package static let cacheFolder = ".techartt"

    package var dist: String { "\(path)/dist" }

    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Issuer and audience of the workspace's share tokens.
    package static let tokenIssuer = "techartt"
}
