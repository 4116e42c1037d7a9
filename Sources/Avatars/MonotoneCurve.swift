/// A smooth curve through keys that never overshoots them (Fritsch and Carlson's monotone cubic), for tables of
/// body measures.
struct MonotoneCurve {
    private let positions: [Float]
    private let values: [Float]
    private let slopes: [Float]

    /// `positions` ascend; there are as many values, at least two.
    init(positions: [Float], values: [Float]) {
        precondition(positions.count == values.count && positions.count >= 2)
        self.positions = positions
        self.values = values
        let last = positions.count - 1
        let steps = (0..<last).map { positions[$0 + 1] - positions[$0] }
        let secants = (0..<last).map { (values[$0 + 1] - values[$0]) / steps[$0] }
        var slopes = [Float](repeating: 0, count: positions.count)
        slopes[0] = secants[0]
        slopes[last] = secants[last - 1]
        for key in 1..<max(last, 1) where secants[key - 1] * secants[key] > 0 {
            let before = 2 * steps[key] + steps[key - 1]
            let after = steps[key] + 2 * steps[key - 1]
            slopes[key] = (before + after) / (before / secants[key - 1] + after / secants[key])
        }
        self.slopes = slopes
    }

    func callAsFunction(_ position: Float) -> Float {
        let last = positions.count - 1
        if position <= positions[0] { return values[0] }
        if position >= positions[last] { return values[last] }
        var key = 0
        while positions[key + 1] < position { key += 1 }
        let step = positions[key + 1] - positions[key]
        let t = (position - positions[key]) / step
        let (t2, t3) = (t * t, t * t * t)
        return (2 * t3 - 3 * t2 + 1) * values[key] + (t3 - 2 * t2 + t) * step * slopes[key]
            + (3 * t2 - 2 * t3) * values[key + 1] + (t3 - t2) * step * slopes[key + 1]
    }
}
