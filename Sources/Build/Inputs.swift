import Avatars
import Catalog
import Foundation
import Objects
import Shares
import Widgets

/// What a workspace says, read and checked; photos are not in it.
struct Inputs: Sendable {
    var settings: Settings
    var templates: Templates
    var avatars: [String: Avatar]
    /// nil before the first key was made.
    var keys: KeySet?
    /// Those with a valid token, by id.
    var shares: [Share]
    var catalog: CatalogInput
    var problems: ProblemList
}

extension Inputs {
    /// - Throws: what stands in the way of building anything.
    init(of workspace: Workspace, files: any FileSystem, now: Date) async throws(BuildError) {
        let reader = InputReader(workspace: workspace, files: files)
        var problems = ProblemList()
        settings = try reader.settings()
        templates = try reader.templates()
        avatars = try reader.avatars(&problems)
        keys = try reader.keys()
        let tokens = try await reader.validTokens(keys, now: now, &problems)
        shares = try reader.shares(namedBy: tokens, &problems)
        catalog = try CatalogInput(of: workspace, files: files, shared: shares, &problems)
        self.problems = problems
    }
}

private struct InputReader {
    let workspace: Workspace
    let files: any FileSystem

    func settings() throws(BuildError) -> Settings {
        let path = workspace.path(of: Workspace.settingsFile)
        do {
            return try Settings(yaml: files.read(path, limit: Settings.bytesLimit))
        } catch let error as BuildError {
            throw error
        } catch let error as FileError where error.isMissing {
            throw .workspaceMissing(path: workspace.path)
        } catch {
            throw unusable(Workspace.settingsFile, "file_unreadable", "\(error)")
        }
    }

    /// The workspace's own templates in place of the built-in ones.
    func templates() throws(BuildError) -> Templates {
        var overrides: [String: [UInt8]] = [:]
        for name in Templates.names {
            let path = workspace.path(of: "\(Workspace.templatesFolder)/\(name)")
            let text = try fileErrors { () throws(FileError) in
                try files.status(of: path) == nil ? nil : try files.read(path, limit: 1_000_000)
            }
            if let text { overrides[name] = text }
        }
        do throws(TemplateError) {
            return try Templates(overrides: overrides)
        } catch {
            throw .unusable([
                Problem(
                    severity: .error, file: "\(Workspace.templatesFolder)/\(error.file)", line: error.line,
                    code: "template_unreadable", message: error.message)
            ])
        }
    }

    func avatars(_ problems: inout ProblemList) throws(BuildError) -> [String: Avatar] {
        let path = workspace.path(of: Workspace.avatarsFile)
        let json = try fileErrors { () throws(FileError) in
            try files.status(of: path) == nil ? nil : try files.read(path, limit: 50_000_000)
        }
        guard let json else { return [:] }
        do throws(AvatarError) {
            let file = try AvatarFile(reading: Data(json))
            problems.add(file.errors.map { problem($0) })
            return Dictionary(file.avatars.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        } catch {
            throw .unusable([problem(error)])
        }
    }

    private func problem(_ error: AvatarError) -> Problem {
        Problem(
            severity: .error, file: Workspace.avatarsFile, field: error.field, code: error.code, message: error.message)
    }

    func keys() throws(BuildError) -> KeySet? {
        let path = workspace.path(of: Workspace.keysFile)
        guard try fileErrors({ () throws(FileError) in try files.status(of: path) }) != nil else { return nil }
        return try unusable { () throws(Problem) in try KeyFile.read(path: path, shownAs: Workspace.keysFile) }
    }

    /// The share that each good line of `tokens.txt` names, with the line.
    func validTokens(
        _ keys: KeySet?, now: Date, _ problems: inout ProblemList
    ) async throws(BuildError) -> [(share: String, line: Int)] {
        guard let keys else {
            let path = workspace.path(of: Workspace.tokensFile)
            if try fileErrors({ () throws(FileError) in try files.status(of: path) })?.bytes ?? 0 > 0 {
                throw unusable(
                    Workspace.tokensFile, "no_key",
                    "there is no \(Workspace.keysFile), so no token can be valid; put the keys back, or make one with "
                        + "techartt key rotate and issue the tokens again")
            }
            return []
        }
        let revoked = try unusable { () throws(Problem) in
            try RevocationList.read(
                path: workspace.path(of: Workspace.revocationsFile), shownAs: Workspace.revocationsFile)
        }
        let verifier = ShareTokenVerifier(
            keys: keys, issuer: Workspace.tokenIssuer, audience: Workspace.tokenIssuer, revoked: revoked)
        do throws(Problem) {
            let read = try await TokenFile.read(
                path: workspace.path(of: Workspace.tokensFile), shownAs: Workspace.tokensFile, verifier: verifier,
                now: now)
            problems.add(read.problems.map(asTimePasses))
            return read.tokens.map { ($0.token.share, $0.number) }
        } catch {
            throw .unusable([error])
        }
    }

    /// A token that has run out or was revoked is what becomes of tokens, not a fault.
    private func asTimePasses(_ problem: Problem) -> Problem {
        var problem = problem
        if ["token_expired", "token_not_yet_valid", "token_revoked"].contains(problem.code) {
            problem.severity = .warning
        }
        return problem
    }

    func shares(
        namedBy tokens: [(share: String, line: Int)], _ problems: inout ProblemList
    ) throws(BuildError) -> [Share] {
        var shares: [Share] = []
        var read: Set<String> = []
        for (id, line) in tokens.sorted(by: { ($0.share, $0.line) < ($1.share, $1.line) })
        where read.insert(id).inserted {
            let file = "\(Workspace.sharesFolder)/\(id).json"
            let path = workspace.path(of: file)
            guard try fileErrors({ () throws(FileError) in try files.status(of: path) }) != nil else {
                problems.add(
                    Problem(
                        severity: .warning, file: Workspace.tokensFile, line: line, code: "share_missing",
                        message: "the token is for the share \(id), and there is no \(file)"))
                continue
            }
            let (share, warnings) = try unusable { () throws(Problem) in
                try ShareFile.read(path: path, id: id, shownAs: file)
            }
            problems.add(warnings)
            shares.append(share)
        }
        if shares.isEmpty {
            problems.add(
                Problem(
                    severity: .warning, file: Workspace.tokensFile, code: "nothing_published",
                    message: "no share is published, as no valid token names one; issue one with techartt token issue"))
        }
        return shares
    }

    private func unusable<Value>(_ body: () throws(Problem) -> Value) throws(BuildError) -> Value {
        do {
            return try body()
        } catch {
            throw .unusable([error])
        }
    }

    private func unusable(_ file: String, _ code: String, _ message: String) -> BuildError {
        .unusable([Problem(severity: .error, file: file, code: code, message: message)])
    }
}
