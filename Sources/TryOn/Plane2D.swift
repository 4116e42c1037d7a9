import Foundation
import Imaging

// Points and directions of the body plane: x to the right, y up, in body heights.

func length(_ v: SIMD2<Double>) -> Double { (v.x * v.x + v.y * v.y).squareRoot() }

func dot(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.x + a.y * b.y }

/// Straight down turned outwards by `degrees`; `side` is -1 on the picture's left, +1 on its right.
func direction(degrees: Double, side: Double) -> SIMD2<Double> {
    [side * sin(degrees * .pi / 180), -cos(degrees * .pi / 180)]
}

/// How far a direction is turned outwards from straight down.
func degrees(_ v: SIMD2<Double>, side: Double) -> Double { atan2(side * v.x, -v.y) * 180 / .pi }

/// In degrees.
func arcCosine(_ cosine: Double) -> Double { acos(cosine) * 180 / .pi }

/// Turned outwards by `degrees`.
func rotated(_ v: SIMD2<Double>, degrees: Double, side: Double) -> SIMD2<Double> {
    let angle = side * degrees * .pi / 180
    return [v.x * cos(angle) - v.y * sin(angle), v.x * sin(angle) + v.y * cos(angle)]
}

extension Comparable {
    func clamped(_ low: Self, _ high: Self) -> Self { min(max(self, low), high) }
}

extension Array where Element == Double {
    /// The value below which `share` (0 to 1) of the values lie; 0 when there are none.
    func percentile(_ share: Double) -> Double {
        isEmpty ? 0 : sorted()[Swift.min(Int(share * Double(count)), count - 1)]
    }
}

extension Array where Element == Point {
    /// The point after `share` (0 to 1) of the polyline's length.
    func along(_ share: Double) -> Point {
        guard let first, let last else { return Point(x: 0, y: 0) }
        let steps = zip(self, dropFirst()).map { $0.distance(to: $1) }
        var left = share * steps.reduce(0, +)
        for (index, step) in steps.enumerated() {
            if left <= step, step > 0 {
                let t = left / step
                return Point(
                    x: self[index].x + (self[index + 1].x - self[index].x) * t,
                    y: self[index].y + (self[index + 1].y - self[index].y) * t)
            }
            left -= step
        }
        return share <= 0 ? first : last
    }
}
