import Catalog
import Foundation

/// `tokens.txt`: the tokens whose shares are published, one a line; `#` begins a comment.
package enum TokenFile {
    package struct Line: Sendable, Equatable {
        package let number: Int
        package let token: ShareToken
    }

    /// The good tokens, and one error for each other line. Problems never hold any part of a token.
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
}

/// The lines of a text file that are neither empty nor comments.
enum TextLines {
    /// None when the file is not there.
    static func read(path: String, shownAs file: String) throws(Problem) -> [(number: Int, text: String)] {
        guard access(path, F_OK) == 0 else { return [] }
        let bytes = try SmallFile.read(path: path, shownAs: file, limit: 64 << 20)
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty || text.hasPrefix("#") ? nil : (index + 1, text)
        }
    }
}
