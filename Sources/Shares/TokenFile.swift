import Catalog
import Foundation

/// `tokens.txt`: the tokens whose shares are published, one a line; `#` begins a comment.
package enum TokenFile {
    package struct Line: Sendable, Equatable {
        package let number: Int
        package let token: ShareToken
    }

    /// The good tokens, and one error for each other line. Problems never hold any part of a token. A file that is
    /// not there has no tokens.
    package static func read(
        path: String, shownAs file: String, verifier: ShareTokenVerifier, now: Date
    ) async throws(Problem) -> (tokens: [Line], problems: [Problem]) {
        var tokens: [Line] = []
        var problems: [Problem] = []
        for (number, text) in try TextLines.read(path: path, shownAs: file) {
            do throws(ShareTokenError) {
                tokens.append(Line(number: number, token: try await verifier.verify(text, now: now)))
            } catch {
                problems.append(
                    Problem(
                        severity: .error, file: file, line: number, code: error.code,
                        message: "\(error); the line was skipped"))
            }
        }
        return (tokens, problems)
    }

    /// Puts a token at the end, with a comment before it. The file is replaced at once or not at all.
    package static func append(
        _ token: String, comment: String, path: String, shownAs file: String
    ) throws(Problem) {
        var bytes = try SmallFile.readIfThere(path: path, shownAs: file, limit: TextLines.sizeLimit)
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        let line = comment.split(whereSeparator: \.isNewline).joined(separator: " ")
        bytes += Array("# \(line)\n\(token)\n".utf8)
        try SmallFile.write(bytes, path: path, shownAs: file, mode: 0o600)
    }
}

/// The lines of a text file that are neither empty nor comments.
enum TextLines {
    static let sizeLimit = 64 << 20

    static func read(path: String, shownAs file: String) throws(Problem) -> [(number: Int, text: String)] {
        let bytes = try SmallFile.readIfThere(path: path, shownAs: file, limit: sizeLimit)
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty || text.hasPrefix("#") ? nil : (index + 1, text)
        }
    }
}
