/// The name of a result before it is known: the SHA-256 of everything that the result depends on.
package struct ActionKey: Sendable, Hashable, CustomStringConvertible {
    package let hash: ContentHash

    package var description: String { hash.description }

    /// - Parameters:
    ///   - stage: which function makes the result: `cut`.
    ///   - version: of that function; a new one forgets all that the old one made.
    ///   - inputs: what the content of each input is, in the function's own order.
    ///   - parameters: what else decides, in the function's own order.
    package init(
        stage: String, version: String, inputs: [ContentHash] = [], parameters: KeyValuePairs<String, String> = [:]
    ) {
        // Each part is written with its length before it, so no two lists of parts are written alike.
        var text: [UInt8] = []
        func add(_ part: String) {
            text += Array("\(part.utf8.count):".utf8) + Array(part.utf8)
        }
        add(stage)
        add(version)
        add("\(inputs.count)")
        for input in inputs { add(input.description) }
        add("\(parameters.count)")
        for (name, value) in parameters {
            add(name)
            add(value)
        }
        hash = ContentHash(of: text)
    }
}
