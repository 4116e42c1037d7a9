import Avatars
import Build
import Catalog
import Foundation
import Shares

/// The files of a workspace that the commands read and write one by one.
struct WorkspaceFolder {
    let workspace: Workspace
    var path: String { workspace.path }

    init(_ path: String) throws(BuildError) {
        workspace = Workspace(path)
        guard contains(Workspace.settingsFile) else { throw .workspaceMissing(path: workspace.path) }
    }

    func settings() throws -> Settings {
        let data = try Data(contentsOf: URL(filePath: workspace.path(of: Workspace.settingsFile)))
        return try Settings(yaml: [UInt8](data))
    }

    func contains(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(file)")
    }

    // MARK: Shares

    func sharePath(_ id: String) -> String { "shares/\(id).json" }

    func shareIDs() throws -> [String] {
        names(in: "shares").filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.filter(Share.isID)
    }

    func shares() throws -> [Share] {
        try shareIDs().map {
            try ShareFile.read(path: "\(path)/\(sharePath($0))", id: $0, shownAs: sharePath($0)).share
        }
    }

    func write(_ share: Share) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/shares", withIntermediateDirectories: true)
        try ShareFile.write(share, path: "\(path)/\(sharePath(share.id))", shownAs: sharePath(share.id))
    }

    // MARK: Keys, tokens, revocations

    /// nil before the first one was made.
    func keys() throws(Problem) -> KeySet? {
        guard contains(Workspace.keysFile) else { return nil }
        return try KeyFile.read(path: "\(path)/\(Workspace.keysFile)", shownAs: Workspace.keysFile)
    }

    func write(_ keys: KeySet) throws {
        try FileManager.default.createDirectory(
            atPath: "\(path)/secrets", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try KeyFile.write(keys, path: "\(path)/\(Workspace.keysFile)", shownAs: Workspace.keysFile)
    }

    func revocations() throws(Problem) -> RevocationList {
        try RevocationList.read(path: "\(path)/\(Workspace.revocationsFile)", shownAs: Workspace.revocationsFile)
    }

    func write(_ revoked: RevocationList) throws(Problem) {
        try revoked.write(path: "\(path)/\(Workspace.revocationsFile)", shownAs: Workspace.revocationsFile)
    }

    func verifier() throws -> ShareTokenVerifier {
        ShareTokenVerifier(
            keys: try existingKeys(), issuer: Workspace.tokenIssuer, audience: Workspace.tokenIssuer,
            revoked: try revocations())
    }

    func issueToken(
        share: String, scopes: [ShareToken.Scope], role: ShareToken.Role, organisation: String?,
        lifetime: TimeInterval, now: Date
    ) async throws -> String {
        var random = SystemRandomNumberGenerator()
        return try await ShareTokenIssuer(
            keys: try existingKeys(), issuer: Workspace.tokenIssuer, audience: Workspace.tokenIssuer
        ).issue(
            share: share, scopes: scopes, role: role, organisation: organisation, lifetime: lifetime, now: now,
            random: &random)
    }

    /// Adds a line to `tokens.txt`, which only its owner may read.
    func addToken(_ token: String) throws {
        let file = "\(path)/\(Workspace.tokensFile)"
        var text = contains(Workspace.tokensFile) ? try String(contentsOfFile: file, encoding: .utf8) : ""
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        text += token + "\n"
        let beside = "\(file).new-\(ProcessInfo.processInfo.processIdentifier)"
        guard
            FileManager.default.createFile(
                atPath: beside, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
            rename(beside, file) == 0
        else {
            throw CommandFailure.cannotRun(
                "\(Workspace.tokensFile) cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private func existingKeys() throws -> KeySet {
        guard let keys = try keys() else {
            throw CommandFailure.cannotRun(
                "\(path) has no key to sign tokens with; make one with techartt key rotate \(path)")
        }
        return keys
    }

    // MARK: What shares name

    /// In the order of the stores' names and their snapshots.
    func productIDs() throws -> [ProductID] {
        var ids: [ProductID] = []
        for name in names(in: "catalog") where name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl.zst") {
            var reader = try SnapshotReader(path: "\(path)/catalog/\(name)", shownAs: "catalog/\(name)")
            while let entry = reader.next() {
                if case .product(let product, _) = entry { ids.append(product.id) }
            }
        }
        return ids
    }

    func avatarIDs() throws -> [String] {
        guard let data = FileManager.default.contents(atPath: "\(path)/avatars.json") else { return [] }
        do throws(AvatarError) {
            return try AvatarFile(reading: data).avatars.map(\.id)
        } catch {
            throw CommandFailure.cannotRun("avatars.json: \(error.message)")
        }
    }

    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }
}
