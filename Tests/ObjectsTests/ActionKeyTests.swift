import Objects
import Testing

struct ActionKeyTests {
    @Test func `the encoding is pinned, so that a cache outlives a new binary`() {
        let key = ActionKey(
            stage: "cut", version: "cut-0", inputs: [ContentHash(of: "photo".utf8)], parameters: ["category": "shirt"])
        let written = "3:cut5:cut-01:164:\(ContentHash(of: "photo".utf8))1:18:category5:shirt"
        #expect(key.hash == ContentHash(of: written.utf8))
    }

    @Test func `every part decides`() {
        let photo = ContentHash(of: "photo".utf8)
        let keys: Set<ActionKey> = [
            ActionKey(stage: "a", version: "b"), ActionKey(stage: "ab", version: ""),
            ActionKey(stage: "a", version: "b", inputs: [photo]),
            ActionKey(stage: "a", version: "b", parameters: ["x": "1"]),
            ActionKey(stage: "a", version: "b", parameters: ["x": "1", "y": ""]),
            ActionKey(stage: "a", version: "b", parameters: ["x1": "", "y": ""]),
            ActionKey(stage: "a", version: "b", parameters: ["y": "", "x": "1"]),
        ]
        #expect(keys.count == 7)
    }
}
