import Garments
import Imaging

/// Where a cut is inside, by rows and columns, in the cut's pixels.
struct Outline {
    private let inside: [Bool]
    let width: Int
    let height: Int
    let box: PixelBox

    init(_ cut: GarmentCut) {
        width = cut.image.width
        height = cut.image.height
        box = cut.box
        inside = Mask(alphaOf: cut.image).bytes.map { $0 >= 128 }
    }

    /// The unbroken run of a row that holds column `x`; nil when `x` is outside there.
    func run(y: Double, around x: Double) -> ClosedRange<Double>? {
        let (row, column) = (Int(y), Int(x))
        guard (0..<height).contains(row), (0..<width).contains(column), inside[row * width + column] else { return nil }
        var (left, right) = (column, column)
        while left > 0, inside[row * width + left - 1] { left -= 1 }
        while right + 1 < width, inside[row * width + right + 1] { right += 1 }
        return Double(left)...Double(right + 1)
    }

    /// All runs of a row that are at least `least` wide.
    func runs(y: Double, least: Double = 2) -> [ClosedRange<Double>] {
        let row = Int(y)
        guard (0..<height).contains(row) else { return [] }
        var runs: [ClosedRange<Double>] = []
        var start: Int?
        for column in 0...width {
            let isInside = column < width && inside[row * width + column]
            if isInside, start == nil { start = column }
            if !isInside, let first = start {
                if Double(column - first) >= least { runs.append(Double(first)...Double(column)) }
                start = nil
            }
        }
        return runs
    }

    /// First inside row of a column, from the top.
    func top(x: Double) -> Double? {
        let column = Int(x)
        guard (0..<width).contains(column) else { return nil }
        for row in box.y..<min(box.y + box.height, height) where inside[row * width + column] { return Double(row) }
        return nil
    }
}
