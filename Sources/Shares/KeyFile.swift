import Catalog
import Foundation

/// `secrets/share-keys.json`: a JWK set of private keys, each with its status. Mode 0600.
package enum KeyFile {
    /// `file` is the name in problems, which never hold any part of a key.
    package static func read(path: String, shownAs file: String) throws(Problem) -> KeySet {
        let bytes = try SmallFile.read(path: path, shownAs: file, limit: 1 << 20)
        do throws(FieldError) {
            let fields = try JSONFields(JSONDocument.value(bytes))
            var keys: [ShareKey] = []
            for (path, value) in try fields.list("keys", limit: 100) {
                let key = try key(JSONFields(value, path: path))
                guard !keys.contains(where: { $0.id == key.id }) else {
                    throw FieldError(
                        field: path, code: "duplicate_key", message: "\(path) is the same key as another one")
                }
                keys.append(key)
            }
            guard keys.contains(where: { $0.status == .active }) else {
                throw FieldError(field: "keys", code: "no_active_key", message: "keys has no active key")
            }
            return KeySet(keys: keys)
        } catch {
            throw error.problem(.error, file: file)
        }
    }

    /// Replaces the file at once or not at all; makes its folder, for the owner only, when it is not there.
    package static func write(_ keys: KeySet, path: String, shownAs file: String) throws(Problem) {
        mkdir(URL(filePath: path).deletingLastPathComponent().path, 0o700)
        let text = JSONWriter.document(["keys": .array(keys.keys.map(\.privateJWK))])
        try SmallFile.write(Array(text.utf8), path: path, shownAs: file, mode: 0o600)
    }

    /// A warning when others than its owner can read the file.
    package static func permissionWarning(path: String, shownAs file: String) -> Problem? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
        return Problem(
            severity: .warning, file: file, code: "key_file_open",
            message: "others than its owner can read the keys; run chmod 600 on it")
    }

    private static func key(_ fields: JSONFields) throws(FieldError) -> ShareKey {
        let type = try fields.requiredText("kty", limit: 20)
        guard type == "OKP" else {
            throw fields.error("kty", "key_type", "is \(type.quoted), not OKP: share keys are Ed25519")
        }
        let curve = try fields.requiredText("crv", limit: 20)
        guard curve == "Ed25519" else { throw fields.error("crv", "key_type", "is \(curve.quoted), not Ed25519") }
        let statusText = try fields.requiredText("status", limit: 20)
        guard let status = ShareKey.Status(rawValue: statusText) else {
            throw fields.error("status", "status_unknown", "is \(statusText.quoted), not active or retired")
        }
        guard let seed = Base64URL.bytes(try fields.requiredText("d", limit: 100)),
            let key = try? ShareKey(seed: seed, status: status)
        else { throw fields.error("d", "key_invalid", "is not 32 bytes in base64url") }
        guard try fields.requiredText("kid", limit: 100) == key.id else {
            throw fields.error("kid", "kid_differs", "is not the thumbprint of this key")
        }
        return key
    }
}
