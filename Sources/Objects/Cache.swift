/// Results by what made them, in the shape of the Bazel HTTP cache: `ac/<key>` names a result, `cas/<sha256>`
/// holds its bytes. A cache may forget anything at any time, so what is not there, or is damaged, is only missing.
package protocol Cache: Sendable {
    /// The result of an action; nil when it, or one of its outputs, is missing.
    func result(of key: ActionKey) throws(FileError) -> ActionResult?
    /// After `store(_:)` of all its outputs.
    func store(_ result: ActionResult, of key: ActionKey) throws(FileError)
    /// nil when missing or damaged.
    func bytes(of content: ContentHash) throws(FileError) -> [UInt8]?
    func store(_ bytes: [UInt8]) throws(FileError) -> ContentHash
    /// Forgets every damaged object; asked for when one was found.
    func forgetDamaged() throws(FileError)
}

/// What an action gave: named outputs, in the action's own order.
package struct ActionResult: Sendable, Equatable {
    package struct Output: Sendable, Equatable {
        /// Without spaces and line ends.
        package var name: String
        package var content: ContentHash
        package var bytes: Int

        package init(name: String, content: ContentHash, bytes: Int) {
            self.name = name
            self.content = content
            self.bytes = bytes
        }
    }

    package var outputs: [Output]

    package init(outputs: [Output]) {
        self.outputs = outputs
    }

    package subscript(name: String) -> Output? {
        outputs.first { $0.name == name }
    }
}

extension ActionResult {
    /// `techartt-result 1`, a line `name sha256 bytes` for each output, and `end`, which a torn file lacks.
    var text: String {
        "techartt-result 1\n" + outputs.map { "\($0.name) \($0.content) \($0.bytes)\n" }.joined() + "end\n"
    }

    /// nil when the text is not one that `text` wrote.
    init?(text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "", lines.popLast() == "end", lines.first == "techartt-result 1" else { return nil }
        var outputs: [Output] = []
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ")
            guard parts.count == 3, let content = ContentHash(String(parts[1])), let bytes = Int(parts[2]) else {
                return nil
            }
            outputs.append(Output(name: String(parts[0]), content: content, bytes: bytes))
        }
        self.init(outputs: outputs)
    }
}
