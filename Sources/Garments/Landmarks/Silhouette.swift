import Imaging

/// An upright mask, prepared for finding landmarks: its outline, and its runs along rows and columns. Positions are
/// in pixels; rows and columns are whole pixels, `Double(row) + 0.5` is the middle of one.
struct Silhouette: Sendable {
    let mask: Mask
    let box: PixelBox
    /// Clockwise, the first point topmost.
    let outline: [Point]
    /// First row of garment in each column; `mask.height` when it has none.
    let columnTop: [Int]
    /// Row after the first run of garment in each column; 0 when it has none.
    let columnBottom: [Int]

    var top: Double { Double(box.y) }
    var bottom: Double { Double(box.y + box.height) }
    var height: Double { Double(box.height) }

    /// nil for an empty mask.
    init?(_ mask: Mask) {
        guard let box = mask.box else { return nil }
        self.mask = mask
        self.box = box
        outline = mask.contour()
        var tops = [Int](repeating: mask.height, count: mask.width)
        var bottoms = [Int](repeating: 0, count: mask.width)
        for x in 0..<mask.width {
            guard let top = (0..<mask.height).first(where: { mask.bytes[$0 * mask.width + x] >= 128 }) else { continue }
            tops[x] = top
            bottoms[x] = (top..<mask.height).first { mask.bytes[$0 * mask.width + x] < 128 } ?? mask.height
        }
        columnTop = tops
        columnBottom = bottoms
    }

    /// The garment's stretch of a row that holds column `x`, or is nearest to it: first column and the one after the
    /// last. nil for a row without garment.
    func run(row: Int, near x: Double) -> Range<Double>? {
        var best: Range<Double>?
        var least = Double.infinity
        for run in runs(row: row) {
            let distance = max(run.lowerBound - x, x - run.upperBound, 0)
            if distance < least { (best, least) = (run, distance) }
        }
        return best
    }

    func runs(row: Int) -> [Range<Double>] {
        guard row >= 0, row < mask.height else { return [] }
        var runs: [Range<Double>] = []
        var start: Int?
        for x in 0...mask.width {
            let inside = x < mask.width && mask.bytes[row * mask.width + x] >= 128
            if inside, start == nil { start = x }
            if !inside, let first = start {
                runs.append(Double(first)..<Double(x))
                start = nil
            }
        }
        return runs
    }

    /// The rows between two shares of the height.
    func rows(_ from: Double, _ to: Double) -> Range<Int> {
        let first = box.y + Int((from * height).rounded(.down))
        return first..<max(first + 1, box.y + Int((to * height).rounded(.up)))
    }

    /// Index of the outline's point nearest to a place.
    func outlineIndex(nearest place: Point) -> Int {
        var (best, least) = (0, Double.infinity)
        for (index, point) in outline.enumerated() {
            let distance = point.distance(to: place)
            if distance < least { (best, least) = (index, distance) }
        }
        return best
    }

    /// The outline's points from one index to another, both included, clockwise.
    func outline(from: Int, to: Int) -> [Point] {
        from <= to ? Array(outline[from...to]) : Array(outline[from...] + outline[...to])
    }

    /// The first row of garment at column `x`; nil without garment.
    func top(at x: Double) -> Double? {
        let column = Int(x.rounded(.down))
        guard columnTop.indices.contains(column), columnTop[column] < mask.height else { return nil }
        return Double(columnTop[column])
    }

    /// Where the first run from the top ends at column `x`.
    func bottom(at x: Double) -> Double? {
        let column = Int(x.rounded(.down))
        guard columnBottom.indices.contains(column), columnBottom[column] > 0 else { return nil }
        return Double(columnBottom[column])
    }
}

/// The value that a share of the others lies below; 0 of none.
func percentile(_ values: [Double], _ share: Double) -> Double {
    if values.isEmpty { return 0 }
    let sorted = values.sorted()
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - Double(lower))
}

func median(_ values: [Double]) -> Double { percentile(values, 0.5) }
