import Foundation

/// The kernel that a resize weighs pixels with.
package enum ResizeFilter: Sendable {
    /// Sharp; may ring a little beside hard edges, which the result is clamped for.
    case lanczos3
    /// Softer, hardly rings: Mitchell and Netravali's B = C = 1/3.
    case mitchell

    var radius: Double {
        switch self {
        case .lanczos3: 3
        case .mitchell: 2
        }
    }

    func weight(_ distance: Double) -> Double {
        let x = distance.magnitude
        switch self {
        case .lanczos3:
            if x < 1e-9 { return 1 }
            if x >= 3 { return 0 }
            return 3 * sin(.pi * x) * sin(.pi * x / 3) / (.pi * .pi * x * x)
        case .mitchell:
            if x < 1 { return (7 * x * x * x - 12 * x * x + 16.0 / 3) / 6 }
            if x < 2 { return (-7.0 / 3 * x * x * x + 12 * x * x - 20 * x + 32.0 / 3) / 6 }
            return 0
        }
    }
}

/// For each pixel along one side of the result: where its source pixels begin, and their weights, which add up to 1.
struct ResizeTaps {
    let count: Int
    let starts: [Int]
    /// `count` a pixel.
    let weights: [Float]

    init(from source: Int, to target: Int, filter: ResizeFilter) {
        let step = Double(source) / Double(target)
        // Shrinking widens the kernel, so that every source pixel has its say.
        let stretch = max(step, 1)
        let count = min(Int((filter.radius * stretch * 2).rounded(.up)) + 1, source)
        var starts: [Int] = []
        var weights: [Float] = []
        for pixel in 0..<target {
            let centre = (Double(pixel) + 0.5) * step
            let start = min(max(Int((centre - Double(count) / 2).rounded()), 0), source - count)
            let raw = (0..<count).map { filter.weight((Double(start + $0) + 0.5 - centre) / stretch) }
            let sum = raw.reduce(0, +)
            starts.append(start)
            weights += raw.map { Float($0 / sum) }
        }
        self.count = count
        self.starts = starts
        self.weights = weights
    }
}
