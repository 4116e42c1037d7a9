/// A curve through keys that never overshoots them (Fritsch and Carlson), over whole columns of numbers at once.
/// Beyond the ends it goes straight on.
struct MonotoneCubic<Value: SIMD> where Value.Scalar == Double {
    private let positions: [Double]
    private let values: [Value]
    private let slopes: [Value]

    /// `positions` ascend strictly; there are as many values, at least two.
    init(positions: [Double], values: [Value]) {
        precondition(positions.count == values.count && positions.count >= 2)
        let last = positions.count - 1
        let steps = (0..<last).map { positions[$0 + 1] - positions[$0] }
        let secants = (0..<last).map { (values[$0 + 1] - values[$0]) / steps[$0] }
        var slopes = [Value](repeating: .zero, count: positions.count)
        slopes[0] = secants[0]
        slopes[last] = secants[last - 1]
        for key in 1..<max(last, 1) {
            let before = 2 * steps[key] + steps[key - 1]
            let after = steps[key] + 2 * steps[key - 1]
            for lane in Value.zero.indices where secants[key - 1][lane] * secants[key][lane] > 0 {
                slopes[key][lane] = (before + after) / (before / secants[key - 1][lane] + after / secants[key][lane])
            }
        }
        self.positions = positions
        self.values = values
        self.slopes = slopes
    }

    func callAsFunction(_ position: Double) -> Value {
        let last = positions.count - 1
        if position <= positions[0] { return values[0] + slopes[0] * (position - positions[0]) }
        if position >= positions[last] { return values[last] + slopes[last] * (position - positions[last]) }
        var key = 0
        while positions[key + 1] < position { key += 1 }
        let step = positions[key + 1] - positions[key]
        let t = (position - positions[key]) / step
        let (t2, t3) = (t * t, t * t * t)
        let start = values[key] * (2 * t3 - 3 * t2 + 1) + slopes[key] * ((t3 - 2 * t2 + t) * step)
        let end = values[key + 1] * (3 * t2 - 2 * t3) + slopes[key + 1] * ((t3 - t2) * step)
        return start + end
    }
}
