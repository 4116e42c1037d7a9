import Garments
import Imaging

/// What a cache keeps of a try-on beside its pictures; of a refused one it keeps this alone.
package struct TryOnRecord: Sendable, Equatable, Codable {
    package var accepted: Bool
    package var confidence: Double
    package var modelVersion: String
    /// nil when accepted.
    package var reason: Refusal?
    /// The garment's box on the picture; nil when refused.
    package var box: PixelBox?

    enum CodingKeys: String, CodingKey {
        case accepted, confidence, reason, box
        case modelVersion = "model_version"
    }

    package init(_ result: TryOnResult) {
        accepted = true
        confidence = result.confidence
        modelVersion = result.modelVersion
        box = result.box
    }

    package init(refused reason: Refusal, confidence: Double, modelVersion: String) {
        accepted = false
        self.confidence = confidence
        self.modelVersion = modelVersion
        self.reason = reason
    }
}
