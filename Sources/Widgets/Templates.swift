import CEmbedded
import Foundation
import Mustache

package struct TemplateError: Error, Equatable, CustomStringConvertible {
    /// As the override names it, or the built-in name.
    package var file: String
    package var line: Int?
    package var message: String

    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

/// The files of `Templates/`, as built in or as a workspace has them.
package struct Templates: Sendable {
    let texts: [String: String]
    let library: MustacheLibrary

    /// - Parameter overrides: a workspace's own files by the names that `Templates/` has: `share.mustache`, `page.css`.
    package init(overrides: [String: [UInt8]] = [:]) throws(TemplateError) {
        texts = [:]
        library = MustacheLibrary()
    }
}
