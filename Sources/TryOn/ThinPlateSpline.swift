import Foundation

/// The smoothest map of the plane that takes given points (nearly) to given points: `r^2 log r` with an affine part.
struct ThinPlateSpline {
    struct Pin {
        var from: SIMD2<Double>
        var to: SIMD2<Double>
    }

    /// Pins' places in coordinates around their middle, divided by their radius, so that stiffness means the same at
    /// any scale.
    private let centres: [SIMD2<Double>]
    private let weights: [SIMD2<Double>]
    /// Constant, x and y parts.
    private let affine: (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>)
    private let middle: SIMD2<Double>
    private let radius: Double

    /// - Parameter stiffness: 0 meets every pin exactly.
    /// - Returns: nil when there are fewer than three pins or all lie on one line.
    init?(_ pins: [Pin], stiffness: Double = 6e-4) {
        guard pins.count >= 3 else { return nil }
        let middle = pins.reduce(SIMD2<Double>.zero) { $0 + $1.from } / Double(pins.count)
        let radius = pins.reduce(0) { max($0, length($1.from - middle)) }
        guard radius > 0 else { return nil }
        let centres = pins.map { ($0.from - middle) / radius }
        let count = pins.count
        var system = DenseSystem(count: count + 3)
        for row in 0..<count {
            for column in 0..<count { system[row, column] = kernel(squared(centres[row] - centres[column])) }
            system[row, row] = stiffness
            let border = [1, centres[row].x, centres[row].y]
            for (offset, value) in border.enumerated() {
                system[row, count + offset] = value
                system[count + offset, row] = value
            }
            system.right[row] = pins[row].to
        }
        guard let solution = system.solved() else { return nil }
        self.centres = centres
        weights = Array(solution[..<count])
        affine = (solution[count], solution[count + 1], solution[count + 2])
        self.middle = middle
        self.radius = radius
    }

    func callAsFunction(_ point: SIMD2<Double>) -> SIMD2<Double> {
        let p = (point - middle) / radius
        var result = affine.0 + affine.1 * p.x + affine.2 * p.y
        for (centre, weight) in zip(centres, weights) { result += weight * kernel(squared(p - centre)) }
        return result
    }
}

private func squared(_ v: SIMD2<Double>) -> Double { v.x * v.x + v.y * v.y }

/// `r^2 log r` from `r^2`.
private func kernel(_ r2: Double) -> Double { r2 < 1e-18 ? 0 : 0.5 * r2 * log(r2) }

/// `count` linear equations for points of the plane.
private struct DenseSystem {
    let count: Int
    private var matrix: [Double]
    var right: [SIMD2<Double>]

    init(count: Int) {
        self.count = count
        matrix = Array(repeating: 0, count: count * count)
        right = Array(repeating: .zero, count: count)
    }

    subscript(row: Int, column: Int) -> Double {
        get { matrix[row * count + column] }
        set { matrix[row * count + column] = newValue }
    }

    /// Gauss with row pivots; nil when the matrix is singular.
    consuming func solved() -> [SIMD2<Double>]? {
        for pivot in 0..<count {
            guard let best = (pivot..<count).max(by: { self[$0, pivot].magnitude < self[$1, pivot].magnitude }),
                self[best, pivot].magnitude > 1e-12
            else { return nil }
            swapRows(pivot, best)
            for row in (pivot + 1)..<max(count, pivot + 1) {
                let factor = self[row, pivot] / self[pivot, pivot]
                if factor == 0 { continue }
                for column in pivot..<count { self[row, column] -= factor * self[pivot, column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(count, row + 1) { right[row] -= self[row, column] * right[column] }
            right[row] /= self[row, row]
        }
        return right
    }

    private mutating func swapRows(_ a: Int, _ b: Int) {
        if a == b { return }
        for column in 0..<count { matrix.swapAt(a * count + column, b * count + column) }
        right.swapAt(a, b)
    }
}
