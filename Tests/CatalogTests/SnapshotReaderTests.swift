import Catalog
import Foundation
import Testing

@Suite struct `A snapshot is read line by line` {
    @Test func `every field of a product arrives`() throws {
        let line = #"""
            {"store_id":"nord","product_id":"Ab/1","title":"Rain coat","description":"<b>Dry</b>","brand":"Fjord",
            "category":"Outerwear > Jackets","tags":["rain","unisex"],
            "images":["images/1.jpg",{"path":"images/2.png","role":"front","color":"red","mask":"m/2.png","cut":"c/2.png"},
            {"url":"images/3.jpg","role":"worn"}],
            "variants":[{"sku":"r-s","size":"S","color":"red","stock":0,"price":{"amount":"120.50","currency":"SEK"},
            "sale_price":{"amount":"99","currency":"SEK"}},{"sku":"r-m","price":12.10}],
            "product_url":"https://nord.example/p?id=1","version":7,"updated_at":"2026-11-01T10:00:00+02:00"}
            """#.replacing("\n", with: "")
        let reading = try SnapshotFile(products: [line]).read()
        #expect(reading.messages == [])
        let product = Product(
            id: ProductID(store: "nord", rawID: "Ab/1"), title: "Rain coat", description: "<b>Dry</b>", brand: "Fjord",
            category: .outwear, tags: ["rain", "unisex"],
            images: [
                ProductImage(path: "images/1.jpg"),
                ProductImage(path: "images/2.png", role: .front, color: "red", mask: "m/2.png", cut: "c/2.png"),
                ProductImage(path: "images/3.jpg", role: .worn),
            ],
            variants: [
                Variant(
                    sku: "r-s", size: "S", color: "red", stock: 0,
                    price: Money(amount: Decimal(1205) / 10, currency: "SEK"),
                    salePrice: Money(amount: 99, currency: "SEK")),
                Variant(sku: "r-m", price: Money(amount: Decimal(121) / 10, currency: "EUR")),
            ],
            productURL: "https://nord.example/p?id=1", version: 7, updatedAt: Date(timeIntervalSince1970: 1_793_520_000)
        )
        #expect(reading.products == [product])
        #expect(reading.products.first?.id.description == "nord:Ab_2F1")
        #expect(reading.snapshot.storeName == "Nord")
        #expect(reading.snapshot.isComplete)
        #expect(Timestamp.text(reading.snapshot.asOf) == "2026-11-20T08:30:00Z")
    }

    @Test func `a bad line is skipped and the rest is read`() throws {
        let reading = try SnapshotFile(products: [
            SnapshotFile.product("a"), "{broken", SnapshotFile.product("b", ["title": nil]), "",
            SnapshotFile.product("c"),
        ]).read()
        #expect(reading.products.map(\.id.rawID) == ["a", "c"])
        #expect(reading.lines == [2, 6])
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:3: the line is not valid JSON at column 2: a key in double quotes should be here; the product was skipped",
                "catalog/nord.jsonl:4: title is missing; the product was skipped",
            ])
    }

    @Test func `a byte order mark, carriage returns and a last line without an end are read`() throws {
        let text = "\u{FEFF}\(SnapshotFile.header)\r\n\(SnapshotFile.product("a"))\r\n\(SnapshotFile.product("b"))"
        let reading = try SnapshotFile(bytes: Array(text.utf8)).read()
        #expect(reading.messages == [])
        #expect(reading.products.map(\.id.rawID) == ["a", "b"])
    }

    @Test func `a product id that stands twice names the first line`() throws {
        let reading = try SnapshotFile(products: [SnapshotFile.product("a"), SnapshotFile.product("a")]).read()
        #expect(reading.products.count == 1)
        #expect(
            reading.problems == [
                Problem(
                    severity: .error, file: "catalog/nord.jsonl", line: 3, field: "product_id",
                    code: "duplicate_product",
                    message: "product_id \"a\" stands on line 2 already; the product was skipped")
            ])
    }

    @Test func `a line over the limit is passed over without being held`() throws {
        var limits = SnapshotReader.Limits()
        limits.lineLength = 1000
        let long = SnapshotFile.product("long", ["description": "\"\(String(repeating: "x", count: 2_000_000))\""])
        let reading = try SnapshotFile(products: [long, SnapshotFile.product("b")]).read(limits: limits)
        #expect(reading.products.map(\.id.rawID) == ["b"])
        #expect(
            reading.messages == ["catalog/nord.jsonl:2: the line has more than 1000 bytes; the product was skipped"])
    }

    @Test func `more products than allowed end the reading`() throws {
        var limits = SnapshotReader.Limits()
        limits.products = 1
        let reading = try SnapshotFile(products: ["a", "b", "c"].map { SnapshotFile.product($0) }).read(limits: limits)
        #expect(reading.products.count == 1)
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:3: the snapshot has more than 1 products; neither this one nor the rest was read"
            ])
    }

    @Test(arguments: [
        ("", "catalog/nord.jsonl:1: the file is empty"),
        ("[]", "catalog/nord.jsonl:1: the value is a list, not an object"),
        ("{}", "catalog/nord.jsonl:1: snapshot is missing"),
        (#"{"snapshot":{}}"#, "catalog/nord.jsonl:1: snapshot.store_id is missing"),
        (
            #"{"snapshot":{"store_id":"Nord"}}"#,
            "catalog/nord.jsonl:1: snapshot.store_id is \"Nord\"; a store's id has 1 to 63 small letters, digits and hyphens"
        ),
        (
            #"{"snapshot":{"store_id":"nord","as_of":"yesterday"}}"#,
            "catalog/nord.jsonl:1: snapshot.as_of is \"yesterday\", not a time such as 2026-11-24T08:30:00Z"
        ),
        (
            #"{"snapshot":{"store_id":"nord","as_of":"2026-11-20T08:30:00Z"}}"#,
            "catalog/nord.jsonl:1: snapshot.currency is missing"
        ),
        (
            #"{"snapshot":{"store_id":"nord","as_of":"2026-11-20T08:30:00Z","currency":"EUT"}}"#,
            "catalog/nord.jsonl:1: snapshot.currency is \"EUT\", no currency of ISO 4217; did you mean EUR?"
        ),
    ])
    func `a first line that is no header makes the file unusable`(line: String, message: String) {
        #expect {
            try SnapshotFile(bytes: Array(line.utf8)).read()
        } throws: { error in
            "\(error)" == message
                + "; line 1 must be {\"snapshot\":{\"store_id\":…,\"as_of\":…,\"currency\":…,\"complete\":…}}"
        }
    }

    @Test func `a file that is not there is named`() {
        #expect {
            _ = try SnapshotReader(path: "/nowhere/nord.jsonl", shownAs: "catalog/nord.jsonl")
        } throws: { error in
            "\(error)" == "catalog/nord.jsonl: the snapshot cannot be read: No such file or directory"
        }
    }

    @Test func `a whole number may be written with a fraction of zero`() throws {
        let line = SnapshotFile.product("a", ["variants": #"[{"sku":"s","price":9.0,"stock":3.0}]"#, "version": "2e1"])
        let reading = try SnapshotFile(products: [line]).read()
        #expect(reading.messages == [])
        #expect(reading.products.first?.variants.first?.stock == 3)
        #expect(reading.products.first?.version == 20)
    }

    @Test func `lines mangled in any way are each one error at most, and no other line suffers`() throws {
        var state: UInt64 = 1
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let good = Array(SnapshotFile.product("p", ["tags": #"["é\u00e9😀",null]"#, "price": "1.5e0"]).utf8)
        var bytes = Array("\(SnapshotFile.header)\n".utf8)
        for index in 0..<4000 {
            var line = good
            for _ in 0...random(6) {
                let place = random(line.count)
                switch random(4) {
                case 0: line[place] = UInt8(random(256))
                case 1: line.remove(at: place)
                case 2: line.insert(contentsOf: Array("[{\"\\:,-}]0e".utf8).prefix(1 + random(11)), at: place)
                default:
                    line.insert(contentsOf: line[place..<min(line.count, place + random(40))], at: random(line.count))
                }
            }
            bytes += line.filter { $0 != 0x0A } + [0x0A] + Array("\(SnapshotFile.product("good-\(index)"))\n".utf8)
        }
        let reading = try SnapshotFile(bytes: bytes).read()
        #expect(reading.products.filter { $0.id.rawID.hasPrefix("good-") }.count == 4000)
        let errors = reading.problems.filter { $0.severity == .error }
        #expect(Set(errors.map(\.line)).count == errors.count)
        #expect(errors.count + reading.products.count == 8000)
        #expect(errors.count > 2000)
    }
}
