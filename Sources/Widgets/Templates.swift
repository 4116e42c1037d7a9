import CEmbedded
import Catalog
import Foundation
import Mustache

package struct TemplateError: Error, Equatable, CustomStringConvertible {
    /// As `Templates/` names it.
    package var file: String
    package var line: Int?
    package var message: String

    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

/// The files of `Templates/`, as built in or as a workspace has them.
package struct Templates: Sendable {
    /// Every file's text by name.
    let texts: [String: String]
    /// The Mustache files by name without `.mustache`.
    let library: MustacheLibrary
    /// By language: `en`.
    let words: [String: Words]

    /// - Parameter overrides: a workspace's own files by the names that `Templates/` has: `share.mustache`, `page.css`.
    package init(overrides: [String: [UInt8]] = [:]) throws(TemplateError) {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        var texts: [String: String] = [:]
        var library = MustacheLibrary()
        var words: [String: Words] = [:]
        let files = Self.embedded().merging(overrides) { _, own in own }
        for name in files.keys.sorted() {
            guard let bytes = files[name] else { continue }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw TemplateError(file: name, message: "is not UTF-8 text")
            }
            texts[name] = text
            if name.hasSuffix(".mustache") {
                library.register(try Self.parse(text, file: name), named: String(name.dropLast(9)))
            } else if name.hasSuffix(".json") {
                let language = name.split(separator: ".").dropFirst().first.map(String.init) ?? name
                words[language] = try Words(language: language, file: name, bytes: bytes)
            }
        }
        self.texts = texts
        self.library = library
        self.words = words
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".mustache") {
            try Self.checkPartials(of: text, file: name, names: files.keys)
        }
    }

    /// The names of the built-in files, for whoever looks for overrides in a workspace.
    package static var names: [String] { embedded().keys.sorted() }

    /// The words of the locale's language, or English.
    func words(for locale: String) -> Words {
        let language = locale.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() } ?? "en"
        return words[language] ?? words["en"] ?? Words.none
    }

    func render(_ view: some Sendable, with name: String) -> [UInt8] {
        Array((library.render(TemplateTree.tree(of: view) ?? [:], withTemplate: name) ?? "").utf8)
    }

    func text(_ name: String) -> String {
        texts[name] ?? ""
    }

    private static func embedded() -> [String: [UInt8]] {
        (0..<embedded_template_count()).reduce(into: [:]) { files, index in
            let file = embedded_template(index)
            // The table's pointers live as long as the process.
            files[String(cString: file.name)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
        }
    }

    private static func parse(_ text: String, file: String) throws(TemplateError) -> MustacheTemplate {
        do {
            // On the first line, so that line numbers stay the file's own.
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(SafeHTML.name)}}" + text)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                file: file, line: error.context.lineNumber,
                message: "\(explanation(of: error.error)), near \"\(error.context.line.trimmed(to: 60))\"")
        } catch {
            throw TemplateError(file: file, message: "\(error)")
        }
    }

    private static func explanation(of error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened with"
        case .unfinishedName: "a tag is not closed"
        case .expectedSectionEnd: "a section is not closed"
        case .invalidSetDelimiter: "a set-delimiter tag is wrong"
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "a pragma is wrong"
        case .illegalTokenInsideInheritSection, .transformAppliedToInheritanceSection: "a parent section is wrong"
        default: "the template ends too early"
        }
    }

    private static func checkPartials(
        of text: String, file: String, names: some Swift.Collection<String>
    ) throws(TemplateError) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for match in line.matches(of: /\{\{>\s*([A-Za-z0-9_.-]+)\s*\}\}/)
            where !names.contains("\(match.1).mustache") {
                throw TemplateError(
                    file: file, line: index + 1, message: "there is no template \(match.1).mustache to include")
            }
        }
    }
}

/// Escapes scalar by scalar: a quote that carries a combining mark is one character to Swift, and still ends an
/// attribute in a browser.
private struct SafeHTML: MustacheContentType {
    static let name = "SAFE_HTML"
    private static let special = Array("&<>\"'\u{0}".utf8)

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.special.contains) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{0}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension String {
    fileprivate func trimmed(to length: Int) -> String {
        String(trimmingPrefix(while: \.isWhitespace).prefix(length))
    }
}
