/// A dense symmetric matrix and the three things that training asks of it. Doubles, plain loops in a fixed order.
struct SymmetricMatrix {
    let size: Int
    private var values: [Double]

    init(size: Int) {
        self.size = size
        values = Array(repeating: 0, count: size * size)
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    /// Dot products of all pairs of rows.
    static func gram(of rows: [[Float]]) -> SymmetricMatrix {
        var matrix = SymmetricMatrix(size: rows.count)
        for row in rows.indices {
            for column in 0...row {
                let product = Double(dot(rows[row], rows[column]))
                matrix[row, column] = product
                matrix[column, row] = product
            }
        }
        return matrix
    }

    /// Mean outer product of the rows, drawn towards its mean variance by `shrinkage`.
    static func scatter(of rows: [[Float]], shrinkage: Float) -> SymmetricMatrix {
        let size = rows.first?.count ?? 0
        var matrix = SymmetricMatrix(size: size)
        for row in rows {
            for i in 0..<size {
                let value = Double(row[i])
                for j in 0...i { matrix.values[i * size + j] += value * Double(row[j]) }
            }
        }
        var trace = 0.0
        for i in 0..<size {
            for j in 0...i {
                let value = matrix.values[i * size + j] / Double(rows.count) * Double(1 - shrinkage)
                matrix[i, j] = value
                matrix[j, i] = value
            }
            trace += matrix[i, i] / Double(1 - shrinkage)
        }
        for i in 0..<size { matrix[i, i] += trace / Double(size) * Double(shrinkage) }
        return matrix
    }

    /// Unit eigenvectors of the largest eigenvalues, largest first, by orthogonal iteration from a fixed start. The
    /// sign is chosen so that the entry of largest magnitude is positive.
    func leadingEigenvectors(_ count: Int, rounds: Int = 60) -> [[Float]] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var basis = (0..<min(count, size)).map { _ in
            (0..<size).map { _ -> Double in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
            }
        }
        for _ in 0..<rounds {
            basis = basis.map(multiplied)
            Self.orthonormalise(&basis)
        }
        let ordered = basis.map { (vector: $0, value: zip($0, multiplied($0)).reduce(0) { $0 + $1.0 * $1.1 }) }
            .sorted { $0.value > $1.value }
        return ordered.map { vector, _ in
            let largest = vector.max { $0.magnitude < $1.magnitude } ?? 1
            return vector.map { Float(largest < 0 ? -$0 : $0) }
        }
    }

    /// The lower triangle L with L Lᵀ equal to this (positive definite) matrix.
    func choleskyFactor() -> LowerTriangle {
        var lower = SymmetricMatrix(size: size)
        for i in 0..<size {
            for j in 0...i {
                var sum = self[i, j]
                for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
                lower[i, j] = i == j ? max(sum, 1e-12).squareRoot() : sum / lower[j, j]
            }
        }
        return LowerTriangle(matrix: lower)
    }

    private func multiplied(_ vector: [Double]) -> [Double] {
        values.withUnsafeBufferPointer { values in
            (0..<size).map { row in
                var sum = 0.0
                for column in 0..<size { sum += values[row * size + column] * vector[column] }
                return sum
            }
        }
    }

    /// Modified Gram-Schmidt.
    private static func orthonormalise(_ basis: inout [[Double]]) {
        for i in basis.indices {
            for j in 0..<i {
                let overlap = zip(basis[i], basis[j]).reduce(0) { $0 + $1.0 * $1.1 }
                for k in basis[i].indices { basis[i][k] -= overlap * basis[j][k] }
            }
            let length = basis[i].reduce(0) { $0 + $1 * $1 }.squareRoot()
            if length > 1e-300 { for k in basis[i].indices { basis[i][k] /= length } }
        }
    }
}

struct LowerTriangle {
    let matrix: SymmetricMatrix

    /// x with L x = right.
    func solve(_ right: [Float]) -> [Float] {
        var result = right.map(Double.init)
        for i in 0..<matrix.size {
            for k in 0..<i { result[i] -= matrix[i, k] * result[k] }
            result[i] /= matrix[i, i]
        }
        return result.map { Float($0) }
    }

    /// x with Lᵀ x = right.
    func solveTransposed(_ right: [Float]) -> [Float] {
        var result = right.map(Double.init)
        for i in (0..<matrix.size).reversed() {
            for k in (i + 1)..<max(i + 1, matrix.size) { result[i] -= matrix[k, i] * result[k] }
            result[i] /= matrix[i, i]
        }
        return result.map { Float($0) }
    }
}
