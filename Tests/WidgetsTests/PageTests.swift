import Catalog
import Foundation
import Shares
import Testing
import Widgets

@Suite struct PageTests {
    let pages: Pages

    init() throws {
        pages = Pages(templates: try Templates())
    }

    private func text(_ path: String, of collection: Collection) throws -> String {
        let file = try #require(pages.bundle(for: collection).first { $0.path == path })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test func `a bundle is the share's page, its payload and a page for each product, sorted`() {
        #expect(
            pages.bundle(for: Sample.collection()).map(\.path) == [
                "w/october/index.html", "w/october/p/halle-9/H-1/index.html", "w/october/p/halle-9/T-13/index.html",
                "w/october/p/nord/BARE/index.html", "w/october/p/nord/OW_2F271/index.html", "w/october/payload.json",
            ])
    }

    @Test func `the same collection gives the same bytes`() throws {
        let again = Pages(templates: try Templates())
        #expect(pages.bundle(for: Sample.collection()) == again.bundle(for: Sample.collection()))
        #expect(pages.assets() == again.assets())
    }

    @Test(arguments: [Share.Kind.collection, .gift])
    func `the pages are as recorded`(kind: Share.Kind) throws {
        let collection = Sample.collection(kind: kind)
        try expectSnapshot(Array(try text("w/october/index.html", of: collection).utf8), "\(kind.rawValue).html")
        try expectSnapshot(
            Array(try text("w/october/p/nord/OW_2F271/index.html", of: collection).utf8),
            "\(kind.rawValue)-product.html")
    }

    @Test func `the key changes with whatever the bundle is made from`() throws {
        let key = pages.key(for: Sample.collection())
        #expect(pages.key(for: Sample.collection()) == key)
        var item = Sample.bomber
        item.product.variants[0].stock = 0
        #expect(pages.key(for: Sample.collection(items: [item, Sample.tee, Sample.hat, Sample.bare])) != key)
        var collection = Sample.collection()
        collection.siteTitle = "Another"
        #expect(pages.key(for: collection) != key)
        collection = Sample.collection()
        collection.baseURL = "https://cdn.example"
        #expect(pages.key(for: collection) != key)
        let restyled = Pages(templates: try Templates(overrides: ["page.css": []]))
        #expect(restyled.key(for: Sample.collection()) != key)
    }

    @Test func `an empty share says that it is empty`() throws {
        let page = try text("w/october/index.html", of: Sample.collection(items: []))
        #expect(page.contains("There is nothing on this list."))
    }

    @Test func `a share without people shows the photos and no switch`() throws {
        let page = try text("w/october/index.html", of: Sample.collection(people: []))
        #expect(!page.contains("type=\"radio\""))
        #expect(page.contains("view always"))
        #expect(page.contains("bomber-photo-400.jpg"))
    }

    @Test func `a base URL gives crawlers the address and a real try-on as the picture`() throws {
        var collection = Sample.collection()
        collection.baseURL = "https://cdn.example/shop"
        let page = try text("w/october/index.html", of: collection)
        #expect(page.contains("<link rel=\"canonical\" href=\"https://cdn.example/shop/w/october/\">"))
        #expect(page.contains("<meta property=\"og:image\" content=\"https://cdn.example/shop/i/bomber-me-768.jpg\">"))
    }

    @Test func `an edge elsewhere is allowed by the page's policy`() throws {
        var collection = Sample.collection()
        collection.edgeURL = "https://edge.example:8443/v1"
        let page = try text("w/october/index.html", of: collection)
        #expect(page.contains("connect-src &#39;self&#39; https://edge.example:8443;"))
        #expect(page.contains("\"edge\":\"https://edge.example:8443/v1/widgets/october\""))
    }

    @Test func `no page has an inline script, an inline style or a handler`() throws {
        let files = [Share.Kind.collection, .gift].flatMap { pages.bundle(for: Sample.collection(kind: $0)) }
        for file in files where file.path.hasSuffix(".html") {
            let page = String(decoding: file.bytes, as: UTF8.self)
            for match in page.matches(of: /<script\b([^>]*)>/) {
                let attributes = String(match.1)
                #expect(
                    attributes.contains(" src=\"") || attributes.contains("application/ld+json")
                        || attributes.contains("application/json"), "\(file.path): <script\(attributes)>")
            }
            #expect(!page.contains("<style"), "\(file.path)")
            #expect(page.firstMatch(of: /<[^>]*\s(style|on[a-z]+)=/) == nil, "\(file.path)")
            #expect(page.firstMatch(of: /(src|href)="(https?:)?\/\/(?!nord\.|halle9\.)/) == nil, "\(file.path)")
        }
    }

    @Test func `every picture has its width, its height and an alternative text`() throws {
        for file in pages.bundle(for: Sample.collection()) where file.path.hasSuffix(".html") {
            for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /<img\b[^>]*>/) {
                #expect(String(match.0).firstMatch(of: /\swidth="\d+" height="\d+" alt="/) != nil, "\(match.0)")
            }
        }
    }

    @Test func `a name with its content's hash changes with the content, and its integrity is listed`() throws {
        let other = Pages(templates: try Templates(overrides: ["page.css": Array("body { color: red }".utf8)]))
        let names = pages.assets().map(\.path)
        #expect(names.filter { $0.hasPrefix("a/page.") && $0.hasSuffix(".css") }.count == 1)
        #expect(Set(names).symmetricDifference(other.assets().map(\.path)).count == 2)
        let list = try #require(pages.assets().first { $0.path == "integrity.json" })
        let listed = try JSONReader.read(list.bytes)
        for name in names where name != "integrity.json" {
            #expect(listed[name] != nil, "\(name)")
        }
    }
}
