import Avatars
import Imaging

/// Where each pixel of the picture comes from in the cloth.
struct WarpSample {
    var x: Float
    var y: Float
    /// Picture pixels per cloth pixel; 0 where the cloth would be turned over.
    var scale: Float
}

/// One piece's map, read row by row.
protocol Warp {
    /// The pixels that the piece can touch.
    var box: PixelBox { get }
    /// Fills the samples of one row of `box`.
    func fill(row: Int, into samples: UnsafeMutableBufferPointer<WarpSample>)
}

/// A spline on a coarse grid, bilinear in between.
struct GridWarp: Warp {
    let box: PixelBox
    private let step: Int
    private let columns: Int
    private let rows: Int
    private let nodes: [SIMD2<Float>]
    /// Picture pixels per cloth pixel where nothing is stretched.
    private let unit: Float

    /// The share of an unstretched pixel's area below which cloth counts as folded.
    private static let flat: Float = 0.03

    init(_ spline: ThinPlateSpline, box: PixelBox, step: Int, unit: Double) {
        self.box = box
        self.step = step
        self.unit = Float(unit)
        columns = box.width / step + 2
        rows = box.height / step + 2
        var nodes: [SIMD2<Float>] = []
        nodes.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let at = spline(SIMD2(Double(box.x + column * step), Double(box.y + row * step)))
                nodes.append(SIMD2(Float(at.x), Float(at.y)))
            }
        }
        self.nodes = nodes
    }

    func fill(row: Int, into samples: UnsafeMutableBufferPointer<WarpSample>) {
        let cell = row / step
        let t = (Float(row % step) + 0.5) / Float(step)
        let perPixel = 1 / Float(step)
        // A loop over every pixel: no bounds checks in it.
        nodes.withUnsafeBufferPointer { nodes in
            for column in 0..<(columns - 1) {
                let above = cell * columns + column
                let (a, b) = (nodes[above], nodes[above + 1])
                let (c, d) = (nodes[above + columns], nodes[above + columns + 1])
                let (left, right) = (a + (c - a) * t, b + (d - b) * t)
                let across = (right - left) * perPixel
                let (leftDown, rightDown) = ((c - a) * perPixel, (d - b) * perPixel)
                let first = column * step
                for x in first..<min(first + step, box.width) {
                    let s = (Float(x - first) + 0.5) * perPixel
                    let at = left + (right - left) * s
                    let down = leftDown + (rightDown - leftDown) * s
                    samples[x] = WarpSample(x: at.x, y: at.y, scale: scale(across, down))
                }
            }
        }
    }

    @inline(__always)
    private func scale(_ across: SIMD2<Float>, _ down: SIMD2<Float>) -> Float {
        let area = across.x * down.y - across.y * down.x
        return area * unit * unit > Self.flat ? 1 / area.squareRoot() : 0
    }

    /// How much of the garment is folded or stretched too far, as shares of its area.
    func strain(isGarment: (SIMD2<Float>) -> Bool) -> Strain {
        var strain = Strain()
        for row in 0..<(rows - 1) {
            for column in 0..<(columns - 1) {
                let first = row * columns + column
                let (a, b, c, d) = (nodes[first], nodes[first + 1], nodes[first + columns], nodes[first + columns + 1])
                guard isGarment((a + b + c + d) / 4) else { continue }
                strain.add(
                    across: (b - a + d - c) / Float(2 * step) * unit, down: (c - a + d - b) / Float(2 * step) * unit)
            }
        }
        return strain
    }
}

/// What a map does to the cloth; counted in grid cells.
struct Strain {
    private(set) var cells = 0
    private(set) var folded = 0
    private(set) var stretched = 0

    /// How a step of one picture pixel to the right, and down, moves on the cloth, in pixels of the same size.
    mutating func add(across: SIMD2<Float>, down: SIMD2<Float>) {
        cells += 1
        let area = across.x * down.y - across.y * down.x
        if area <= 0.03 {
            folded += 1
            return
        }
        // For the two stretches k1 >= k2: (k1 / k2 + k2 / k1) / 2 is half the sum of squares over the area.
        let sum = across.x * across.x + across.y * across.y + down.x * down.x + down.y * down.y
        if sum / (2 * area) > 1.7 { stretched += 1 }
    }

    static func + (left: Strain, right: Strain) -> Strain {
        var sum = left
        sum.cells += right.cells
        sum.folded += right.folded
        sum.stretched += right.stretched
        return sum
    }

    var foldedShare: Double { Double(folded) / Double(max(cells, 1)) }
    var stretchedShare: Double { Double(stretched) / Double(max(cells, 1)) }
}

/// A row map, exact in every row.
struct RowWarp: Warp {
    let box: PixelBox
    private let map: RowMap
    private let frame: Frame
    private let cloth: SIMD2<Double>

    init(_ map: RowMap, box: PixelBox, frame: Frame, clothScale: SIMD2<Double>) {
        (self.map, self.box, self.frame, cloth) = (map, box, frame, clothScale)
    }

    func fill(row: Int, into samples: UnsafeMutableBufferPointer<WarpSample>) {
        let unit = frame.pixelsPerHeight
        let bodyY = (frame.floorY - (Double(box.y + row) + 0.5)) / unit
        let knot = map.row(bodyY: bodyY)
        let next = map.row(bodyY: bodyY - 0.5 / unit).cutY
        let down = max(2 * (next - knot.cutY) * cloth.y, 1e-3)
        let isAbove = map.isAboveKnots(bodyY)
        let isOff = bodyY > map.top
        for column in samples.indices {
            let x = (Double(box.x + column) + 0.5 - frame.centreX) / unit
            let (cutX, stepWidth) = knot.cutColumn(x)
            let across = cloth.x / (stepWidth * unit)
            let clipped = isAbove && (cutX < knot.cut[0] || cutX > knot.cut[3])
            samples[column] = WarpSample(
                x: Float(cutX * cloth.x), y: Float(knot.cutY * cloth.y),
                scale: isOff || clipped ? 0 : Float(1 / (across * down).squareRoot()))
        }
    }
}
