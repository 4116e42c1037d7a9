import Avatars
import Catalog
import Foundation
import Garments
import Imaging
import TryOn

/// Every photo of DIR/CATEGORY beside its try-on, twenty a page; red: refused, with the reason.
struct TryOnSheet {
    private static let cell = (width: 380, height: 350)
    private static let columns = 5
    private static let page = 20

    private let folder: URL
    private let out: URL
    private let categories: [Catalog.Category]
    private let pose: Pose
    private let avatar: AvatarAttributes
    /// Cuts are kept here from run to run when it is given.
    private let cuts: URL?
    /// Whole pictures go here when it is given.
    private let whole: URL?
    private let drape = Drape(clock: { Double(DispatchTime.now().uptimeNanoseconds) / 1e6 })

    static let usage = "sheet tryons DIR OUT [category=C,…] [pose=P] [body=B] [tone=T] [cuts=FOLDER] [whole=FOLDER]"

    init?(_ arguments: [String]) {
        guard arguments.count >= 2 else { return nil }
        var options: [String: String] = [:]
        for argument in arguments.dropFirst(2) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            options[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        folder = URL(filePath: arguments[0])
        out = URL(filePath: arguments[1])
        let names = options["category"]?.split(separator: ",").map(String.init)
        categories = Category.triedOn.filter { names?.contains($0.name) ?? true }
        pose = Pose(rawValue: options["pose"] ?? "") ?? .natural
        avatar = AvatarAttributes(
            bodyType: .init(rawValue: options["body"] ?? "") ?? .average,
            skinTone: SkinTone(options["tone"] ?? "") ?? .monk(5))
        cuts = options["cuts"].map { URL(filePath: $0) }
        whole = options["whole"].map { URL(filePath: $0) }
    }

    func run() throws {
        for category in categories {
            let place = folder.appending(path: category.name)
            let files = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
            var tally: [String: Int] = [:]
            for first in stride(from: 0, to: files.count, by: Self.page) {
                let names = files[first..<min(first + Self.page, files.count)]
                let photos = names.map { place.appending(path: $0) }
                let sheet = try sheet(of: photos, category, first: first, tally: &tally)
                try Data(try sheet.jpegBytes(quality: 88)).write(
                    to: out.appending(path: "\(category.name)-\(first / Self.page).jpg"))
            }
            print(
                "\(category.name):",
                tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
    }

    private func sheet(
        of photos: [URL], _ category: Catalog.Category, first: Int, tally: inout [String: Int]
    ) throws -> Image {
        let rows = (photos.count + Self.columns - 1) / Self.columns
        var canvas = Canvas(width: Self.columns * Self.cell.width, height: rows * Self.cell.height)
        for (index, file) in photos.enumerated() {
            let at = (x: index % Self.columns * Self.cell.width, y: index / Self.columns * Self.cell.height)
            let photo = try Image.decode([UInt8](Data(contentsOf: file)))
            let scale = min(120 / Double(photo.width), 300 / Double(photo.height))
            canvas.draw(
                photo.resized(width: Int(Double(photo.width) * scale), height: Int(Double(photo.height) * scale)),
                x: at.x + 2, y: at.y + 18)
            let outcome = outcome(of: photo, file, category)
            let text: String
            switch outcome {
            case .success(let result):
                text = String(format: "%.2f", result.confidence)
                canvas.draw(result.image.resized(width: 247, height: 330), x: at.x + 126, y: at.y + 18)
                if let whole {
                    try Data(try result.image.pngBytes()).write(
                        to: whole.appending(path: "\(category.name)-\(first + index).png"))
                }
                tally["offered", default: 0] += 1
                let times = result.timings.map { "\($0.stage) \(Int($0.milliseconds.rounded()))" }
                print(category.name, first + index, text, times.joined(separator: " "), file.lastPathComponent)
            case .failure(let refusal):
                text = refusal.rawValue
                canvas.fill(
                    PixelBox(x: at.x + 126, y: at.y + 18, width: 247, height: 330), SIMD3(225, 120, 110))
                tally[text, default: 0] += 1
                print(category.name, first + index, text, file.lastPathComponent)
            }
            canvas.text("\(first + index) \(text)", x: at.x + 2, y: at.y + 3)
        }
        return canvas.image
    }

    private func outcome(of photo: Image, _ file: URL, _ category: Catalog.Category) -> Result<TryOnResult, Refusal> {
        do throws(Refusal) {
            let request = TryOnRequest(cut: try cut(photo, file, category), avatar: avatar, pose: pose)
            do {
                return .success(try drape.render(request))
            } catch {
                guard case .refused(let refusal, _) = error else { return .failure(.categoryUnsupported) }
                return .failure(refusal)
            }
        } catch {
            return .failure(error)
        }
    }

    private func cut(_ photo: Image, _ file: URL, _ category: Catalog.Category) throws(Refusal) -> GarmentCut {
        let kept = cuts?.appending(path: "\(category.name)-\(file.lastPathComponent).cut")
        if let kept, let data = try? Data(contentsOf: kept), let cut = try? GarmentCut(encoded: [UInt8](data)) {
            return cut
        }
        let cut = try GarmentCutter().cut(photo: photo, category: category)
        if let kept { try? Data(cut.encoded()).write(to: kept) }
        return cut
    }
}
