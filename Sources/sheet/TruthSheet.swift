import Catalog
import Foundation
import Garments
import Imaging

/// Cuts of the drawn workspace against the truth beside it: overlap of the masks, and how far each landmark lies off
/// in percent of the garment's height.
enum TruthSheet {
    static let usage = "sheet truth WORKSPACE"

    private struct Truth: Decodable {
        var category: String
        var difficulty: String
        var landmarks: [String: [Double]]
    }

    static func run(_ arguments: [String]) throws {
        guard let workspace = arguments.first.map({ URL(filePath: $0) }) else { return print("usage: \(usage)") }
        var overlaps: [Double] = []
        var errors: [Double] = []
        for file in try truths(of: workspace) {
            let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: file))
            let category = Category(name: truth.category)
            guard category.fit != nil else { continue }
            let name = file.deletingPathExtension().lastPathComponent
            let store = file.deletingLastPathComponent()
            let mask = try Mask.decode(
                [UInt8](Data(contentsOf: store.appending(path: "\(name).mask.png"))))
            let photo = try Image.decode(
                [UInt8](
                    Data(
                        contentsOf: workspace.appending(
                            path: "catalog/images/\(store.lastPathComponent)/\(name).jpg"))))
            do throws(Refusal) {
                let cut = try GarmentCutter().cut(photo: photo, category: category)
                let overlap = onPhoto(cut).overlap(with: mask)
                let height = Double(mask.box?.height ?? 1)
                let off = cut.landmarksByName.compactMap { name, point in
                    truth.landmarks[name].map { (name, 100 * point.distance(to: Point(x: $0[0], y: $0[1])) / height) }
                }
                overlaps.append(overlap)
                errors += off.map(\.1)
                let worst = off.filter { $0.1 > 2 }.map { "\($0.0) \(String(format: "%.1f", $0.1))" }
                print(
                    truth.category, truth.difficulty, String(format: "%.3f", overlap),
                    String(format: "%.2f", cut.confidence), cut.refusal?.rawValue ?? "ok", name,
                    worst.joined(separator: ", "), separator: "\t")
            } catch {
                print(truth.category, truth.difficulty, error.rawValue, name, separator: "\t")
            }
        }
        print("overlap: worst \(overlaps.min() ?? 0), mean \(overlaps.reduce(0, +) / Double(max(overlaps.count, 1)))")
        let near = errors.count { $0 < 2 }
        print("landmarks within 2%: \(near) of \(errors.count)")
    }

    private static func truths(of workspace: URL) throws -> [URL] {
        let folder = workspace.appending(path: "truth")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.sorted().map { folder.appending(path: $0) }
    }

    private static func onPhoto(_ cut: GarmentCut) -> Mask {
        var mask = Mask(width: cut.photoWidth, height: cut.photoHeight)
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                let at = cut.photoToCut.apply(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                let (column, row) = (Int(at.x.rounded(.down)), Int(at.y.rounded(.down)))
                guard column >= 0, row >= 0, column < cut.image.width, row < cut.image.height else { continue }
                mask[x, y] = cut.image.bytes[(row * cut.image.width + column) * 4 + 3] >= 128 ? 255 : 0
            }
        }
        return mask
    }
}
