import Catalog
import Foundation
import Imaging
import Testing

import Fixtures

/// One whole workspace, drawn once for all tests.
private let drawn = Result {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "fixtures-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(at: folder)
    try FixtureWorkspace(seed: 7).write(to: folder)
    return folder
}

private func read(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

@Suite struct FixtureWorkspaceTests {
    let workspace = FixtureWorkspace(seed: 7)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `every product has a photo of at most 60 000 bytes and a mask of its size`() throws {
        let folder = try drawn.get()
        for store in workspace.stores {
            for item in store.items {
                let path = try #require(item.product.images.first?.path)
                let bytes = try read(folder.appending(path: "catalog/\(path)"))
                #expect(bytes.count <= 60_000, "\(path)")
                let photo = try Image.decode(bytes)
                let mask = try Mask.decode(
                    try read(folder.appending(path: "truth/\(store.snapshot.storeID)/\(item.name).mask.png")))
                #expect((photo.width, photo.height) == (600, 800))
                #expect((mask.width, mask.height) == (600, 800))
                #expect((40_000...330_000).contains(mask.area), "\(path)")
                // Nothing touches the frame: a cut garment would be refused, and rightly.
                let box = try #require(mask.box)
                #expect(box.x > 3 && box.y > 3 && box.x + box.width < 597 && box.y + box.height < 797, "\(path)")
            }
        }
    }

    @Test func `true landmarks lie on the true outline`() throws {
        let folder = try drawn.get()
        for store in workspace.stores {
            for item in store.items {
                let stem = "truth/\(store.snapshot.storeID)/\(item.name)"
                let distance = try Mask.decode(try read(folder.appending(path: "\(stem).mask.png"))).signedDistance()
                let truth = try JSONReader.read(try read(folder.appending(path: "\(stem).json")))
                guard case .object(let landmarks)? = truth["landmarks"] else {
                    Issue.record("\(stem) has no landmarks")
                    continue
                }
                #expect(landmarks.isEmpty == (item.product.category.fit == nil), "\(stem)")
                for landmark in landmarks {
                    guard case .array(let numbers) = landmark.value, case .number(let x) = numbers[0],
                        case .number(let y) = numbers[1]
                    else {
                        Issue.record("\(stem): \(landmark.key) is no point")
                        continue
                    }
                    let away = distance.bilinear(Point(x: x.double, y: y.double))
                    // Collars stand over the neck points; the front of the neckline is inside, below the back.
                    let allowed: ClosedRange<Float> =
                        landmark.key == "neck_front" ? 4...120 : landmark.key.hasPrefix("neck") ? -3...34 : -3...5
                    #expect(allowed.contains(away), "\(stem): \(landmark.key) is \(away) px inside")
                }
            }
        }
    }

    @Test func `the landmarks of each kind of garment have the names that a cut prints`() throws {
        let top = [
            "neck_left", "neck_right", "neck_front", "shoulder_left", "shoulder_right", "armpit_left", "armpit_right",
            "cuff_outer_left", "cuff_outer_right", "cuff_inner_left", "cuff_inner_right", "hem_left", "hem_right",
        ]
        let expected: [Catalog.Category.Fit: [String]] = [
            .top: top, .dress: top, .skirt: ["waist_left", "waist_right", "hem_left", "hem_right"],
            .legs: [
                "waist_left", "waist_right", "crotch", "hem_outer_left", "hem_inner_left", "hem_inner_right",
                "hem_outer_right",
            ],
        ]
        let folder = try drawn.get()
        for store in workspace.stores {
            for item in store.items {
                guard let fit = item.product.category.fit else { continue }
                let path = "truth/\(store.snapshot.storeID)/\(item.name).json"
                guard
                    case .object(let landmarks)? = try JSONReader.read(try read(folder.appending(path: path)))[
                        "landmarks"]
                else { continue }
                #expect(landmarks.map(\.key) == expected[fit])
            }
        }
    }

    @Test func `the catalog reads without a problem and says what was drawn`() throws {
        let folder = try drawn.get()
        for store in workspace.stores {
            let path = folder.appending(path: "catalog/\(store.snapshot.storeID).jsonl").path
            var reader = try SnapshotReader(path: path, shownAs: path)
            var products: [Product] = []
            while let entry = reader.next() {
                guard case .product(let product, _) = entry else {
                    Issue.record("\(entry)")
                    continue
                }
                products.append(product)
            }
            #expect(products == store.items.map(\.product))
        }
    }

    @Test func `all categories, sales, sold-out sizes and both stores are there`() {
        let products = workspace.stores.flatMap { $0.items.map(\.product) }
        #expect((16...24).contains(products.count))
        #expect(Set(products.map(\.category)).isSuperset(of: Catalog.Category.triedOn))
        #expect(products.contains { $0.category.fit == nil })
        let variants = products.flatMap(\.variants)
        #expect(variants.contains { $0.stock == 0 } && variants.contains { $0.salePrice != nil })
        #expect(variants.allSatisfy { ($0.salePrice?.amount ?? 0) < $0.price.amount })
        #expect(Set(variants.map(\.sku)).count == variants.count)
    }

    @Test func `shares name only products that are there, and hold no key and no token`() throws {
        let folder = try drawn.get()
        let ids = Set(workspace.stores.flatMap { $0.items.map(\.product.id.description) })
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "shares").path).sorted()
        #expect(files == ["autumn-edit.json", "birthdays.json"])
        for file in files {
            guard
                case .array(let items)? = try JSONReader.read(try read(folder.appending(path: "shares/\(file)")))[
                    "items"]
            else {
                Issue.record("\(file) has no items")
                continue
            }
            for item in items {
                guard case .string(let id)? = item["product_id"] else { continue }
                #expect(ids.contains(id))
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["avatars.json", "catalog", "shares", "techartt.yaml", "truth"])
    }

    @Test func `the same seed draws the same bytes, another seed something else`() throws {
        let folder = try drawn.get()
        let store = workspace.stores[0]
        for item in store.items.prefix(2) {
            let again = item.photographed()
            #expect(
                try again.jpegBytes() == (try read(folder.appending(path: "catalog/images/nord/\(item.name).jpg"))))
            #expect(
                try again.mask.pngBytes() == (try read(folder.appending(path: "truth/nord/\(item.name).mask.png"))))
        }
        let other = FixtureWorkspace(seed: 8).stores[0].items[0].photographed()
        #expect(other.mask != store.items[0].photographed().mask)
    }

    @Test func `the committed workspace is what seed 1 draws`() throws {
        let fixtures = root.appending(path: "fixtures")
        let workspace = FixtureWorkspace(seed: 1)
        for store in workspace.stores {
            let path = fixtures.appending(path: "catalog/\(store.snapshot.storeID).jsonl").path
            var reader = try SnapshotReader(path: path, shownAs: path)
            var products: [Product] = []
            while let entry = reader.next() {
                if case .product(let product, _) = entry { products.append(product) }
            }
            #expect(products == store.items.map(\.product))
        }
        // Another machine's arithmetic and JPEG library may round otherwise, so a picture is compared by eye's measure.
        let item = workspace.stores[0].items[0]
        let committed = try Image.decode(try read(fixtures.appending(path: "catalog/images/nord/\(item.name).jpg")))
        let fresh = try Image.decode(try item.photographed().jpegBytes())
        let difference = zip(committed.bytes, fresh.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(difference) / Double(fresh.bytes.count) < 0.5)
    }

    @Test func `a folder with something else in it is left alone`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fixtures-other-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: folder.appending(path: "thesis.txt"))
        #expect(throws: FixtureError.notOurs(folder: folder.path)) { try workspace.write(to: folder) }
        #expect(
            FixtureError.notOurs(folder: "shop").description
                == "shop is not empty and holds no drawn workspace (it has no truth/ folder); choose a new folder")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["thesis.txt"])
        try FileManager.default.removeItem(at: folder)
    }

    @Test func `a folder that cannot be made is an error that names the file`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "fixtures-file-\(UUID().uuidString)")
        try Data().write(to: file)
        let error = #expect(throws: FixtureError.self) { try workspace.write(to: file) }
        #expect(error?.description.hasPrefix("\(file.path)/techartt.yaml cannot be written: ") == true)
        try FileManager.default.removeItem(at: file)
    }
}
