import Foundation
import Testing

import Imaging

@Suite struct BlurTests {
    @Test func `a point becomes a bell that adds up to the point`() {
        var plane = Plane(width: 41, height: 41)
        plane[20, 20] = 1
        let blurred = plane.blurred(sigma: 2.5)
        #expect((blurred.values.reduce(0, +) - 1).magnitude < 1e-4)
        for (x, y) in [(20, 20), (23, 20), (20, 16), (22, 23)] {
            let squared = Double((x - 20) * (x - 20) + (y - 20) * (y - 20))
            let exact = exp(-squared / (2 * 2.5 * 2.5)) / (2 * .pi * 2.5 * 2.5)
            #expect((Double(blurred[x, y]) - exact).magnitude < 0.0004)
        }
    }

    @Test func `a flat plane stays flat up to its edges`() {
        let plane = Plane(width: 9, height: 5, filledWith: 0.25).blurred(sigma: 7)
        #expect(plane.values.allSatisfy { ($0 - 0.25).magnitude < 1e-6 })
    }

    @Test func `an image blurs as its channels do`() {
        var image = LinearImage(width: 15, height: 11)
        var plane = Plane(width: 15, height: 11)
        for index in plane.values.indices {
            plane.values[index] = Float(index * 37 % 101) / 101
            image.pixels[index] = SIMD4(plane.values[index], 0, 0, 1)
        }
        let (left, right) = (image.blurred(sigma: 1.7), plane.blurred(sigma: 1.7))
        for index in plane.values.indices {
            #expect((left.pixels[index].x - right.values[index]).magnitude < 1e-5)
            #expect((left.pixels[index].w - 1).magnitude < 1e-5)
        }
    }

    @Test func `sampling at centres gives the pixels, between them a mixture`() {
        let plane = Plane(width: 3, height: 2, values: [0, 1, 2, 10, 11, 12])
        #expect(plane.bilinear(Point(x: 1.5, y: 1.5)) == 11)
        #expect(plane.bilinear(Point(x: 2, y: 1)) == 6.5)
        #expect(plane.bilinear(Point(x: -4, y: 0)) == 0)
        #expect(plane.bicubic(Point(x: 1.5, y: 0.5)) == 1)
        #expect(plane.bicubic(Point(x: 90, y: 90)) == 12)
    }

    @Test func `bicubic keeps a straight slope straight`() {
        let plane = Plane(width: 12, height: 12, values: (0..<144).map { Float($0 % 12) * 0.25 + Float($0 / 12) })
        for (x, y) in [(3.3, 4.9), (6.0, 6.75), (8.2, 2.6)] {
            let exact = (x - 0.5) * 0.25 + (y - 0.5)
            #expect((Double(plane.bicubic(Point(x: x, y: y))) - exact).magnitude < 1e-5)
        }
    }

    @Test func `a warp by a shift moves pixels, and what comes from outside is transparent`() {
        var image = LinearImage(width: 6, height: 6)
        for index in image.pixels.indices { image.pixels[index] = SIMD4(Float(index % 6) / 10, 0, 0, 1) }
        let moved = image.warped(width: 6, height: 6, toSource: AffineMap(tx: 2))
        #expect(moved[1, 3] == image[3, 3])
        #expect(moved[5, 3].w == 0)
    }
}
