import Catalog
import Foundation
import Testing
import Widgets

@Suite struct PayloadTests {
    private func payload(_ collection: Collection = Sample.collection()) throws -> (bytes: [UInt8], Payload) {
        let files = Pages(templates: try Templates()).bundle(for: collection)
        let bytes = try #require(files.first { $0.path == "w/october/payload.json" }).bytes
        return (bytes, try Payload(decoding: bytes))
    }

    @Test func `the payload is as recorded`() throws {
        let document = JSONWriter.document(try JSONReader.read(try payload().bytes))
        try expectSnapshot(Array(document.utf8), "payload.json")
    }

    @Test func `it is canonical JSON, and reading and writing it changes nothing`() throws {
        let (bytes, payload) = try payload()
        #expect(CanonicalJSON.bytes(of: try JSONReader.read(bytes)) == bytes)
        #expect(payload.encoded() == bytes)
    }

    @Test func `it says availability and never a stock count`() throws {
        var item = Sample.bomber
        item.product.variants[0].stock = 987_654
        let bytes = try payload(Sample.collection(items: [item])).bytes
        #expect(!String(decoding: bytes, as: UTF8.self).contains("987654"))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\"stock\""))
    }

    @Test func `each person has a preview or a reason`() throws {
        let payload = try payload().1
        for item in payload.products where item.id != "nord:BARE" {
            #expect(item.tryOns.map(\.avatarID) == payload.people.map(\.id))
            for tryOn in item.tryOns {
                #expect((tryOn.image == nil) == (tryOn.reason != nil))
                #expect((tryOn.image == nil) == (tryOn.cacheKey == nil))
            }
        }
    }

    @Test func `only products of the share are named as similar or as a pair`() throws {
        let payload = try payload().1
        let ids = Set(payload.products.map(\.id))
        for item in payload.products {
            let ai = item.ai
            let named = (ai?.similar ?? []).map(\.id) + (ai?.pairs ?? []).map(\.id)
            #expect(named.allSatisfy(ids.contains))
        }
        #expect(payload.products[0].ai?.similar.map(\.id) == ["halle-9:T-13"])
    }

    @Test func `the price is that of the cheapest variant that can be bought`() throws {
        let tee = try payload().1.products[1]
        #expect(tee.price == Payload.Price(amount: "25.00", currency: "EUR", from: true))
        let bomber = try payload().1.products[0]
        #expect(bomber.price == Payload.Price(amount: "89.00", currency: "EUR", was: "129.00", from: false))
    }

    @Test func `a sale price above the price is no reduction`() throws {
        var item = Sample.bomber
        item.product.variants = Sample.variants([("S", 1)], price: 50, sale: 60)
        let price = try payload(Sample.collection(items: [item])).1.products[0].price
        #expect(price == Payload.Price(amount: "50.00", currency: "EUR", from: false))
    }

    @Test func `page, payload and product markup agree on every price`() throws {
        let files = Pages(templates: try Templates()).bundle(for: Sample.collection())
        let payload = try payload().1
        for item in payload.products {
            let file = try #require(files.first { $0.path == "w/october/\(item.url)index.html" })
            let page = String(decoding: file.bytes, as: UTF8.self)
            let block = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/))
            let markup = try JSONReader.read(Array(block.1.utf8))
            let variants = if case .array(let parts) = markup["hasVariant"] { parts } else { [markup] }
            for (variant, part) in zip(item.variants, variants) {
                #expect(part["sku"] == .string(variant.sku))
                #expect(part["offers"]?["price"] == .string(variant.amount))
                #expect(part["offers"]?["priceCurrency"] == .string(variant.currency))
            }
            if let price = item.price { #expect(page.contains("€\(price.amount)")) }
        }
    }

    @Test func `what is no payload is refused in words`() {
        #expect(throws: PayloadError.self) { try Payload(decoding: Array("{}".utf8)) }
        #expect(throws: PayloadError.self) { try Payload(decoding: Array("[".utf8)) }
    }

    @Test func `a payload of another schema is refused by name`() throws {
        let text = String(decoding: try payload().bytes, as: UTF8.self)
            .replacing("techartt-payload-1", with: "techartt-payload-9")
        let error = #expect(throws: PayloadError.self) { try Payload(decoding: Array(text.utf8)) }
        #expect(
            error?.description
                == "the payload's schema is \"techartt-payload-9\"; this version reads \"techartt-payload-1\"")
    }
}

