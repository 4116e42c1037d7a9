import Catalog
import Foundation
import Testing

@Suite struct `A snapshot that is written` {
    @Test func `has its keys in one order and leaves out what is absent`() {
        let product = Product(
            id: ProductID(store: "nord", rawID: "Ä 1"), title: "Tee \"A\"", category: .tShirt,
            images: [ProductImage(path: "i/1.jpg"), ProductImage(path: "i/2.jpg", role: .back)],
            variants: [
                Variant(
                    sku: "s", size: "M", stock: 4, price: Money(amount: Decimal(199) / 10, currency: "EUR"),
                    salePrice: Money(amount: 15, currency: "EUR"))
            ], version: 2, updatedAt: Date(timeIntervalSince1970: 0))
        #expect(
            SnapshotWriter.line(product) == #"""
                {"store_id":"nord","product_id":"Ä 1","title":"Tee \"A\"","category":"t-shirt","images":["i/1.jpg",{"path":"i/2.jpg","role":"back"}],"variants":[{"sku":"s","size":"M","stock":4,"price":{"amount":"19.90","currency":"EUR"},"sale_price":{"amount":"15.00","currency":"EUR"}}],"version":2,"updated_at":"1970-01-01T00:00:00Z"}

                """#)
    }

    @Test func `reads back as what it was`() throws {
        let line = #"""
            {"store_id":"nord","product_id":"a","title":"T","description":"d","brand":"b","category":"hat","tags":["x"],"images":[{"path":"a.jpg","role":"front","color":"red","mask":"m.png","cut":"c.png"}],"variants":[{"sku":"s","color":"red","price":{"amount":"1200","currency":"JPY"}}],"product_url":"https://nord.example/a"}
            """#
        let read = try SnapshotFile(products: [line]).read()
        #expect(
            SnapshotWriter.header(read.snapshot) + read.products.map(SnapshotWriter.line).joined()
                == "\(SnapshotFile.header)\n\(line)\n")
    }
}
