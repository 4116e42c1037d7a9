import Catalog
import Foundation
import Imaging

/// What speaks for and against a cut, each measured on the mask alone; `confidence` weighs them.
struct CutMeasures: Sendable, Equatable {
    /// Overlap of the mask with masks cut a little differently, the worst.
    var stability = 1.0
    /// Overlap of the mask with its mirror image, the best over small turns and shifts.
    var symmetry = 1.0
    /// Share of the outline where the colours on both sides differ.
    var contrast = 1.0
    /// Length of the outline over its length when smoothed.
    var roughness = 1.0
    /// Share of the outline within two pixels of the photo's frame.
    var frame = 0.0
    /// Share of the photo that is garment.
    var area = 0.3
    /// Share of the garment that holes would take.
    var holes = 0.0

    var confidence: Double {
        let quality =
            0.30 * ramp(stability, 0.55, 0.93) + 0.30 * ramp(symmetry, 0.70, 0.92) + 0.25 * ramp(contrast, 0.35, 0.9)
            + 0.15 * ramp(-roughness, -1.16, -1.04)
        return quality * ramp(-frame, -0.20, -0.04) * ramp(area, 0.03, 0.07) * ramp(-area, -0.85, -0.75)
            * ramp(-holes, -0.12, -0.03)
    }

    /// Why a confidence is too low: what takes most of it away.
    var weakness: Refusal {
        if frame > 0.1 || area > 0.78 { return .garmentCropped }
        if area < 0.05 { return .garmentNotFound }
        let losses: [(Double, Refusal)] = [
            (0.30 * (1 - ramp(stability, 0.55, 0.93)) + 0.15 * (1 - ramp(-roughness, -1.16, -1.04)), .edgeUncertain),
            (0.30 * (1 - ramp(symmetry, 0.70, 0.92)), .asymmetric),
            (0.25 * (1 - ramp(contrast, 0.35, 0.9)), .lowContrast),
        ]
        return losses.max { $0.0 < $1.0 }?.1 ?? .lowConfidence
    }
}

/// 0 at `from` and below, 1 at `to` and above, linear between.
func ramp(_ value: Double, _ from: Double, _ to: Double) -> Double {
    min(max((value - from) / (to - from), 0), 1)
}

extension CutMeasures {
    /// Of a mask that came with the photo: its edge is taken as true.
    init(given mask: Mask) {
        let outline = mask.contour()
        area = max(0.07, Double(mask.area) / Double(mask.bytes.count))
        roughness = Self.roughness(outline)
        symmetry = Self.symmetry(mask)
    }

    /// Of a mask that was found, at the photo's size.
    init(mask: Mask, photo: Image, stability: Double) {
        self.stability = stability
        let outline = mask.contour()
        area = Double(mask.area) / Double(mask.bytes.count)
        holes = Double(mask.holesFilled().area - mask.area) / Double(max(mask.area, 1))
        frame = Self.frameShare(outline, width: mask.width, height: mask.height)
        contrast = Self.contrast(outline, mask, photo)
        roughness = Self.roughness(outline)
        symmetry = Self.symmetry(mask)
    }

    static func symmetry(_ mask: Mask) -> Double {
        MirrorAxis(of: mask, height: 150, rows: 1, turns: stride(from: -12, through: 12, by: 3), shift: 7).overlap
    }

    private static func frameShare(_ outline: [Point], width: Int, height: Int) -> Double {
        let touching = outline.count {
            min(min($0.x, Double(width) - $0.x), min($0.y, Double(height) - $0.y)) <= 2
        }
        return Double(touching) / Double(max(outline.count, 1))
    }

    /// Compares the mean colours of a ring 1.5 to 7 pixels inside and outside, at every fourth point of the outline.
    private static func contrast(_ outline: [Point], _ mask: Mask, _ photo: Image) -> Double {
        let distance = mask.signedDistance()
        let lab = LabImage(photo)
        var (differing, tested) = (0, 0)
        for index in stride(from: 0, to: outline.count, by: 4) {
            let (cx, cy) = (Int(outline[index].x), Int(outline[index].y))
            var (inside, outside) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
            for y in max(cy - 7, 0)...min(cy + 7, mask.height - 1) {
                for x in max(cx - 7, 0)...min(cx + 7, mask.width - 1) {
                    let d = distance.values[y * mask.width + x]
                    guard d.magnitude > 1.5, d.magnitude < 7 else { continue }
                    var colour = lab.pixels[y * mask.width + x]
                    colour.w = 1
                    if d > 0 { inside += colour } else { outside += colour }
                }
            }
            guard inside.w > 0, outside.w > 0 else { continue }
            var difference = inside / inside.w - outside / outside.w
            difference.w = 0
            tested += 1
            if (difference * difference).sum() > 81 { differing += 1 }
        }
        return Double(differing) / Double(max(tested, 1))
    }

    private static func roughness(_ outline: [Point]) -> Double {
        let fine = length(smoothed(outline, sigma: 1.5))
        let coarse = length(smoothed(outline, sigma: 1.6 * Double(outline.count) / 250))
        return fine / max(coarse, 1)
    }

    private static func length(_ outline: [Point]) -> Double {
        outline.indices.reduce(0) { $0 + outline[$1].distance(to: outline[($1 + 1) % outline.count]) }
    }

    private static func smoothed(_ outline: [Point], sigma: Double) -> [Point] {
        let reach = Int((3 * sigma).rounded(.up))
        guard outline.count > 2 * reach else { return outline }
        let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let total = weights.reduce(0, +)
        return outline.indices.map { index in
            var (x, y) = (0.0, 0.0)
            for (offset, weight) in weights.enumerated() {
                let point = outline[(index + offset - reach + outline.count) % outline.count]
                x += point.x * weight
                y += point.y * weight
            }
            return Point(x: x / total, y: y / total)
        }
    }
}
