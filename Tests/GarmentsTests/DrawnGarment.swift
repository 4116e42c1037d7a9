import Imaging

/// Flat garments on a noisy ground, drawn for tests, with the truth about them.
struct DrawnGarment {
    let photo: Image
    let mask: Mask
    let outline: [Point]

    init(
        width: Int = 400, height: Int = 500, outline: [Point], garment: SIMD3<Int> = SIMD3(40, 70, 150),
        ground: SIMD3<Int> = SIMD3(200, 190, 170), noise: Int = 10
    ) {
        self.outline = outline
        let coverage = Plane(width: width, height: height, filling: [outline])
        var photo = Image(width: width, height: height, alpha: 255)
        var state: UInt64 = 7
        for pixel in coverage.values.indices {
            // Knuth's generator; the photo is the same on each run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let grain = Int(state >> 33) % (2 * noise + 1) - noise
            let inside = coverage.values[pixel]
            for channel in 0..<3 {
                let value = Float(garment[channel]) * inside + Float(ground[channel]) * (1 - inside)
                photo.bytes[pixel * 4 + channel] = UInt8(min(max(Int(value) + grain, 0), 255))
            }
        }
        self.photo = photo
        mask = Mask(coverage) { $0 >= 0.5 }
    }

    /// Of a left half; the right half mirrors it.
    static func mirrored(_ left: [(Double, Double)], axis: Double) -> [Point] {
        let points = left.map { Point(x: axis + $0.0, y: $0.1) }
        return points + points.reversed().map { Point(x: 2 * axis - $0.x, y: $0.y) }
    }

    static let tShirt = DrawnGarment(
        outline: mirrored(
            [(0, 92), (-38, 80), (-90, 98), (-165, 175), (-125, 215), (-92, 178), (-92, 430), (0, 432)], axis: 200))
    static let longsleeve = DrawnGarment(
        outline: mirrored(
            [(0, 92), (-36, 80), (-86, 98), (-180, 330), (-140, 346), (-88, 178), (-88, 420), (0, 422)], axis: 200))
    static let pants = DrawnGarment(
        outline: mirrored([(0, 60), (-70, 60), (-100, 450), (-40, 450), (-7, 200), (0, 190)], axis: 200))
    static let skirt = DrawnGarment(outline: mirrored([(0, 90), (-70, 90), (-120, 400), (0, 402)], axis: 200))
}
