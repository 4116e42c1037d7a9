import ArgumentParser
import Catalog
import Foundation
import Garments
import Imaging

struct CutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cut",
        abstract: "Cut one garment out of its photo.",
        discussion: """
            Writes the garment upright on a transparent ground. With --json, box, contour and landmarks are in the \
            photo's pixels. Exit code 1: the garment was refused, with the reason.

            Example: techartt cut photos/t-shirt/1.jpg --category t-shirt -o cut.png --json
            """)

    @Argument(help: "The photo, JPEG or PNG.")
    var photo: String

    @Option(help: "t-shirt, shirt, longsleeve, outwear, dress, skirt, pants or shorts.")
    var category: String

    @Option(name: .shortAndLong, help: "Where to write the cut: a .png file.")
    var output: PictureOutput

    @Option(help: "The store's own mask of the photo: white is the garment.")
    var mask: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let file = try PhotoFile(photo)
        let maskFile = try mask.map { path throws(CommandFailure) in try PhotoFile(path) }
        let category = Catalog.Category.named(category)
        let outcome = CutOutcome(of: file, category: category, mask: maskFile)
        if let cut = outcome.cut, outcome.reason == nil { try output.write(cut.image) }
        if json { Terminal.result(json: outcome.json(category: category)) }
        if let refusal = outcome.refusalText { throw CommandFailure.refused("\(photo): \(refusal)") }
    }
}

/// What came of cutting one photo.
struct CutOutcome {
    /// nil when nothing was found in the photo.
    var cut: GarmentCut?
    /// nil: accepted.
    var reason: Refusal?
    /// Why the file is no picture, when that is the reason.
    private var imageError: ImageError?

    init(of file: PhotoFile, category: Catalog.Category, mask: PhotoFile?) {
        let photo: Image
        let given: Mask?
        do throws(ImageError) {
            photo = try file.image()
            given = try mask.map { file throws(ImageError) in try Mask.decode(file.bytes) }
        } catch {
            reason = .imageUnreadable
            imageError = error
            return
        }
        do throws(Refusal) {
            let found = try GarmentCutter().cut(photo: photo, category: category, mask: given)
            cut = found
            reason = found.refusal
        } catch {
            reason = error
        }
    }

    /// For people: what is wrong, and what to do.
    var refusalText: String? {
        imageError.map { "the photo cannot be opened: \($0)" }
            ?? reason.map { "refused (\($0.rawValue)): \($0.message) \($0.advice)" }
    }

    func json(category: Catalog.Category) -> JSONValue {
        let contour = cut.map { cut in cut.contour.map(cut.inPhoto) }
        let landmarks = cut?.landmarksByName.map { JSONValue.Member(key: $0.name, value: .point($0.point)) } ?? []
        return [
            "accepted": .bool(reason == nil), "confidence": cut.map { .rounded($0.confidence) } ?? 0,
            "reason": reason.map { .string($0.rawValue) } ?? .null,
            "message": refusalText.map(JSONValue.string) ?? .null, "category": .string(category.name),
            "box": contour.flatMap(Self.box) ?? .null,
            "contour": .array((contour ?? []).map(JSONValue.point)), "landmarks": .object(landmarks),
        ]
    }

    /// The whole pixels that hold all the points.
    private static func box(_ points: [Point]) -> JSONValue? {
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(), let top = points.map(\.y).min(),
            let bottom = points.map(\.y).max()
        else { return nil }
        // An outline on the photo's edge may lie half a pixel outside it.
        let (x, y) = (max(0, Int(left.rounded(.down))), max(0, Int(top.rounded(.down))))
        return .box(
            PixelBox(x: x, y: y, width: Int(right.rounded(.up)) - x, height: Int(bottom.rounded(.up)) - y))
    }
}
