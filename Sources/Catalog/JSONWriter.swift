/// JSON text of a value, its members in the order that they have.
package enum JSONWriter {
    /// On one line, without spaces.
    package static func line(_ value: JSONValue) -> String {
        var text = ""
        write(value, to: &text, indentation: nil)
        return text
    }

    /// On several lines for people, with a final newline.
    package static func document(_ value: JSONValue) -> String {
        var text = ""
        write(value, to: &text, indentation: 0)
        return text + "\n"
    }

    private static func write(_ value: JSONValue, to text: inout String, indentation: Int?) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .number(let number): text += number.text
        case .string(let string): writeString(string, to: &text)
        case .array(let elements):
            writeList(elements, between: "[", and: "]", to: &text, indentation: indentation) { element, text, inner in
                write(element, to: &text, indentation: inner)
            }
        case .object(let members):
            writeList(members, between: "{", and: "}", to: &text, indentation: indentation) { member, text, inner in
                writeString(member.key, to: &text)
                text += indentation == nil ? ":" : ": "
                write(member.value, to: &text, indentation: inner)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], between open: String, and close: String, to text: inout String, indentation: Int?,
        writeElement: (Element, inout String, Int?) -> Void
    ) {
        text += open
        let inner = indentation.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            writeElement(element, &text, inner)
        }
        if let indentation, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
        text += close
    }

    /// As RFC 8785 writes strings, section 3.2.2.2.
    static func writeString(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{8}": text += "\\b"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\u{C}": text += "\\f"
            case "\r": text += "\\r"
            case ..<" ":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
