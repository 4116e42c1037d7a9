import Imaging

/// A map that keeps rows rows: each target row shows one row of the cut, its left and right half stretched alone.
/// It cannot fold.
struct RowMap {
    /// One row, on the body (body heights, y up) and in the cut (pixels).
    struct Knot {
        var bodyY: Double
        var cutY: Double
        /// Outer left, inner left, inner right, outer right; the inner two meet where the halves do.
        var body: SIMD4<Double>
        var cut: SIMD4<Double>
    }

    /// Body height above which nothing is drawn: clips and hangers.
    var top: Double
    private let rows: MonotoneCubic<SIMD16<Double>>
    private let span: ClosedRange<Double>
    /// The farthest knot from the middle.
    private let reach: Double

    /// Knots from the top down; nil when there are fewer than two.
    init?(_ knots: [Knot], top: Double) {
        let ascending = knots.reversed().reduce(into: [Knot]()) { kept, knot in
            if kept.last.map({ knot.bodyY > $0.bodyY + 1e-6 }) ?? true { kept.append(knot) }
        }
        guard let first = ascending.first, let last = ascending.last, ascending.count >= 2 else { return nil }
        rows = MonotoneCubic(positions: ascending.map(\.bodyY), values: ascending.map(\.packed))
        span = first.bodyY...last.bodyY
        reach = ascending.map { max($0.body[0].magnitude, $0.body[3].magnitude) }.reduce(0, max)
        self.top = top
    }

    /// What the garment can touch: two corners, in body heights.
    var corners: [SIMD2<Double>] { [[-reach, top], [reach, span.lowerBound]] }

    /// The row of the cut at a body height goes straight on beyond the ends; widths stay as they are there.
    func row(bodyY: Double) -> Knot {
        let edges = rows(bodyY.clamped(span.lowerBound, span.upperBound))
        return Knot(bodyY: bodyY, cutY: rows(bodyY)[8], body: edges.lowHalf.lowHalf, cut: edges.lowHalf.highHalf)
    }

    /// Rows above the first knot keep to the edges there.
    func isAboveKnots(_ bodyY: Double) -> Bool { bodyY > span.upperBound }
}

extension RowMap.Knot {
    fileprivate var packed: SIMD16<Double> {
        SIMD16(
            lowHalf: SIMD8(lowHalf: body, highHalf: cut), highHalf: SIMD8(cutY, 0, 0, 0, 0, 0, 0, 0))
    }

    /// The column of the cut at `x` (body heights), and how many body heights a column is wide there.
    func cutColumn(_ x: Double) -> (column: Double, step: Double) {
        let ends =
            x < body[1] ? (0, 1) : x <= body[2] && body[2] - body[1] > 1e-9 ? (1, 2) : x > body[2] ? (2, 3) : (0, 1)
        let width = max(body[ends.1] - body[ends.0], 1e-6)
        let step = width / max(cut[ends.1] - cut[ends.0], 1e-3)
        return (cut[ends.0] + (x - body[ends.0]) / step, step)
    }
}