@Suite struct PayloadFreshnessTests {
    let now = Sample.asOf.addingTimeInterval(7200)

    private func stored() throws -> Payload {
        let files = Pages(templates: try Templates()).bundle(for: Sample.collection())
        return try Payload(decoding: try #require(files.last).bytes)
    }

    private func truth(_ products: [Product], stores: [String] = ["nord"]) -> StoreTruth {
        StoreTruth(
            products: products.reduce(into: [:]) { $0[$1.id] = $1 },
            stores: stores.reduce(into: [:]) {
                $0[$1] = StoreInfo(id: $1, name: $1 == "nord" ? "NORD" : "Halle 9", asOf: now)
            })
    }

    @Test func `prices, stock and links are the newest; previews, people and order stay`() throws {
        var product = Sample.bomber.product
        product.variants = Sample.variants([("S", 0), ("M", 4)], price: 99)
        product.productURL = "https://nord.example/new"
        let fresh = try stored().refreshed(
            with: truth([product, Sample.bare.product]), at: now, lifetimeSeconds: 60)
        #expect(fresh.products[0].price == Payload.Price(amount: "99.00", currency: "EUR", from: false))
        #expect(fresh.products[0].variants.map(\.availability) == [.outOfStock, .inStock])
        #expect(fresh.products[0].purchaseURL == "https://nord.example/new")
        #expect(fresh.products.map(\.tryOns) == (try stored().products.map(\.tryOns)))
        #expect(fresh.people == (try stored().people))
        #expect(fresh.stores.first { $0.id == "nord" }?.asOf == now)
        #expect(fresh.generatedAt == now)
        #expect(fresh.freshUntil == now.addingTimeInterval(60))
    }

    @Test func `a store without news keeps its prices and their age`() throws {
        let fresh = try stored().refreshed(with: truth([]), at: now, lifetimeSeconds: 60)
        let (before, after) = (try stored().products[1], fresh.products[1])
        #expect(before == after)
        #expect(fresh.stores.first { $0.id == "halle-9" } == (try stored().stores.first { $0.id == "halle-9" }))
    }

    @Test func `a product that its store lists no more cannot be bought`() throws {
        let fresh = try stored().refreshed(with: truth([]), at: now, lifetimeSeconds: 60)
        #expect(!fresh.products[0].listed)
        #expect(fresh.products[0].availability == .outOfStock)
        #expect(fresh.products[0].variants.allSatisfy { $0.availability == .outOfStock })
    }

    @Test func `addresses become absolute where the static file's own is given`() throws {
        let address = try #require(URL(string: "https://cdn.example/shop/w/october/payload.json"))
        let fresh = try stored().refreshed(with: truth([]), at: now, lifetimeSeconds: 60, address: address)
        #expect(fresh.share.url == "https://cdn.example/shop/w/october/")
        #expect(fresh.products[0].url == "https://cdn.example/shop/w/october/p/nord/OW_2F271/")
        #expect(fresh.products[0].tryOns[0].image?.url == "https://cdn.example/shop/i/bomber-me-768.jpg")
        #expect(
            fresh.people[0].portrait?.sources.map(\.url)
                == ["https://cdn.example/shop/i/portrait-me-384.jpg", "https://cdn.example/shop/i/portrait-me-768.jpg"])
    }

    @Test func `times are written in RFC 3339`() throws {
        let fresh = try stored().refreshed(with: truth([]), at: now, lifetimeSeconds: 60)
        let json = try JSONReader.read(fresh.encoded())
        #expect(json["generated_at"] == .string(Timestamp.text(now)))
        #expect(try Payload(decoding: fresh.encoded()) == fresh)
    }
}
