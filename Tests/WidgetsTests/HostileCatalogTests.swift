import Avatars
import Catalog
import Foundation
import Shares
import Similarity
import Testing
import Widgets

@Suite struct HostileCatalogTests {
    static let titles = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</script><script>alert(1)</script>", "{{title}} {{{title}}} {{#x}}", "\"\u{301} onfocus=alert(1) x=\"",
        "<\u{338}script>", "<!--", "]]>", "\u{202E}gnp.exe",
    ]

    @Test(arguments: titles)
    func `a hostile text never becomes markup`(title: String) throws {
        var item = Sample.bomber
        item.product.title = title
        item.product.brand = title
        item.product.description = "Text \(title)"
        item.product.category = Category(name: title)
        item.product.variants = [
            Variant(sku: title, size: title, color: title, stock: 1, price: Sample.euros(1)),
            Variant(sku: "2", size: "M", color: "Ink", stock: 1, price: Sample.euros(2)),
        ]
        item.shareItem.note = title
        if let pair = item.enrichment?.pairs.first {
            item.enrichment?.pairs = [Pair(product: pair.product, score: pair.score, reason: title)]
        }
        var collection = Sample.collection(items: [item, Sample.tee])
        collection.share.title = title
        collection.siteTitle = title
        collection.people[0].label = title
        collection.stores["nord"]?.name = title
        let harmless = try elements(of: Sample.collection(items: [plain(item), Sample.tee]))
        #expect(try elements(of: collection) == harmless)
    }

    private func plain(_ item: Collection.Item) -> Collection.Item {
        var item = item
        item.product.title = "Plain"
        item.product.brand = "Plain"
        item.product.description = "Plain"
        item.shareItem.note = "Plain"
        item.product.variants[0].size = "S"
        item.product.variants[0].color = "Rose"
        return item
    }

    /// The names of all elements and attributes as a browser would find them in the page of the share and of the product.
    private func elements(of collection: Collection) throws -> [String] {
        let pages = Pages(templates: try Templates())
        return try ["w/october/index.html", "w/october/p/nord/OW_2F271/index.html"].flatMap { path -> [String] in
            let file = try #require(pages.bundle(for: collection).first { $0.path == path })
            return MarkupReader.names(in: file.bytes)
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,<script>", "//evil.example", "https://nord.example/\" onclick=\"x",
        "https://user@evil.example/", "ftp://nord.example/", "https://",
    ])
    func `an address that is no web address is left out`(address: String) throws {
        var item = Sample.bomber
        item.product.productURL = address
        let bundle = Pages(templates: try Templates()).bundle(for: Sample.collection(items: [item]))
        let page = try #require(bundle.first { $0.path == "w/october/index.html" })
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("NORD gives no link to this product"))
        let payload = try Payload(decoding: try #require(bundle.last).bytes)
        #expect(payload.products[0].purchaseURL == nil)
    }

    @Test func `tags, scripts and entities of a description become text`() throws {
        let bundle = Pages(templates: try Templates()).bundle(for: Sample.collection())
        let payload = try Payload(decoding: try #require(bundle.last).bytes)
        #expect(payload.products[0].description == "A light bomber & ribbed collar.\nTwo zipped pockets.")
    }

    @Test(arguments: [
        ("a < b and c > d", "a < b and c > d"), ("<b>bold", "bold"), ("&amp;lt;b&gt;", "&lt;b>"), ("&#x41;&#66;", "AB"),
        ("one<br>two", "one\ntwo"), ("<style>p{}</style>x", "x"), ("<script>never closed", ""), ("x<!-- y -->z", "xz"),
        ("&nosuch; &", "&nosuch; &"), ("  many   spaces ", "many spaces"),
    ])
    func `a description is read as text`(html: String, expected: String) throws {
        var item = Sample.bomber
        item.product.description = html
        let bundle = Pages(templates: try Templates()).bundle(for: Sample.collection(items: [item]))
        #expect(try Payload(decoding: try #require(bundle.last).bytes).products[0].description == expected)
    }
}
