import Imaging

/// Histograms of oriented gradients (Dalal and Triggs 2005): cells of 16 pixels, 9 unsigned orientations shared
/// between neighbours, blocks of 2 x 2 cells, L2-Hys normalisation with clip 0.2.
enum HOG {
    static let sidePixels = 128
    static let cellPixels = 16
    static let orientations = 9
    static let cells = sidePixels / cellPixels
    static let count = (cells - 1) * (cells - 1) * 4 * orientations

    static func descriptor(of plane: Plane) -> [Float] {
        let histogram = cellHistograms(of: plane)
        var result: [Float] = []
        result.reserveCapacity(count)
        for row in 0..<(cells - 1) {
            for column in 0..<(cells - 1) {
                var block: [Float] = []
                for (dy, dx) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                    let start = ((row + dy) * cells + column + dx) * orientations
                    block += histogram[start..<(start + orientations)]
                }
                normalise(&block)
                for index in block.indices { block[index] = min(block[index], 0.2) }
                normalise(&block)
                result += block
            }
        }
        return result
    }

    /// Each gradient is shared between the four nearest cells and the two nearest orientations.
    private static func cellHistograms(of plane: Plane) -> [Float] {
        var histogram = [Float](repeating: 0, count: cells * cells * orientations)
        for y in 0..<sidePixels {
            for x in 0..<sidePixels {
                let gx = plane[min(x + 1, sidePixels - 1), y] - plane[max(x - 1, 0), y]
                let gy = plane[x, min(y + 1, sidePixels - 1)] - plane[x, max(y - 1, 0)]
                let magnitude = (gx * gx + gy * gy).squareRoot()
                guard magnitude > 1e-4 else { continue }
                let turn = orientation(gx, gy) * Float(orientations)
                let low = Int(turn)
                let share = turn - Float(low)
                let cy = (Float(y) + 0.5) / Float(cellPixels) - 0.5
                let cx = (Float(x) + 0.5) / Float(cellPixels) - 0.5
                for row in [Int(cy.rounded(.down)), Int(cy.rounded(.down)) + 1] where (0..<cells).contains(row) {
                    for column in [Int(cx.rounded(.down)), Int(cx.rounded(.down)) + 1]
                    where (0..<cells).contains(column) {
                        let weight = magnitude * (1 - abs(cy - Float(row))) * (1 - abs(cx - Float(column)))
                        let cell = (row * cells + column) * orientations
                        histogram[cell + low % orientations] += weight * (1 - share)
                        histogram[cell + (low + 1) % orientations] += weight * share
                    }
                }
            }
        }
        return histogram
    }

    /// Direction of an undirected line, 0 to below 1 for half a turn. A rational approximation of the arc tangent
    /// (error below 0.0003 of a turn), which is the same on every machine.
    private static func orientation(_ x: Float, _ y: Float) -> Float {
        let (ax, ay) = (abs(x), abs(y))
        let ratio = min(ax, ay) / max(max(ax, ay), 1e-12)
        let square = ratio * ratio
        var eighth = ((-0.0464964749 * square + 0.15931422) * square - 0.327622764) * square * ratio + ratio
        if ay > ax { eighth = 1.57079637 - eighth }
        if (x < 0) != (y < 0) { eighth = 3.14159274 - eighth }
        let turn = eighth / 3.14159274
        return turn >= 1 ? 0 : turn
    }
}

/// To unit length; an all-zero vector stays.
func normalise(_ vector: inout [Float]) {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-9 else { return }
    for index in vector.indices { vector[index] /= length }
}
