import Catalog
import Garments
import Imaging

/// Garments drawn by hand, with landmarks that are true by construction.
enum DrawnCut {
    static func of(_ category: Catalog.Category) -> GarmentCut {
        switch category {
        case .tShirt, .shirt: top(category, .short)
        case .longsleeve, .outwear: top(category, .long)
        case .dress: top(category, .dress)
        case .skirt: skirt()
        default: legs(category)
        }
    }

    struct TopShape {
        var hemY = 330.0
        /// Cuff of the right sleeve, relative to its armpit: outer and inner end.
        var cuffOuter = Point(x: 60, y: 10)
        var cuffInner = Point(x: 35, y: 45)
        var isSleeveless = false

        static let short = TopShape()
        static let long = TopShape(cuffOuter: Point(x: 125, y: 135), cuffInner: Point(x: 95, y: 155))
        /// A sleeve that points straight to the side.
        static let wide = TopShape(cuffOuter: Point(x: 190, y: -45), cuffInner: Point(x: 190, y: -5))
        static let dress = TopShape(hemY: 560, isSleeveless: true)
    }

    static func top(_ category: Catalog.Category, _ shape: TopShape, confidence: Double = 0.95) -> GarmentCut {
        let axis = 300.0
        let (neck, armpit) = (Point(x: 40, y: 30), Point(x: 92, y: 130))
        let tip = shape.isSleeveless ? Point(x: 78, y: 48) : Point(x: 100, y: 52)
        let outer = Point(x: armpit.x + shape.cuffOuter.x, y: armpit.y + shape.cuffOuter.y)
        let inner = Point(x: armpit.x + shape.cuffInner.x, y: armpit.y + shape.cuffInner.y)
        let hem = Point(x: 95, y: shape.hemY)
        let half = shape.isSleeveless ? [neck, tip, armpit, hem] : [neck, tip, outer, inner, armpit, hem]
        func placed(_ point: Point, _ side: Double) -> Point { Point(x: axis + side * point.x, y: point.y) }
        let outline = half.map { placed($0, 1) } + half.reversed().map { placed($0, -1) }
        func sleeve(_ side: Double) -> SleeveLandmarks {
            let (t, a) = (placed(tip, side), placed(armpit, side))
            if shape.isSleeveless {
                return SleeveLandmarks(
                    mode: .none, neckPoint: placed(neck, side), shoulderTip: t, armpit: a, cuffOuter: t, cuffInner: a,
                    outerEdge: [], innerEdge: [])
            }
            let (o, i) = (placed(outer, side), placed(inner, side))
            return SleeveLandmarks(
                mode: .gap, neckPoint: placed(neck, side), shoulderTip: t, armpit: a, cuffOuter: o, cuffInner: i,
                outerEdge: [t, o], innerEdge: [a, i])
        }
        let landmarks = TopLandmarks(
            axisX: axis, torsoHalfWidth: 94, left: sleeve(-1), right: sleeve(1), neckline: [], hemY: shape.hemY,
            hemLeft: placed(hem, -1), hemRight: placed(hem, 1))
        return cut(category, outline, .top(landmarks), width: 600, height: 600, confidence: confidence)
    }

    /// A jacket on a hanger: the sleeves lie against the torso, no gap between.
    static func hanging(_ category: Catalog.Category) -> GarmentCut {
        let axis = 300.0
        let half = [
            Point(x: 38, y: 30), Point(x: 110, y: 55), Point(x: 145, y: 320), Point(x: 98, y: 330),
            Point(x: 92, y: 345),
        ]
        func placed(_ point: Point, _ side: Double) -> Point { Point(x: axis + side * point.x, y: point.y) }
        let outline = half.map { placed($0, 1) } + half.reversed().map { placed($0, -1) }
        func sleeve(_ side: Double) -> SleeveLandmarks {
            let (tip, armpit) = (placed(half[1], side), placed(Point(x: 103, y: 140), side))
            let (outer, inner) = (placed(half[2], side), placed(half[3], side))
            return SleeveLandmarks(
                mode: .down, neckPoint: placed(half[0], side), shoulderTip: tip, armpit: armpit, cuffOuter: outer,
                cuffInner: inner, outerEdge: [tip, outer], innerEdge: [armpit, inner])
        }
        let landmarks = TopLandmarks(
            axisX: axis, torsoHalfWidth: 120, left: sleeve(-1), right: sleeve(1), neckline: [], hemY: 345,
            hemLeft: placed(half[4], -1), hemRight: placed(half[4], 1))
        return cut(category, outline, .top(landmarks), width: 600, height: 400, confidence: 0.95)
    }

    static func skirt() -> GarmentCut {
        let outline = [Point(x: 130, y: 30), Point(x: 270, y: 30), Point(x: 350, y: 300), Point(x: 50, y: 300)]
        let landmarks = SkirtLandmarks(
            axisX: 200, waistLeft: outline[0], waistRight: outline[1], hemLeft: outline[3], hemRight: outline[2])
        return cut(.skirt, outline, .skirt(landmarks), width: 400, height: 340, confidence: 0.95)
    }

    static func legs(_ category: Catalog.Category) -> GarmentCut {
        let hem = category == .shorts ? 250.0 : 560.0
        let outline = [
            Point(x: 110, y: 30), Point(x: 290, y: 30), Point(x: 320, y: 160), Point(x: 290, y: hem),
            Point(x: 215, y: hem), Point(x: 200, y: 190), Point(x: 185, y: hem), Point(x: 110, y: hem),
            Point(x: 80, y: 160),
        ]
        let landmarks = LegLandmarks(
            axisX: 200, waistLeft: outline[0], waistRight: outline[1], crotch: outline[5], leftHemOuter: outline[7],
            leftHemInner: outline[6], rightHemInner: outline[4], rightHemOuter: outline[3])
        return cut(category, outline, .legs(landmarks), width: 400, height: 600, confidence: 0.95)
    }

    /// A chequered garment: reddish and bluish squares of 20 pixels.
    private static func cut(
        _ category: Catalog.Category, _ outline: [Point], _ landmarks: GarmentLandmarks, width: Int, height: Int,
        confidence: Double
    ) -> GarmentCut {
        let mask = Mask(width: width, height: height, filling: outline)
        var image = Image(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let isRed = (x / 20 + y / 20) % 2 == 0
                let color: [UInt8] = isRed ? [200, 60, 50] : [60, 70, 190]
                let at = (y * width + x) * 4
                for channel in 0..<3 { image.bytes[at + channel] = color[channel] }
                image.bytes[at + 3] = mask.bytes[y * width + x]
            }
        }
        let box = mask.box ?? PixelBox(x: 0, y: 0, width: width, height: height)
        return GarmentCut(
            category: category, image: image, photoWidth: width, photoHeight: height, photoToCut: .identity, box: box,
            contour: outline, landmarks: landmarks, confidence: confidence, refusal: nil)
    }
}
