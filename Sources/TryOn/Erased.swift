import Avatars
import Imaging

/// What of the body is not drawn although nothing lies over it: skin that would show as a rim along a shoulder seam,
/// and the armless shoulder beside a sleeve.
struct Erased {
    /// Rows above this one show the head.
    private let chin: Int
    /// For each column of the garment's box, its first row; `Int.max` where it is not a shoulder.
    private let tops: [Int]
    private let box: PixelBox
    private let neck: ClosedRange<Float>?
    private let stump: (rows: ClosedRange<Int>, left: Int, right: Int)?

    init(_ fit: Fit, _ garment: DrapedGarment, _ body: Body) {
        let frame = body.frame
        let box = garment.box
        self.box = box
        chin = Int(frame.pixel(x: 0, y: 0.855).y)
        guard let neck = fit.neck else {
            (tops, self.neck, stump) = ([], nil, nil)
            return
        }
        let left = frame.pixel(x: neck.lowerBound, y: 0).x
        let right = frame.pixel(x: neck.upperBound, y: 0).x
        self.neck = Float(left)...Float(right)
        let landmarks = body.landmarks
        tops = (0..<box.width).map { column in
            guard let row = (0..<box.height).first(where: { garment.front.pixels[$0 * box.width + column].w > 0.5 })
            else { return .max }
            let x = (Double(box.x + column) + 0.5 - frame.centreX) / frame.pixelsPerHeight
            let y = (frame.floorY - Double(box.y + row)) / frame.pixelsPerHeight
            return y > landmarks.shoulderTop(x: x.magnitude) - 0.035 ? box.y + row : .max
        }
        if fit.coversShoulders {
            let top = Int(frame.pixel(x: 0, y: 0.845).y)
            let bottom = Int(frame.pixel(x: 0, y: 0.70).y)
            stump = (top...bottom, Int(frame.pixel(x: -0.06, y: 0).x), Int(frame.pixel(x: 0.06, y: 0).x))
        } else {
            stump = nil
        }
    }

    /// The share of the body that stays.
    @inline(__always)
    func kept(_ x: Int, _ y: Int) -> Float {
        guard let neck, !neck.contains(Float(x)) else { return 1 }
        if let stump, stump.rows.contains(y), x < stump.left || x > stump.right { return 0 }
        let column = x - box.x
        guard tops.indices.contains(column), tops[column] != .max else { return 1 }
        return y <= tops[column] && y >= chin ? 0 : 1
    }
}
