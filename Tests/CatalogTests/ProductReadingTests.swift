import Catalog
import Foundation
import Testing

@Suite struct `A product that cannot be used says why` {
    @Test(
        arguments: [
            ("product_id", nil, "product_id is missing"),
            ("product_id", #""  ""#, "product_id is empty"),
            ("product_id", "17", "product_id is a number, not a string"),
            ("title", #""""#, "title is empty"),
            ("category", nil, "category is missing"),
            ("variants", nil, "variants is missing or empty"),
            ("variants", "[]", "variants is missing or empty"),
            ("variants", "{}", "variants is an object, not a list"),
            ("variants", "[7]", "variants[0] is a number, not an object"),
            ("variants", #"[{"price":1}]"#, "variants[0].sku is missing"),
            ("variants", #"[{"sku":"s"}]"#, "variants[0].price is missing"),
            ("store_id", #""sud""#, #"store_id is "sud" in a snapshot of "nord""#),
            ("tags", #"["a",1]"#, "tags[1] is a number, not a string"),
            ("version", "1.5", "version is 1.5, not a whole number"),
            ("version", #""7""#, "version is a string, not a whole number"),
            (
                "updated_at", #""2026-02-30T00:00:00Z""#,
                #"updated_at is "2026-02-30T00:00:00Z", not a time such as 2026-11-24T08:30:00Z"#
            ),
            (
                "product_url", #""javascript:alert(1)""#,
                #"product_url is "javascript:alert(1)", not an http or https address"#
            ),
            (
                "product_url", #""ftp://nord.example/a""#,
                #"product_url is "ftp://nord.example/a", not an http or https address"#
            ),
            (
                "product_url", #""//nord.example/a""#,
                #"product_url is "//nord.example/a", not an http or https address"#
            ),
            ("product_url", #""https://""#, #"product_url is "https://", not an http or https address"#),
            (
                "product_url", #""https://user:pw@nord.example""#,
                #"product_url is "https://user:pw@nord.example", not an http or https address"#
            ),
            (
                "product_url", #""https://nord.example/\u001b[31m""#,
                "product_url is \"https://nord.example/\u{FFFD}[31m\", not an http or https address"
            ),
            ("images", #""a.jpg""#, "images is a string, not a list"),
            ("images", "[7]", "images[0] is a number, not a path or an object"),
            ("images", #"[{"role":"front"}]"#, "images[0].path is missing"),
            (
                "images", #"["../secrets/share-keys.json"]"#,
                #"images[0] is "../secrets/share-keys.json", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"["/etc/passwd"]"#,
                #"images[0] is "/etc/passwd", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"["images/../../x.jpg"]"#,
                #"images[0] is "images/../../x.jpg", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"["images\\..\\x.jpg"]"#,
                #"images[0] is "images\..\x.jpg", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"["images/a\u0000.jpg"]"#,
                "images[0] is \"images/a\u{FFFD}.jpg\", which does not lead to a file inside catalog/"
            ),
            (
                "images", #"["file:///etc/passwd"]"#,
                #"images[0] is "file:///etc/passwd", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"[{"path":"a.jpg","mask":"../m.png"}]"#,
                #"images[0].mask is "../m.png", which does not lead to a file inside catalog/"#
            ),
            (
                "images", #"[{"path":"a.jpg","cut":"./m.png"}]"#,
                #"images[0].cut is "./m.png", which does not lead to a file inside catalog/"#
            ),
            (
                "variants", #"[{"sku":"s","price":1},{"sku":"s","price":2}]"#,
                #"variants[1].sku "s" is the sku of variants[0] already"#
            ),
            ("variants", #"[{"sku":"s","price":1,"stock":"3"}]"#, "variants[0].stock is a string, not a whole number"),
        ] as [(String, String?, String)])
    func `a field that is missing or wrong skips the line`(key: String, value: String?, message: String) throws {
        let reading = try SnapshotFile(products: [
            SnapshotFile.product("bad", [key: value]), SnapshotFile.product("good"),
        ]).read()
        #expect(reading.messages == ["catalog/nord.jsonl:2: \(message); the product was skipped"])
        #expect(reading.products.map(\.id.rawID) == ["good"])
    }

    @Test(arguments: [
        (#""price":-3"#, "price is negative (-3)"),
        (#""price":{"amount":"-3","currency":"EUR"}"#, "price.amount is negative (-3)"),
        (#""price":{"currency":"EUR"}"#, "price.amount is missing"),
        (
            #""price":{"amount":"3","currency":"EURO"}"#,
            #"price.currency is "EURO", no currency of ISO 4217; did you mean EUR?"#
        ),
        (
            #""price":{"amount":"3","currency":"eur"}"#,
            #"price.currency is "eur", no currency of ISO 4217; did you mean EUR?"#
        ),
        (#""price":{"amount":"3","currency":"ZZZZZZ"}"#, #"price.currency is "ZZZZZZ", no currency of ISO 4217"#),
        (#""price":"5,95""#, #"price is "5,95", not a decimal number such as 12.50"#),
        (#""price":"32.0 USD""#, #"price is "32.0 USD", not a decimal number such as 12.50"#),
        (#""price":"""#, #"price is "", not a decimal number such as 12.50"#),
        (#""price":"١٢""#, #"price is "١٢", not a decimal number such as 12.50"#),
        (#""price":1e3"#, #"price is "1e3", not a decimal number such as 12.50"#),
        (#""price":12.989999999999998"#, "price has more decimals (12.989999999999998) than EUR has (2)"),
        (#""price":{"amount":"1200.5","currency":"JPY"}"#, "price.amount has more decimals (1200.5) than JPY has (0)"),
        (#""price":1000000000000000"#, "price is too large (1000000000000000)"),
        (#""price":true"#, "price is true or false, not an amount of money"),
        (
            #""price":5,"sale_price":{"amount":4,"currency":"USD"}"#,
            "variants[0].sale_price is in USD, the price in EUR"
        ),
    ])
    func `money that is none skips the line`(members: String, message: String) throws {
        let line = #"{"product_id":"p","title":"T","category":"dress","variants":[{"sku":"s"}],\#(members)}"#
        let reading = try SnapshotFile(products: [line]).read()
        #expect(reading.messages == ["catalog/nord.jsonl:2: \(message); the product was skipped"])
        #expect(reading.products == [])
    }

    @Test func `a problem carries its field and its code`() throws {
        let line = SnapshotFile.product("p", ["variants": #"[{"sku":"s","price":{"amount":"-3","currency":"EUR"}}]"#])
        #expect(
            try SnapshotFile(products: [line]).read().problems == [
                Problem(
                    severity: .error, file: "catalog/nord.jsonl", line: 2, field: "variants[0].price.amount",
                    code: "price_negative",
                    message: "variants[0].price.amount is negative (-3); the product was skipped")
            ])
    }

    @Test func `fields that are too long skip the line`() throws {
        let text = { (count: Int) in "\"\(String(repeating: "é", count: count))\"" }
        let reading = try SnapshotFile(products: [
            SnapshotFile.product("a", ["title": text(501)]), SnapshotFile.product("b", ["title": text(500)]),
            SnapshotFile.product("c", ["tags": "[\(text(201))]"]),
            SnapshotFile.product("d", ["images": "[\(Array(repeating: "\"a\"", count: 101).joined(separator: ","))]"]),
            SnapshotFile.product(String(repeating: "_", count: 51)),
        ]).read()
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:2: title has 501 characters, more than the 500 that are allowed; the product was skipped",
                "catalog/nord.jsonl:4: tags[0] has 201 characters, more than the 200 that are allowed; the product was skipped",
                "catalog/nord.jsonl:5: images has 101 entries, more than the 100 that are allowed; the product was skipped",
                "catalog/nord.jsonl:6: product_id takes 153 bytes in a file's name, more than the 150 that are allowed; the product was skipped",
            ])
        #expect(reading.products.map(\.id.rawID) == ["b"])
    }
}

@Suite struct `What can be lived with is a warning` {
    private func reading(_ changes: [String: String?]) throws -> SnapshotFile.Reading {
        let reading = try SnapshotFile(products: [SnapshotFile.product("a", changes)]).read()
        #expect(reading.problems.allSatisfy { $0.severity == .warning })
        #expect(reading.products.count == 1)
        return reading
    }

    @Test func `unknown keys are named with the nearest known`() throws {
        let reading = try reading([
            "colour": #""red""#, "titel": #""x""#, "images": #"[{"path":"a.jpg","rolle":"front"}]"#,
            "variants": #"[{"sku":"s","price":1,"colour":"red","barcode":"1"}]"#,
        ])
        #expect(
            reading.messages == [
                #"catalog/nord.jsonl:2: "images[0].rolle" is not a known key; did you mean "role"?"#,
                #"catalog/nord.jsonl:2: "variants[0].colour" is not a known key; did you mean "color"?"#,
                #"catalog/nord.jsonl:2: "variants[0].barcode" is not a known key; it was ignored"#,
                #"catalog/nord.jsonl:2: "colour" is not a known key; it was ignored"#,
                #"catalog/nord.jsonl:2: "titel" is not a known key; did you mean "title"?"#,
            ])
    }

    @Test func `a web address of an image is left out`() throws {
        let reading = try reading(["images": #"["https://cdn.example/a.jpg","b.jpg"]"#])
        #expect(reading.products.first?.images == [ProductImage(path: "b.jpg")])
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:2: images[0] is a web address, which a build does not fetch; save the picture under catalog/ and write its path; it was left out"
            ])
    }

    @Test func `an unknown role is ignored`() throws {
        let reading = try reading(["images": #"[{"path":"b.jpg","role":"hero"}]"#])
        #expect(reading.products.first?.images == [ProductImage(path: "b.jpg")])
        #expect(
            reading.messages == [
                #"catalog/nord.jsonl:2: images[0].role is "hero", not front, back, detail or worn; it was ignored"#
            ])
    }

    @Test func `a sale price that is not lower is left out`() throws {
        let reading = try reading(["variants": #"[{"sku":"s","price":"12","sale_price":"15.5"}]"#])
        #expect(reading.products.first?.variants.first?.salePrice == nil)
        #expect(
            reading.messages == [
                "catalog/nord.jsonl:2: variants[0].sale_price (15.50) is not below the price (12.00); it was left out"
            ])
    }

    @Test func `a negative stock is none`() throws {
        let reading = try reading(["variants": #"[{"sku":"s","price":"12","stock":-2}]"#])
        #expect(reading.products.first?.variants.first?.availability == .outOfStock)
        #expect(
            reading.messages == ["catalog/nord.jsonl:2: variants[0].stock is negative (-2); it was read as 0"])
    }

    @Test func `a price of the product is the price of variants that have none`() throws {
        let reading = try reading([
            "price": "20", "sale_price": "18", "variants": #"[{"sku":"a"},{"sku":"b","price":25}]"#,
        ])
        #expect(reading.messages == [])
        let variants = try #require(reading.products.first?.variants)
        #expect(variants.map(\.price.amount) == [20, 25])
        #expect(variants.map(\.salePrice?.amount) == [18, nil])
    }
}
