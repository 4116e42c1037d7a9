import Avatars
import Catalog
import Garments
import Imaging

/// Something that puts a garment on a body. The same request gives the same bytes.
package protocol TryOnModel: Sendable {
    /// For example `drape-0`; part of every cache key.
    var version: String { get }
    func accepts(_ category: Catalog.Category, on kind: Avatar.Kind) -> Bool
    func render(_ request: TryOnRequest) throws(TryOnError) -> TryOnResult
}

package struct TryOnRequest: Sendable {
    package var cut: GarmentCut
    package var avatar: AvatarAttributes
    package var pose: Pose
    package var quality: Quality

    package init(cut: GarmentCut, avatar: AvatarAttributes, pose: Pose = .natural, quality: Quality = .standard) {
        self.cut = cut
        self.avatar = avatar
        self.pose = pose
        self.quality = quality
    }
}

package enum Quality: String, Sendable, Codable, CaseIterable {
    /// 768 x 1024
    case standard
    /// 1536 x 2048
    case high
}

package struct TryOnResult: Sendable, Equatable {
    /// Opaque.
    package var image: Image
    /// White wherever the picture may differ from the avatar's own in that pose.
    package var mask: Mask
    /// The garment's box on the picture.
    package var box: PixelBox
    package var confidence: Double
    package var modelVersion: String
    /// In the order of the stages. Not part of equality: two renders of one request are the same result.
    package var timings: [StageTiming]

    package init(
        image: Image, mask: Mask, box: PixelBox, confidence: Double, modelVersion: String, timings: [StageTiming] = []
    ) {
        self.image = image
        self.mask = mask
        self.box = box
        self.confidence = confidence
        self.modelVersion = modelVersion
        self.timings = timings
    }

    package static func == (left: TryOnResult, right: TryOnResult) -> Bool {
        left.image == right.image && left.mask == right.mask && left.box == right.box
            && left.confidence == right.confidence && left.modelVersion == right.modelVersion
    }
}

package struct StageTiming: Sendable, Equatable {
    package var stage: String
    package var milliseconds: Double

    package init(stage: String, milliseconds: Double) {
        self.stage = stage
        self.milliseconds = milliseconds
    }
}

package enum TryOnError: Error, Equatable, Sendable {
    /// The garment does not lie well on this body; the reason is the shopper's as well.
    case refused(Refusal, confidence: Double)
    case unsupported(category: String, modelVersion: String)
    case modelUnavailable(version: String)
}
