import Avatars
import Catalog
import Foundation
import Garments
import Imaging
import Testing

import TryOn

/// One model for all tests: bodies are marched once.
private let drape = Drape()
private let avatar = AvatarAttributes(skinTone: .monk(6))

/// The avatar's own pictures, drawn as `techartt avatar` draws them.
private let portraits = Dictionary(
    uniqueKeysWithValues: Pose.allCases.map { ($0, Image(Portrait(avatar, pose: $0).linearImage())) })

struct Request: CustomTestStringConvertible, Sendable {
    var category: Catalog.Category
    var pose: Pose
    var testDescription: String { "\(category.name) \(pose)" }

    static let all = Catalog.Category.triedOn.flatMap { category in
        Pose.allCases.map { Request(category: category, pose: $0) }
    }
}

@Test(arguments: Request.all)
func `outside the mask the picture is the avatar's own, byte for byte`(_ wanted: Request) throws {
    let result = try drape.render(
        TryOnRequest(cut: DrawnCut.of(wanted.category), avatar: avatar, pose: wanted.pose))
    let own = try #require(portraits[wanted.pose])
    var differing = 0
    for pixel in 0..<(own.width * own.height) where result.mask.bytes[pixel] == 0 {
        if own.bytes[(pixel * 4)..<(pixel * 4 + 4)] != result.image.bytes[(pixel * 4)..<(pixel * 4 + 4)] {
            differing += 1
        }
    }
    #expect(differing == 0)
    #expect(result.mask.bytes.allSatisfy { $0 == 0 || $0 == 255 })
    #expect((0.02...0.6).contains(Double(result.mask.area) / Double(result.mask.bytes.count)))
    #expect(result.modelVersion == "drape-0")
    if let folder = ProcessInfo.processInfo.environment["TECHARTT_LOOK"] {
        try Data(try result.image.pngBytes()).write(
            to: URL(filePath: folder).appending(path: "\(wanted.category.name)-\(wanted.pose.rawValue).png"))
    }
}
