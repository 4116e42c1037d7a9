import Foundation
import Testing

import Imaging

@Suite struct ShapeTests {
    /// A disc of pixels whose centres lie inside.
    static func disc(_ width: Int, _ height: Int, x: Double, y: Double, radius: Double) -> Mask {
        var mask = Mask(width: width, height: height)
        for row in 0..<height {
            for column in 0..<width {
                let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
                if dx * dx + dy * dy <= radius * radius { mask[column, row] = 255 }
            }
        }
        return mask
    }

    /// Pixels that look random and always are the same.
    static func speckles(_ width: Int, _ height: Int, one in: Int) -> Mask {
        var state: UInt64 = 42
        return Mask(
            width: width, height: height,
            bytes: (0..<(width * height)).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (state >> 33) % UInt64(`in`) == 0 ? 255 : 0
            })
    }

    @Test(arguments: [2, 9, 300]) func `distances are exact`(oneIn: Int) {
        let mask = Self.speckles(37, 29, one: oneIn)
        let sites = mask.bytes.indices.filter { mask.bytes[$0] == 255 }
        let nearest = mask.nearestInside()
        for pixel in mask.bytes.indices {
            func squared(_ site: Int) -> Int {
                let (dx, dy) = (site % 37 - pixel % 37, site / 37 - pixel / 37)
                return dx * dx + dy * dy
            }
            #expect(nearest.squaredDistances[pixel] == Float(sites.map(squared).min() ?? -1))
            #expect(squared(Int(nearest.indices[pixel])) == Int(nearest.squaredDistances[pixel]))
        }
    }

    @Test func `an empty mask is infinitely far`() {
        let nearest = Mask(width: 3, height: 2).nearestInside()
        #expect(nearest.squaredDistances.allSatisfy { $0 == .infinity })
        #expect(nearest.indices.allSatisfy { $0 == -1 })
        #expect(Mask(width: 3, height: 2).signedDistance().values.allSatisfy { $0 == -5 })
        #expect(Mask(width: 3, height: 2, filledWith: 255).signedDistance().values.allSatisfy { $0 == 5 })
    }

    @Test func `signed distance is half a pixel beside the outline, positive inside`() {
        var mask = Mask(width: 8, height: 1)
        for x in 3..<8 { mask[x, 0] = 255 }
        #expect(mask.signedDistance().values == [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5])
    }

    @Test func `growing and shrinking a disc gives discs`() {
        let disc = Self.disc(80, 80, x: 40.5, y: 40.5, radius: 20)
        #expect(disc.dilated(radius: 6).area > Int(Double.pi * 25.2 * 25.2))
        #expect(disc.dilated(radius: 6).area < Int(Double.pi * 26.8 * 26.8))
        #expect(disc.eroded(radius: 6).area > Int(Double.pi * 13.2 * 13.2))
        #expect(disc.eroded(radius: 6).area < Int(Double.pi * 14.8 * 14.8))
    }

    @Test func `opening takes threads away, closing fills cracks`() {
        var mask = Self.disc(80, 80, x: 40, y: 40, radius: 15)
        for x in 0..<80 { mask[x, 40] = 255 }
        #expect(mask.opened(radius: 3)[5, 40] == 0)
        #expect(mask.opened(radius: 3)[40, 40] == 255)
        for y in 0..<80 { mask[40, y] = 0 }
        #expect(mask.closed(radius: 3)[40, 40] == 255)
        let touching = Mask(width: 10, height: 10, filledWith: 255)
        #expect(touching.eroded(radius: 3) == touching)
    }

    @Test func `parts are numbered in order, with area and box`() {
        var mask = Mask(width: 10, height: 6)
        for (x, y) in [(1, 1), (2, 2), (7, 0), (7, 1), (8, 1), (7, 4)] { mask[x, y] = 255 }
        let eight = mask.components(.eight)
        #expect(eight.parts.map(\.area) == [3, 2, 1])
        #expect(eight.parts[0].box == PixelBox(x: 7, y: 0, width: 2, height: 2))
        #expect(eight.largest == 1)
        #expect(mask.components(.four).parts.map(\.area) == [3, 1, 1, 1])
        #expect(mask.largestComponent().area == 3)
        #expect(Mask(width: 4, height: 4).largestComponent() == Mask(width: 4, height: 4))
    }

    @Test func `small holes are filled, large ones and the outside are not`() {
        var mask = Mask(width: 20, height: 20, filledWith: 255)
        mask[3, 3] = 0
        for y in 8..<14 { for x in 8..<14 { mask[x, y] = 0 } }
        mask[0, 19] = 0
        let filled = mask.holesFilled(upToArea: 10)
        #expect((filled[3, 3], filled[10, 10], filled[0, 19]) == (255, 0, 0))
        #expect(mask.holesFilled()[10, 10] == 255)
    }

    private func area(_ polygon: [Point]) -> Double {
        zip(polygon, polygon.dropFirst() + polygon.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
    }

    @Test func `a contour is clockwise, starts at the top and ignores holes and crumbs`() throws {
        var mask = Self.disc(60, 60, x: 30, y: 30, radius: 20)
        mask[30, 30] = 0
        mask[2, 2] = 255
        let contour = mask.contour()
        let first = try #require(contour.first)
        #expect(first.y == contour.map(\.y).min())
        // Clockwise as seen with y downwards is a positive area.
        #expect((area(contour) - Double.pi * 400).magnitude < 12)
        #expect(contour.allSatisfy { ($0.distance(to: Point(x: 30, y: 30)) - 20).magnitude < 1 })
        #expect(Mask(width: 5, height: 5).contour().isEmpty)
    }

    @Test func `the contour of an antialiased shape lies where the shape was`() {
        let circle = (0..<90).map { step in
            let angle = Double(step) / 90 * 2 * .pi
            return Point(x: 30.3 + 20 * cos(angle), y: 29.8 + 20 * sin(angle))
        }
        let contour = Mask(width: 60, height: 60, filling: circle).contour()
        #expect(contour.allSatisfy { ($0.distance(to: Point(x: 30.3, y: 29.8)) - 20).magnitude < 0.25 })
    }

    @Test func `a contour follows a full image and a diagonal thread`() {
        #expect(Mask(width: 3, height: 2, filledWith: 255).contour().count == 10)
        var thread = Mask(width: 4, height: 4)
        for step in 0..<4 { thread[step, step] = 255 }
        #expect(thread.contour().count == 16)
    }

    @Test func `a filled polygon covers its exact area`() {
        let triangle = [Point(x: 1.25, y: 0.5), Point(x: 8.75, y: 3), Point(x: 2, y: 7.5)]
        let plane = Plane(width: 10, height: 9, filling: [triangle])
        #expect((Double(plane.values.reduce(0, +)) - area(triangle).magnitude).magnitude < 1e-4)
        #expect(Plane(width: 10, height: 9, filling: [triangle.reversed()]) == plane)
        let square = [Point(x: 2.5, y: 1), Point(x: 4, y: 1), Point(x: 4, y: 3), Point(x: 2.5, y: 3)]
        let small = Plane(width: 6, height: 4, filling: [square])
        #expect((small[2, 1], small[3, 2], small[4, 1], small[1, 1]) == (0.5, 1, 0, 0))
    }

    @Test func `a polygon may reach beyond every edge`() {
        let large = [Point(x: -50, y: -40), Point(x: 90, y: -40), Point(x: 90, y: 60), Point(x: -50, y: 60)]
        #expect(Mask(width: 7, height: 5, filling: large) == Mask(width: 7, height: 5, filledWith: 255))
        let slanted = [Point(x: -10, y: 0), Point(x: 10, y: 10), Point(x: -10, y: 10)]
        let plane = Plane(width: 10, height: 10, filling: [slanted])
        #expect((Double(plane.values.reduce(0, +)) - 25).magnitude < 1e-4)
    }

    @Test func `polygons of opposite direction make holes`() {
        func square(_ from: Double, _ to: Double) -> [Point] {
            [Point(x: from, y: from), Point(x: to, y: from), Point(x: to, y: to), Point(x: from, y: to)]
        }
        let ring = Plane(width: 8, height: 8, filling: [square(1, 7), square(3, 5).reversed()])
        #expect((ring[2, 2], ring[4, 4]) == (1, 0))
    }
}
