import ArgumentParser
import Avatars
import Catalog
import Foundation
import Garments
import Imaging
import Objects
import TryOn

struct TryOnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try-on",
        abstract: "Put the garment of one photo on an avatar.",
        discussion: """
            The avatar's file holds attributes, such as {"height":170,"body_type":"average","skin_tone":"monk-5"}. \
            Exit code 1: the garment or the try-on was refused, with the reason.

            Example: techartt try-on --garment photos/t-shirt/1.jpg --category t-shirt --avatar me.json -o out.jpg
            """)

    @Option(help: "The garment's photo, JPEG or PNG.")
    var garment: String

    @Option(help: "t-shirt, shirt, longsleeve, outwear, dress, skirt, pants or shorts.")
    var category: String

    @Option(help: "A JSON file with the avatar's attributes.")
    var avatar: String

    @Option(
        name: .shortAndLong, help: "Where to write the picture: .png for exact pixels, .jpg for the published form.")
    var output: PictureOutput

    @Option(help: ArgumentHelp("How the arms are held: \(Pose.names).", valueName: "pose"))
    var pose: Pose = .natural

    @Option(help: "Also write a PNG that is white wherever the picture may differ from the avatar's own.")
    var mask: String?

    @Option(help: "Width and height of the picture in pixels, three to four; without it, the quality's own.")
    var size: PictureSize?

    @Option(help: "standard (768x1024) or high (1536x2048); without it, what the size needs.")
    var quality: Quality?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let attributes = try readAttributes()
        let photo = try PhotoFile(garment)
        let category = Catalog.Category.named(category)
        var times: [StageTiming] = []
        var begin = millisecondsNow()
        func end(_ stage: String) {
            times.append(StageTiming(stage: stage, milliseconds: millisecondsNow() - begin))
            begin = millisecondsNow()
        }

        let outcome = CutOutcome(of: photo, category: category, mask: nil)
        end("cut")
        let quality = quality ?? (size.map { $0.width > Frame.standard.width } ?? false ? .high : .standard)
        let model = Drape(clock: millisecondsNow)
        let key = TryOnCacheKey(
            body: attributes.canonicalText,
            garments: [.init(productID: "photo", sha256: ContentHash(of: photo.bytes))], model: model.version,
            pose: pose, quality: quality)
        var report = TryOnReport(model: model.version, key: key, confidence: outcome.cut?.confidence ?? 0)
        guard let cut = outcome.cut, outcome.reason == nil else {
            return try refuse(outcome.reason ?? .garmentNotFound, outcome.refusalText, report, times)
        }
        do throws(TryOnError) {
            let result = try model.render(
                TryOnRequest(cut: cut, avatar: attributes, pose: pose, quality: quality))
            times += result.timings
            report.result = result
        } catch {
            guard case .refused(let reason, let confidence) = error else {
                return try refuse(.categoryUnsupported, nil, report, times)
            }
            report.confidence = confidence
            return try refuse(reason, nil, report, times)
        }
        begin = millisecondsNow()
        if let size { report.result = report.result.map(size.fit) }
        if let result = report.result {
            try output.write(result.image)
            if let mask { try PictureOutput.write(result.mask, to: mask) }
        }
        end("write")
        if json { Terminal.result(json: report.json(mask: mask, times: times)) }
    }

    private func refuse(
        _ reason: Refusal, _ text: String?, _ report: TryOnReport, _ times: [StageTiming]
    ) throws {
        var report = report
        report.reason = reason
        if json { Terminal.result(json: report.json(mask: nil, times: times)) }
        throw CommandFailure.refused(
            "\(garment): \(text ?? "refused (\(reason.rawValue)): \(reason.message) \(reason.advice)")")
    }

    private func readAttributes() throws(CommandFailure) -> AvatarAttributes {
        guard let data = FileManager.default.contents(atPath: avatar) else {
            throw .cannotRun("\(avatar): the avatar's file cannot be read; is the path right?")
        }
        do throws(AvatarError) {
            return try AvatarAttributes(reading: data)
        } catch {
            throw .cannotRun("\(avatar): \(error.message)")
        }
    }
}

/// What `--json` says of a try-on.
private struct TryOnReport {
    var model: String
    var key: TryOnCacheKey
    var confidence: Double
    var result: TryOnResult?
    var reason: Refusal?

    func json(mask: String?, times: [StageTiming]) -> JSONValue {
        [
            "accepted": .bool(result != nil), "confidence": .rounded(result?.confidence ?? confidence),
            "reason": reason.map { .string($0.rawValue) } ?? .null,
            "message": reason.map { .string($0.message) } ?? .null, "model_version": .string(model),
            "cache_key": .string(key.description), "box": result.map { .box($0.box) } ?? .null,
            "mask": mask.map(JSONValue.string) ?? .null,
            "milliseconds": .object(times.map { JSONValue.Member(key: $0.stage, value: .rounded($0.milliseconds)) }),
        ]
    }
}

extension Quality: ExpressibleByArgument {}

/// `--size 768x1024`.
struct PictureSize: ExpressibleByArgument {
    let width: Int
    let height: Int

    private static let sides = 48...2048

    init?(argument: String) {
        let parts = argument.split(separator: "x").compactMap { Int($0) }
        guard parts.count == 2, parts.allSatisfy(Self.sides.contains), parts[0] * 4 == parts[1] * 3 else { return nil }
        (width, height) = (parts[0], parts[1])
    }

    /// The result at this size. Where a resampled pixel takes part of one that may differ, it may differ too.
    func fit(_ result: TryOnResult) -> TryOnResult {
        guard result.image.width != width else { return result }
        var fitted = result
        fitted.image = result.image.resized(width: width, height: height)
        let scale = Double(width) / Double(result.image.width)
        let reach = 3 * max(1, 1 / scale) + 1
        let grown = result.mask.dilated(radius: reach).resized(width: width, height: height)
        fitted.mask = Mask(width: width, height: height, bytes: grown.bytes.map { $0 == 0 ? 0 : 255 })
        let box = result.box
        let x = Int(Double(box.x) * scale)
        let y = Int(Double(box.y) * scale)
        fitted.box = PixelBox(
            x: x, y: y, width: Int((Double(box.x + box.width) * scale).rounded(.up)) - x,
            height: Int((Double(box.y + box.height) * scale).rounded(.up)) - y)
        return fitted
    }
}
