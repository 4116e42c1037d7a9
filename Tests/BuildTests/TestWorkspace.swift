import Avatars
import Build
import Catalog
import Foundation
import Garments
import Imaging
import Objects
import Shares
import TryOn

/// A small workspace in a folder of its own, removed with it: four products of one store, two people, one published
/// share and one without a token.
final class TestWorkspace: Sendable {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    let path: String
    let keys: KeySet
    private let files = LocalFileSystem()

    init() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "techartt-build-\(UUID().uuidString)")
        path = folder.path
        var random = SystemRandomNumberGenerator()
        keys = try KeySet.generate(random: &random)
        for name in ["catalog/images", "shares", "secrets", "templates"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        try KeyFile.write(keys, path: "\(path)/secrets/share-keys.json", shownAs: "share-keys.json")
        try write("title: Test shop\nimages: {widths: [16, 24], quality: 80}\n", to: "techartt.yaml")
        try writeAvatars()
        for (index, color) in [(200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 40)].enumerated() {
            try writePhoto("\(index + 1)", color)
        }
        try writeCatalog()
        try writeShare("main", items: ["1", "2", "3"])
        try writeShare("draft", items: ["4"])
        try await writeTokens(["main"])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var dist: String { "\(path)/dist" }

    func write(_ text: String, to name: String) throws {
        try files.write(Array(text.utf8), to: "\(path)/\(name)")
    }

    func remove(_ name: String) throws {
        try files.remove("\(path)/\(name)")
    }

    func writePhoto(_ product: String, _ color: (Int, Int, Int), width: Int = 30, height: Int = 40) throws {
        let image = Image(
            width: width, height: height, red: UInt8(color.0), green: UInt8(color.1), blue: UInt8(color.2), alpha: 255)
        try files.write(image.pngBytes(), to: "\(path)/catalog/images/\(product).png")
    }

    func writeCatalog(products: [String] = ["1", "2", "3", "4"], prices: [String: String] = [:], more: [String] = [])
        throws
    {
        let head = #"{"snapshot":{"store_id":"nord","as_of":"2026-11-24T08:00:00Z","currency":"EUR","complete":true}}"#
        let lines = products.map { Self.line($0, price: prices[$0] ?? "10.00") }
        try write(([head] + lines + more).joined(separator: "\n") + "\n", to: "catalog/nord.jsonl")
    }

    static func line(_ id: String, category: String = "t-shirt", price: String = "10.00", image: String? = nil)
        -> String
    {
        #"{"product_id":"\#(id)","title":"Tee \#(id)","category":"\#(category)","#
            + #""images":[{"path":"\#(image ?? "images/\(id).png")"}],"#
            + #""variants":[{"sku":"\#(id)-M","size":"M","stock":3,"price":"\#(price)"}],"#
            + #""product_url":"https://nord.example/\#(id)"}"#
    }

    func writeAvatars(_ skin: KeyValuePairs<String, String> = ["me": "monk-5", "mom": "monk-3"]) throws {
        let list = skin.map { id, tone in
            #"{"id":"\#(id)","label":"\#(id)","attributes":{"height":170,"body_type":"average","skin_tone":"\#(tone)"}}"#
        }
        try write("{\"avatars\":[\(list.joined(separator: ","))]}", to: "avatars.json")
    }

    func writeShare(_ id: String, items: [String], avatars: [String] = ["me", "mom"], title: String = "Shared") throws {
        let share = Share(
            id: id, title: title, avatars: avatars,
            items: items.map { ShareItem(product: ProductID(store: "nord", rawID: $0)) })
        try ShareFile.write(share, path: "\(path)/shares/\(id).json", shownAs: "share")
    }

    func token(_ share: String, keys: KeySet? = nil, lifetime: TimeInterval = 1000) async throws -> String {
        var random = SystemRandomNumberGenerator()
        return try await ShareTokenIssuer(keys: keys ?? self.keys, issuer: "techartt", audience: "techartt").issue(
            share: share, scopes: [.view, .refresh], role: .owner, lifetime: lifetime,
            now: Self.now.addingTimeInterval(-100), random: &random)
    }

    func writeTokens(_ shares: [String]) async throws {
        var lines: [String] = []
        for share in shares { lines.append(try await token(share)) }
        try write(lines.joined(separator: "\n") + "\n", to: "tokens.txt")
    }

    func build(
        jobs: Int = 2, out: String? = nil, files: any FileSystem = LocalFileSystem(), tools: StageTools? = nil
    ) async throws(BuildError) -> Report {
        try await WorkspaceBuild(
            workspace: Workspace(path), options: BuildOptions(out: out, jobs: jobs, now: Self.now),
            tools: tools ?? .cheap, files: files
        ).run()
    }

    /// Every file that is published, by path.
    func published(in folder: String? = nil) throws -> [String: [UInt8]] {
        let folder = folder ?? dist
        return try files.files(under: folder).reduce(into: [:]) { content, path in
            content[path] = try files.read("\(folder)/\(path)", limit: 100_000_000)
        }
    }

    /// What a build that knows nothing makes of the workspace.
    func cold() async throws -> [String: [UInt8]] {
        let other = "\(path)/cold"
        try files.rename("\(path)/.techartt", to: "\(path)/.techartt-kept")
        _ = try await build(out: other)
        let content = try published(in: other)
        for name in ["cold", ".techartt"] { try remove(name) }
        try files.rename("\(path)/.techartt-kept", to: "\(path)/.techartt")
        return content
    }
}

extension StageTools {
    /// Flat colours in place of garments and people: what is tested is the build.
    static let cheap = StageTools(
        cutVersion: "cheap", cut: { photo, category, _ throws(Refusal) in try GarmentCut(flat: photo, category) },
        portrait: { attributes in
            let (red, green, blue) = attributes.skinTone.sRGB
            return Image(width: 24, height: 32, red: red, green: green, blue: blue, alpha: 255)
        }, model: FlatModel())
}

extension GarmentCut {
    /// A white photo has no garment, a black one cannot be told from its ground.
    init(flat photo: Image, _ category: Catalog.Category) throws(Refusal) {
        if photo.bytes[0...2].allSatisfy({ $0 == 255 }) { throw .garmentNotFound }
        self.init(
            category: category, image: photo, photoWidth: photo.width, photoHeight: photo.height,
            photoToCut: .identity, box: PixelBox(x: 0, y: 0, width: photo.width, height: photo.height), contour: [],
            landmarks: .none, confidence: 0.5, refusal: photo.bytes[0...2].allSatisfy { $0 == 0 } ? .lowContrast : nil)
    }
}

/// The garment's colour above the skin's. Refuses blue on the lightest skin.
struct FlatModel: TryOnModel {
    let version = "flat-1"

    func accepts(_ category: Catalog.Category, on kind: Avatar.Kind) -> Bool { true }

    func render(_ request: TryOnRequest) throws(TryOnError) -> TryOnResult {
        let cloth = request.cut.image.bytes
        if cloth[2] == 199 { throw .modelUnavailable(version: version) }
        if cloth[2] == 200, request.avatar.skinTone == .monk(3) { throw .refused(.clothFolds, confidence: 0.2) }
        let (red, green, blue) = request.avatar.skinTone.sRGB
        var image = Image(width: 24, height: 32, red: red, green: green, blue: blue, alpha: 255)
        for index in 0..<(24 * 16 * 4) { image.bytes[index] = cloth[index % 4] }
        return TryOnResult(
            image: image, mask: Mask(width: 24, height: 32), box: PixelBox(x: 0, y: 0, width: 24, height: 16),
            confidence: 0.75, modelVersion: version)
    }
}
