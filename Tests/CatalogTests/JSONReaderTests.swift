import Catalog
import Testing

@Suite struct `JSON is read strictly` {
    private func read(_ text: String) throws(JSONError) -> JSONValue {
        try JSONReader.read(Array(text.utf8))
    }

    @Test func `numbers keep their text and members their order`() throws {
        let value = try read(#" {"b": 12.50, "a": [1e3, -0, true, null, "é😀"]} "#)
        #expect(JSONWriter.line(value) == #"{"b":12.50,"a":[1e3,-0,true,null,"é😀"]}"#)
    }

    @Test func `escapes are decoded, surrogate pairs too`() throws {
        #expect(try read(#""\u00e9\ud83d\ude00\n\/\\""#) == .string("é😀\n/\\"))
    }

    @Test(arguments: [
        ("", "not valid JSON at column 1: it ends where a value should be"),
        ("{", "not valid JSON at column 2: a key in double quotes should be here"),
        (#"{"a" 1}"#, "not valid JSON at column 6: ':' should be here"),
        (#"{"a":1 "b":2}"#, "not valid JSON at column 8: ',' or '}' should be here"),
        (#"{"a":1,}"#, "not valid JSON at column 8: a key in double quotes should be here"),
        ("[1,2", "not valid JSON at column 5: ',' or ']' should be here"),
        ("[1,]", "not valid JSON at column 4: a value should be here"),
        ("01", "not valid JSON at column 1: this is no number that JSON knows, or one too large"),
        ("1.", "not valid JSON at column 1: this is no number that JSON knows, or one too large"),
        ("1e999", "not valid JSON at column 1: this is no number that JSON knows, or one too large"),
        ("nul", "not valid JSON at column 1: a value should be here"),
        ("NaN", "not valid JSON at column 1: a value should be here"),
        (#"{"é":1,"é":2}"#, "not valid JSON at column 8: the key \"é\" stands twice in one object"),
        (#""a"#, "not valid JSON at column 3: a string has no closing double quote"),
        ("\"a\tb\"", "not valid JSON at column 3: a control character in a string must be written as \\u00XX"),
        (#""\x""#, "not valid JSON at column 3: no escape begins with this character"),
        (#""\ud800x""#, "not valid JSON at column 4: half of a surrogate pair stands alone"),
        (#""\u12g4""#, "not valid JSON at column 4: \\u needs four hexadecimal digits"),
        ("1 2", "not valid JSON at column 3: there is more after the end of the value"),
    ])
    func `what is no JSON is refused with its place`(text: String, message: String) {
        #expect {
            try read(text)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xC3, 0x28, 0x22]) }
        #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func `nesting ends at the limit`() throws {
        let allowed = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try read(allowed) }
        #expect {
            try read("[" + allowed + "]")
        } throws: { error in
            "\(error)" == "not valid JSON at column 33: it is nested more than 32 deep"
        }
        #expect(throws: JSONError.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test func `a place in a document of several lines has line and column`() {
        #expect {
            try read("{\n  \"a\": 1\n  \"b\": 2\n}")
        } throws: { error in
            (error as? JSONError)?.line == 3 && (error as? JSONError)?.column == 3
        }
    }
}
