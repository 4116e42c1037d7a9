import Foundation

/// CIE L*a*b* under D65, the white of sRGB: L 0 to 100; equal distances look about equally different.
package struct Lab: Sendable, Equatable, Hashable, Codable {
    package var l: Float
    package var a: Float
    package var b: Float

    package init(l: Float, a: Float, b: Float) {
        (self.l, self.a, self.b) = (l, a, b)
    }

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        let light = SRGB.linear
        self.init(linear: SIMD3(light[Int(red)], light[Int(green)], light[Int(blue)]))
    }

    /// From linear sRGB, 0 to 1.
    package init(linear light: SIMD3<Float>) {
        let xyz = Self.xyzOverWhite(light)
        let f = SIMD3(Self.root(xyz.x), Self.root(xyz.y), Self.root(xyz.z))
        self.init(l: 116 * f.y - 16, a: 500 * (f.x - f.y), b: 200 * (f.y - f.z))
    }

    /// Delta E 1976.
    package func distance(to other: Lab) -> Float {
        let (dl, da, db) = (l - other.l, a - other.a, b - other.b)
        return (dl * dl + da * da + db * db).squareRoot()
    }

    /// Linear sRGB to XYZ, each divided by the white's.
    @inline(__always)
    static func xyzOverWhite(_ light: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(0.4339530, 0.2126390, 0.0177547) * light.x + SIMD3(0.3762194, 0.7151687, 0.1094685) * light.y
            + SIMD3(0.1898276, 0.0721923, 0.8727768) * light.z
    }

    static func root(_ t: Float) -> Float {
        t > 216.0 / 24389 ? cbrtf(t) : (24389.0 / 27 * t + 16) / 116
    }
}

/// A picture in Lab: (L, a, b, alpha 0 to 1) a pixel.
package struct LabImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height`, rows from the top.
    package var pixels: [SIMD4<Float>]

    package init(width: Int, height: Int, pixels: [SIMD4<Float>]) {
        precondition(pixels.count == width * height)
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// To about 0.001 of each number: cube roots come from a table.
    package init(_ image: Image) {
        let (light, roots) = (SRGB.linear, Self.roots)
        let pixels = [SIMD4<Float>](unsafeUninitializedCapacity: image.width * image.height) { target, count in
            // A loop over every pixel: no bounds checks in it.
            image.bytes.withUnsafeBufferPointer { bytes in
                roots.withUnsafeBufferPointer { roots in
                    for pixel in 0..<(image.width * image.height) {
                        let at = pixel * 4
                        let xyz = Lab.xyzOverWhite(
                            SIMD3(light[Int(bytes[at])], light[Int(bytes[at + 1])], light[Int(bytes[at + 2])]))
                        let (fx, fy, fz) = (look(roots, xyz.x), look(roots, xyz.y), look(roots, xyz.z))
                        target[pixel] = SIMD4(
                            116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz), Float(bytes[at + 3]) * (1 / 255))
                    }
                }
            }
            count = image.width * image.height
        }
        self.init(width: image.width, height: image.height, pixels: pixels)
    }

    @inlinable package subscript(x: Int, y: Int) -> SIMD4<Float> {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// L, a or b (0, 1, 2) or alpha (3) alone.
    package func plane(_ channel: Int) -> Plane {
        Plane(width: width, height: height, values: pixels.map { $0[channel] })
    }

    private static let steps = 16384
    private static let roots: [Float] = (0...(steps + 1)).map { Lab.root(Float($0) / Float(steps)) }
}

@inline(__always)
private func look(_ roots: UnsafeBufferPointer<Float>, _ t: Float) -> Float {
    let position = min(max(t, 0), 1) * 16384
    let step = Int(position)
    let part = position - Float(step)
    return roots[step] * (1 - part) + roots[step + 1] * part
}
