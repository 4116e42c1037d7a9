import Avatars
import Catalog
import Foundation
import Objects
import Shares

/// Makes a workspace out of photos: what `techartt init` does.
struct WorkspaceStarter {
    let workspace: String
    let photos: String
    let now: Date

    struct Made {
        var products: Int
        var categories: Int
        /// Photos with the same content as another of their category.
        var duplicates: Int
        var share: String
    }

    private struct Photo {
        var category: Catalog.Category
        var path: String
    }

    private static let currency = "EUR"
    private static let photoSuffixes: Set = ["jpg", "jpeg", "png"]
    private static let people = [
        Avatar(
            id: "maya", label: "Maya", age: 29,
            attributes: AvatarAttributes(heightCentimetres: 168, bodyType: .average, skinTone: .monk(6), age: 29)),
        Avatar(
            id: "jonas", label: "Jonas", age: 34,
            attributes: AvatarAttributes(heightCentimetres: 183, bodyType: .athletic, skinTone: .monk(3), age: 34)),
    ]

    func make() async throws -> Made {
        let found = try findPhotos()
        try makeFolder()
        var made = Made(products: 0, categories: Set(found.map(\.category)).count, duplicates: 0, share: "")
        let products = try products(of: found, &made)
        try writeCatalog(products)
        try write(Self.settings, to: "techartt.yaml")
        try write(Self.ignored, to: ".gitignore")
        try Data(AvatarFile(avatars: Self.people).json()).write(to: file("avatars.json"))
        made.share = try await publish(products)
        return made
    }

    private func findPhotos() throws -> [Photo] {
        let files = FileManager.default
        let folders = ((try? files.contentsOfDirectory(atPath: photos)) ?? []).sorted()
        var found: [Photo] = []
        for folder in folders where !folder.hasPrefix(".") {
            let names = ((try? files.contentsOfDirectory(atPath: "\(photos)/\(folder)")) ?? []).sorted()
            for name in names where Self.photoSuffixes.contains(URL(filePath: name).pathExtension.lowercased()) {
                found.append(Photo(category: .named(folder), path: "\(folder)/\(name)"))
            }
        }
        guard !found.isEmpty else {
            throw CommandFailure.cannotRun(
                "\(photos): no photo was found; put them into one folder a category, such as \(photos)/t-shirt/1.jpg")
        }
        return found
    }

    private func makeFolder() throws {
        let present = (try? FileManager.default.contentsOfDirectory(atPath: workspace)) ?? []
        guard present.isEmpty else {
            throw CommandFailure.cannotRun("\(workspace): the folder is not empty; choose a new one, or empty it")
        }
        try FileManager.default.createDirectory(at: file("catalog/images"), withIntermediateDirectories: true)
    }

    private func products(of found: [Photo], _ made: inout Made) throws -> [Product] {
        var products: [Product] = []
        var ids: Set<String> = []
        var titles: Set<String> = []
        for photo in found {
            let bytes = try Data(contentsOf: URL(filePath: "\(photos)/\(photo.path)"))
            let hash = ContentHash(of: bytes)
            let rawID = "\(photo.category.name)-\(hash.description.prefix(8))"
            guard ids.insert(rawID).inserted else {
                made.duplicates += 1
                continue
            }
            let image = "images/\(photo.category.name)/\(URL(filePath: photo.path).lastPathComponent)"
            let place = file("catalog/\(image)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            // A copy, not a second name: a photo that is edited in the workspace must not change in the other folder.
            try bytes.write(to: place)
            var invented = InventedProduct(category: photo.category, photo: hash)
            products.append(
                invented.product(
                    id: ProductID(store: Self.store, rawID: rawID), image: image, currency: Self.currency,
                    taken: &titles))
        }
        made.products = products.count
        return products
    }

    private static let store = "shop"

    private func writeCatalog(_ products: [Product]) throws {
        guard let currency = Currency.named(Self.currency) else { return }
        let snapshot = Snapshot(
            storeID: Self.store, storeName: "The Shop", asOf: now, currency: currency, isComplete: true)
        let lines = products.map(SnapshotWriter.line)
        try write(SnapshotWriter.header(snapshot) + lines.joined(), to: "catalog/\(Self.store).jsonl")
    }

    /// One share of everything, a key, and a token for it.
    private func publish(_ products: [Product]) async throws -> String {
        let folder = try WorkspaceFolder(workspace)
        var random = SystemRandomNumberGenerator()
        let share = Share(
            id: Share.newID(random: &random), title: "Everything in the shop", avatars: Self.people.map(\.id),
            items: products.map { ShareItem(product: $0.id) })
        try folder.write(share)
        try folder.write(try KeySet.generate(random: &random))
        let token = try await folder.issueToken(
            share: share.id, scopes: [.view, .refresh, .preview], role: .giver, organisation: nil,
            lifetime: 365 * 86_400, now: now)
        try folder.addToken(token)
        return share.id
    }

    private func file(_ path: String) -> URL { URL(filePath: "\(workspace)/\(path)") }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: file(path))
    }

    private static let settings = """
        title: The Shop
        currency: \(currency)
        locale: en

        """

    /// What a version control system must not see.
    private static let ignored = """
        /.techartt/
        /dist/
        /private/
        /secrets/
        /tokens.txt

        """
}
