import Catalog
import Foundation
import HTTPTypes
import Shares

/// Decides who may have a share: keys, revocations and shares as they stand in the workspace now.
actor ShareGate {
    private let workspace: String
    private let issuer: String
    private let audience: String
    private var keys = Reread<KeySet>()
    private var revoked = Reread<RevocationList>()
    private var origins: [String: Reread<[String]>] = [:]

    init(workspace: String, issuer: String, audience: String) {
        self.workspace = workspace
        self.issuer = issuer
        self.audience = audience
    }

    /// The token of an `Authorization` field, when it is good for refreshing this share.
    func token(in field: String?, forShare share: String, now: Date) async throws(ProblemDetails) -> ShareToken {
        guard let field, let text = Self.bearer(field) else { throw .tokenMissing }
        let verifier = try verifier()
        let token: ShareToken
        do throws(ShareTokenError) {
            token = try await verifier.verify(text, now: now)
        } catch {
            switch error {
            case .expired: throw .tokenExpired
            case .revoked: throw .tokenRevoked
            default: throw .tokenInvalid
            }
        }
        guard token.share == share else { throw .tokenForAnotherShare }
        guard token.scopes.contains(.refresh) else { throw .scopeMissing }
        return token
    }

    /// Origins whose pages may read the share's answers; empty: any, which is also said of a share that is not there.
    func allowedOrigins(ofShare id: String) throws(ProblemDetails) -> [String] {
        let file = "shares/\(id).json"
        guard Share.isID(id), FileStamp(ofFileAt: "\(workspace)/\(file)") != nil else {
            origins[id] = nil
            return []
        }
        do throws(Problem) {
            return try origins[id, default: Reread()].value(at: "\(workspace)/\(file)") { path throws(Problem) in
                try ShareFile.read(path: path, id: id, shownAs: file).share.allowedOrigins
            }
        } catch {
            throw .unavailable
        }
    }

    private func verifier() throws(ProblemDetails) -> ShareTokenVerifier {
        do throws(Problem) {
            let keys = try keys.value(at: "\(workspace)/secrets/share-keys.json") { path throws(Problem) in
                try KeyFile.read(path: path, shownAs: "secrets/share-keys.json")
            }
            // A list that cannot be read may revoke anything, so nothing is good until it can.
            let revoked = try revoked.value(at: "\(workspace)/revoked.txt") { path throws(Problem) in
                try RevocationList.read(path: path, shownAs: "revoked.txt")
            }
            return ShareTokenVerifier(keys: keys, issuer: issuer, audience: audience, revoked: revoked)
        } catch {
            throw .unavailable
        }
    }

    /// RFC 6750 section 2.1; the scheme's name in any case.
    private static func bearer(_ field: String) -> String? {
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
