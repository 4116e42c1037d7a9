import Foundation
import Imaging

/// The room around a body: a warm pale ground that darkens a little to the edges and the floor, and the shadow
/// under the feet.
package enum Studio {
    /// Opaque, of the size of the body's frame.
    package static func ground(under body: Body) -> LinearImage {
        let frame = body.frame
        let upper = color(0xf7, 0xf5, 0xf2)
        let lower = color(0xe9, 0xe6, 0xe1)
        let shadow = FootShadow(body)
        var ground = LinearImage(width: frame.width, height: frame.height)
        for row in 0..<frame.height {
            let down = (Float(row) + 0.5) / Float(frame.height)
            let fall = smoothStep(0.15, 1, down)
            for column in 0..<frame.width {
                let across = (Float(column) + 0.5) / Float(frame.width) - 0.5
                let vignette = 1 - 0.16 * across * across - 0.05 * (down - 0.45) * (down - 0.45)
                let light = vignette * shadow.light(column, row)
                ground[column, row] = SIMD4((upper + (lower - upper) * fall) * light, 1)
            }
        }
        return ground
    }

    private static func color(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> SIMD3<Float> {
        SkinTone.color(red: red, green: green, blue: blue).linear
    }
}

/// Two soft ellipses under each foot: where it touches, and around.
private struct FootShadow {
    private let centres: [Float]
    private let floor: Float
    private let unit: Float
    private let reach: Int

    init(_ body: Body) {
        let frame = body.frame
        let row = 8
        let middle = Float(body.landmarks.legInner[row] + body.landmarks.legOuter[row]) / 2
        let unit = Float(frame.pixelsPerHeight)
        self.unit = unit
        centres = [-middle, middle].map { Float(frame.centreX) + unit * $0 }
        floor = Float(frame.floorY) + 0.004 * unit
        reach = Int(floor - unit * 0.09)
    }

    func light(_ column: Int, _ row: Int) -> Float {
        guard row > reach else { return 1 }
        let y = (Float(row) + 0.5 - floor) / unit
        var light: Float = 1
        for centre in centres {
            let x = (Float(column) + 0.5 - centre) / unit
            light *= 1 - 0.30 * fall(x / 0.036, y / 0.0095) - 0.16 * fall(x / 0.085, (y + 0.003) / 0.020)
        }
        return light
    }

    private func fall(_ x: Float, _ y: Float) -> Float { Float(exp(-0.5 * Double(x * x + y * y))) }
}
