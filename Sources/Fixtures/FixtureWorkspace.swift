import Catalog
import Dispatch
import Foundation
import Imaging
import Synchronization

/// A whole workspace that the project's own code draws: two stores with photos of clothes, three people, two shares;
/// and beside it, in `truth/`, what is true about each photo. The same seed gives the same bytes, another seed other
/// clothes.
package struct FixtureWorkspace: Sendable {
    package let stores: [FixtureStore]

    package init(seed: UInt64) {
        let dice = Dice(seed: seed)
        var wardrobe = Wardrobe(dice.stream("wardrobe"))
        var backgrounds = BackgroundDeck(dice.stream("backgrounds"))
        let euro = Currency.named("EUR"), pound = Currency.named("GBP")
        guard let euro, let pound else { preconditionFailure("ISO 4217 has EUR and GBP") }
        stores = [
            FixtureStore(
                id: "nord", name: "Nord", currency: euro, brands: ["Nord", "Fjellverk", "Lys & Lin"], firstNumber: 1042,
                categories: [
                    (.tShirt, .plain), (.outwear, .plain), (.dress, .plain), (.pants, .plain), (.shirt, .plain),
                    (.longsleeve, .plain), (.skirt, .plain), (.tShirt, .plain), (.shorts, .plain), (.shirt, .hanger),
                    (.outwear, .plain), (.pants, .plain), (.hat, .plain),
                ], wardrobe: &wardrobe, backgrounds: &backgrounds, dice: dice.stream("nord")),
            FixtureStore(
                id: "harbour", name: "Harbour & Lane", currency: pound, brands: ["Harbour & Lane", "Pell"],
                firstNumber: 20115,
                categories: [
                    (.dress, .plain), (.longsleeve, .plain), (.shirt, .plain), (.tShirt, .clutter), (.skirt, .plain),
                    (.shorts, .plain), (.dress, .hanger), (.pants, .plain), (.shoes, .plain),
                ], wardrobe: &wardrobe, backgrounds: &backgrounds, dice: dice.stream("harbour")),
        ]
    }

    /// Writes everything into `folder`, which must be new, empty or an earlier drawing. `progress` is told each
    /// photo's path as it is done.
    package func write(
        to folder: URL, progress: @Sendable (String) -> Void = { _ in }
    ) throws(FixtureError) {
        let writer = FixtureWriter(folder: folder)
        try writer.clear()
        try writer.write(Array(settings.utf8), to: "techartt.yaml")
        try writer.write(Array(avatarsFile.utf8), to: "avatars.json")
        for share in shares { try writer.write(Array(share.text.utf8), to: "shares/\(share.id).json") }
        for store in stores {
            try writer.write(Array(store.jsonLines.utf8), to: "catalog/\(store.snapshot.storeID).jsonl")
        }
        try drawPhotos(writer, progress)
    }

    /// On all cores; each photo has its own dice, so the order does not matter.
    private func drawPhotos(
        _ writer: FixtureWriter, _ progress: @Sendable (String) -> Void
    ) throws(FixtureError) {
        let items = stores.flatMap { store in store.items.map { (store.snapshot.storeID, $0) } }
        let failures = Mutex<[Int: FixtureError]>([:])
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            let (store, item) = items[index]
            do throws(FixtureError) {
                try Self.draw(item, store: store, writer)
                progress("catalog/images/\(store)/\(item.name).jpg")
            } catch {
                failures.withLock { $0[index] = error }
            }
        }
        let first = failures.withLock { failures in failures.min { $0.key < $1.key }?.value }
        if let first { throw first }
    }

    private static func draw(_ item: FixtureStore.Item, store: String, _ writer: FixtureWriter) throws(FixtureError) {
        let photo = item.photographed()
        let (jpeg, mask): ([UInt8], [UInt8])
        do throws(ImageError) {
            (jpeg, mask) = (try photo.jpegBytes(), try photo.mask.pngBytes())
        } catch {
            throw .cannotWrite(path: "\(store)/\(item.name)", reason: error.description)
        }
        try writer.write(jpeg, to: "catalog/images/\(store)/\(item.name).jpg")
        try writer.write(mask, to: "truth/\(store)/\(item.name).mask.png")
        let truth = FixtureTruth(photo: photo, item: item)
        try writer.write(Array(truth.text.utf8), to: "truth/\(store)/\(item.name).json")
    }
}
