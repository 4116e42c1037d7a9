import Catalog
import Foundation
import Testing

@Suite struct `Categories have one name` {
    @Test(arguments: [
        ("T-Shirts", "t-shirt"), ("tee", "t-shirt"), ("TSHIRT", "t-shirt"), ("t shirts", "t-shirt"),
        ("Shirts", "shirt"),
        ("blouses", "shirt"), ("Long Sleeve", "longsleeve"), ("Jacket", "outwear"), ("Coats", "outwear"),
        ("Outerwear", "outwear"), ("Dresses", "dress"), ("Mini Skirts", "skirt"), ("Jeans", "pants"),
        ("trousers", "pants"), ("Leggings", "pants"), ("shorts", "shorts"), ("Bermuda Shorts", "shorts"),
        ("Apparel & Accessories > Clothing > Shirts & Tops > T-Shirts", "t-shirt"), ("Women/Dresses/Summer", "dress"),
        ("Hats", "hats"), ("Home > Garden Tools", "garden-tools"), ("Schuhe", "schuhe"),
    ])
    func `that feeds write in many ways`(text: String, name: String) {
        #expect(Category.named(text).name == name)
        #expect((Category.named(text).fit != nil) == Category.triedOn.map(\.name).contains(name))
    }
}

@Suite struct `The nearest name` {
    @Test(
        arguments: [
            ("colour", "color"), ("Title", "title"), ("tilte", "title"), ("prise", "price"),
            ("sale_prices", "sale_price"), ("sale", "sale_price"),
            ("barcode", nil), ("x", nil), ("", nil),
        ] as [(String, String?)])
    func `is at most a third of the letters away, or one begins with the other`(name: String, nearest: String?) {
        #expect(NearestName.of(name, among: ["title", "color", "price", "sale_price", "sku"]) == nearest)
    }
}

@Suite struct `Public ids` {
    @Test(arguments: ["nord:a", "nord:A-1", "n-1:_C3_84_20_2F", "nord:_5F_5F"])
    func `read back as they were written`(text: String) throws {
        #expect(try #require(ProductID(publicID: text)).description == text)
    }

    @Test(arguments: [
        "", "nord", "nord:", ":a", "Nord:a", "nord:a b", "nord:a_2f", "nord:_41", "nord:_C3", "nord:_4", "nord:_",
        "nord:a:b",
        "nord:" + String(repeating: "a", count: 151),
    ])
    func `have one form only`(text: String) {
        #expect(ProductID(publicID: text) == nil)
    }
}

@Suite struct `Times` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2024-02-29T23:59:60Z", "2024-03-01T00:00:00Z"),
        ("2026-11-24t08:30:00.999z", "2026-11-24T08:30:00Z"), ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"),
        ("1969-12-31T23:59:59-00:30", "1970-01-01T00:29:59Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"), ("1900-02-28T12:00:00Z", "1900-02-28T12:00:00Z"),
    ])
    func `are read and written as RFC 3339 says`(text: String, utc: String) throws {
        #expect(Timestamp.text(try #require(Timestamp.date(text))) == utc)
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24T08:30:00", "2026-11-24T08:30Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z",
        "2026-11-24T08:30:00+1", "2026-11-24T08:30:00.Z", "2026-11-24T08:30:00Zx", "2O26-11-24T08:30:00Z",
        "2026-11-24T08:30:00+24:00", "2026-11-24T08:30:00+01:00Z",
    ])
    func `of another form are none`(text: String) {
        #expect(Timestamp.date(text) == nil)
    }
}

@Suite struct `Currencies` {
    @Test func `have their minor units`() {
        #expect(Currency.named("EUR")?.minorUnits == 2)
        #expect(Currency.named("JPY")?.minorUnits == 0)
        #expect(Currency.named("KWD")?.minorUnits == 3)
        #expect(Currency.named("XTS") == nil)
        #expect(Currency.codes.count == 157)
    }
}
