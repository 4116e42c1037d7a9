import Foundation
import Shares
import Testing
import Widgets

@Suite struct TemplatesTests {
    private func error(_ file: String, _ text: String) -> String? {
        do {
            _ = try Templates(overrides: [file: Array(text.utf8)])
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a section closed by another name names file and line`() {
        #expect(
            error("share.mustache", "<h1>\n{{#cards}}\n{{/card}}\n")
                == "share.mustache:3: a section is closed by another name than it was opened with, near \"{{/card}}\"")
    }

    @Test func `a section that is never closed is an error`() throws {
        let text = try #require(error("card.mustache", "<li>\n{{#price}}"))
        #expect(text.hasPrefix("card.mustache:"))
        #expect(text.contains("a section is not closed"))
    }

    @Test func `a template that includes one that is not there names file and line`() {
        #expect(
            error("share.mustache", "<h1>\n{{> nosuch}}")
                == "share.mustache:2: there is no template nosuch.mustache to include")
    }

    @Test func `bytes that are no text are an error`() {
        let error = #expect(throws: TemplateError.self) { try Templates(overrides: ["page.css": [0xFF, 0xFE]]) }
        #expect(error?.description == "page.css: is not UTF-8 text")
    }

    @Test func `words that are no flat object are an error`() throws {
        let text = try #require(error("words.en.json", "[]"))
        #expect(text.hasPrefix("words.en.json: is not a flat JSON object of strings"))
    }

    @Test func `a workspace's own template is used`() throws {
        let templates = try Templates(overrides: ["share.mustache": Array("<p>{{title}}</p>".utf8)])
        let page = Pages(templates: templates).bundle(for: Sample.collection())[0]
        #expect(String(decoding: page.bytes, as: UTF8.self) == "<p>October list</p>")
    }

    @Test func `a share in a language with words of its own is in that language`() throws {
        let templates = try Templates(overrides: [
            "words.ar.json": Array(#"{"buy_at": "اشترِ من {store}"}"#.utf8)
        ])
        var collection = Sample.collection()
        collection.share.locale = "ar-EG"
        let page = String(decoding: Pages(templates: templates).bundle(for: collection)[0].bytes, as: UTF8.self)
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("اشترِ من NORD"))
    }
}
