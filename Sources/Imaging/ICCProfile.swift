import Foundation

/// The two kinds of ICC profile that photos carry: three primaries with a curve each ("matrix/TRC": Adobe RGB,
/// Display P3, ProPhoto, scanners), or one grey curve. Table-based profiles are not read; pixels then stay as they
/// are. ICC.1:2022, sections 8 and 10.
struct ICCProfile {
    /// Three curves, each sampled at the 256 byte values.
    private let curves: [[Float]]
    /// From the profile's linear RGB to linear sRGB, rows.
    private let matrix: [SIMD3<Float>]

    init?(_ bytes: [UInt8]) {
        let reader = Reader(bytes: bytes)
        guard bytes.count >= 132, reader.text(at: 36) == "acsp" else { return nil }
        switch reader.text(at: 16) {
        case "RGB ":
            guard
                let red = reader.xyz("rXYZ"), let green = reader.xyz("gXYZ"), let blue = reader.xyz("bXYZ"),
                let redCurve = reader.curve("rTRC"), let greenCurve = reader.curve("gTRC"),
                let blueCurve = reader.curve("bTRC")
            else { return nil }
            curves = [redCurve, greenCurve, blueCurve]
            matrix = Self.linearSRGBFromD50.map { row in
                SIMD3((row * red).sum(), (row * green).sum(), (row * blue).sum())
            }
        case "GRAY":
            guard let curve = reader.curve("kTRC") else { return nil }
            curves = [curve, curve, curve]
            matrix = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
        default:
            return nil
        }
    }

    /// XYZ under D50, in which profiles meet, to linear sRGB (Bradford-adapted).
    private static let linearSRGBFromD50: [SIMD3<Float>] = [
        SIMD3(3.1338561, -1.6168667, -0.4906146),
        SIMD3(-0.9787684, 1.9161415, 0.0334540),
        SIMD3(0.0719453, -0.2289914, 1.4052427),
    ]

    /// Whether converting would change no byte by more than rounding: most files say sRGB in their own words.
    var isSRGB: Bool {
        let identity = [SIMD3<Float>(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
        let matrixIsNear = zip(matrix, identity).allSatisfy { row, unit in
            let difference = row - unit
            return (difference * difference).max() < 0.003 * 0.003
        }
        return matrixIsNear
            && curves.allSatisfy { curve in
                zip(curve, SRGB.linear).allSatisfy { ($0 - $1).magnitude < 0.002 }
            }
    }

    /// In place; alpha stays.
    func convert(_ bytes: inout [UInt8]) {
        let encoder = SRGB.Encoder()
        let (rows, curves) = (matrix, curves)
        // A loop over every pixel: no bounds checks in it.
        bytes.withUnsafeMutableBufferPointer { pixels in
            for pixel in stride(from: 0, to: pixels.count - 3, by: 4) {
                let light = SIMD3(
                    curves[0][Int(pixels[pixel])], curves[1][Int(pixels[pixel + 1])], curves[2][Int(pixels[pixel + 2])])
                for channel in 0..<3 { pixels[pixel + channel] = encoder.byte((rows[channel] * light).sum()) }
            }
        }
    }

    /// Big-endian fields and tags; nil wherever the profile is cut short.
    private struct Reader {
        let bytes: [UInt8]

        func number(at offset: Int, bytes count: Int = 4) -> Int? {
            guard offset >= 0, offset + count <= bytes.count else { return nil }
            return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
        }

        func text(at offset: Int) -> String? {
            guard offset >= 0, offset + 4 <= bytes.count else { return nil }
            return String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self)
        }

        /// Signed 15.16 fixed point.
        func fixed(at offset: Int) -> Double? {
            number(at: offset).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
        }

        func offset(of tag: String) -> Int? {
            guard let count = number(at: 128), count <= 200 else { return nil }
            for entry in 0..<count where text(at: 132 + entry * 12) == tag {
                return number(at: 132 + entry * 12 + 4)
            }
            return nil
        }

        func xyz(_ tag: String) -> SIMD3<Float>? {
            guard
                let at = offset(of: tag), text(at: at) == "XYZ ", let x = fixed(at: at + 8),
                let y = fixed(at: at + 12), let z = fixed(at: at + 16)
            else { return nil }
            return SIMD3(Float(x), Float(y), Float(z))
        }

        func curve(_ tag: String) -> [Float]? {
            guard let at = offset(of: tag) else { return nil }
            switch text(at: at) {
            case "curv": return sampledCurve(at: at)
            case "para": return parametricCurve(at: at)
            default: return nil
            }
        }

        private func sampledCurve(at offset: Int) -> [Float]? {
            guard let count = number(at: offset + 8), count <= 65536 else { return nil }
            if count == 0 { return (0..<256).map { Float($0) / 255 } }
            if count == 1 {
                guard let gamma = number(at: offset + 12, bytes: 2) else { return nil }
                return (0..<256).map { Float(pow(Double($0) / 255, Double(gamma) / 256)) }
            }
            let samples = (0..<count).compactMap { number(at: offset + 12 + $0 * 2, bytes: 2) }
            guard samples.count == count else { return nil }
            return (0..<256).map { byte in
                let position = Double(byte) / 255 * Double(count - 1)
                let below = min(Int(position), count - 2)
                let part = position - Double(below)
                return Float((Double(samples[below]) * (1 - part) + Double(samples[below + 1]) * part) / 65535)
            }
        }

        /// Function types 0 to 4: `(a x + b)^g + e` above `d`, `c x + f` below.
        private func parametricCurve(at offset: Int) -> [Float]? {
            guard let type = number(at: offset + 8, bytes: 2), type <= 4 else { return nil }
            let parameterCount = [1, 3, 4, 5, 7][type]
            let p = (0..<parameterCount).compactMap { fixed(at: offset + 12 + $0 * 4) }
            guard p.count == parameterCount, type == 0 || p[1] != 0 else { return nil }
            let (g, a, b) = (p[0], type == 0 ? 1 : p[1], type == 0 ? 0 : p[2])
            let (c, d, e, f): (Double, Double, Double, Double) =
                switch type {
                case 0: (0, 0, 0, 0)
                case 1: (0, -b / a, 0, 0)
                case 2: (0, -b / a, p[3], p[3])
                case 3: (p[3], p[4], 0, 0)
                default: (p[3], p[4], p[5], p[6])
                }
            return (0..<256).map { byte in
                let x = Double(byte) / 255
                let y = x >= d ? pow(max(a * x + b, 0), g) + e : c * x + f
                return Float(min(max(y, 0), 1))
            }
        }
    }
}
