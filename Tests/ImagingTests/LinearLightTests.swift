import Testing

import Imaging

@Suite struct LinearLightTests {
    @Test func `every byte survives the way to light and back`() {
        let encoder = SRGB.Encoder()
        for byte in 0...255 { #expect(encoder.byte(SRGB.linear[byte]) == UInt8(byte)) }
    }

    @Test func `light is rounded to the nearest byte`() {
        let encoder = SRGB.Encoder()
        for step in 0...20000 {
            let light = Double(step) / 20000
            let exact = SRGB.encoded(light) * 255
            #expect((Double(encoder.byte(Float(light))) - exact).magnitude < 0.5001)
        }
        #expect(encoder.byte(-1) == 0)
        #expect(encoder.byte(7) == 255)
    }

    @Test func `an image survives the way to light and back`() {
        var image = Image(width: 16, height: 16)
        for pixel in 0..<256 {
            image.bytes.replaceSubrange(
                pixel * 4..<pixel * 4 + 4, with: [UInt8(pixel), UInt8(255 - pixel), UInt8(pixel / 2), 255])
        }
        #expect(Image(LinearImage(image)) == image)
    }

    @Test func `half-transparent pixels keep their colour, transparent ones lose it`() {
        let image = Image(width: 2, height: 1, bytes: [200, 100, 50, 128, 9, 9, 9, 0])
        #expect(Image(LinearImage(image)).bytes == [200, 100, 50, 128, 0, 0, 0, 0])
    }

    @Test func `a checkerboard of black and white averages to 188, not 128`() {
        var image = Image(width: 64, height: 64)
        for pixel in 0..<4096 {
            let value: UInt8 = (pixel % 64 + pixel / 64) % 2 == 0 ? 0 : 255
            image.bytes.replaceSubrange(pixel * 4..<pixel * 4 + 4, with: [value, value, value, 255])
        }
        let small = image.resized(width: 8, height: 8, filter: .mitchell)
        #expect(small.bytes[(3 * 8 + 3) * 4] == 188)
    }

    @Test func `a flat colour stays flat under every filter and size`() {
        let image = Image(width: 40, height: 53, red: 17, green: 130, blue: 211, alpha: 255)
        for filter in [ResizeFilter.lanczos3, .mitchell] {
            for (width, height) in [(1, 1), (7, 90), (80, 106), (39, 52)] {
                let resized = image.resized(width: width, height: height, filter: filter)
                #expect(resized == Image(width: width, height: height, red: 17, green: 130, blue: 211, alpha: 255))
            }
        }
    }

    @Test func `a transparent neighbour does not bleed its colour`() {
        var image = Image(width: 20, height: 20, red: 255, green: 0, blue: 255, alpha: 0)
        for y in 0..<20 {
            for x in 0..<10 {
                image.bytes.replaceSubrange((y * 20 + x) * 4..<(y * 20 + x) * 4 + 4, with: [0, 90, 0, 255])
            }
        }
        let small = image.resized(width: 7, height: 7)
        for pixel in 0..<49 where small.bytes[pixel * 4 + 3] > 0 {
            #expect(small.bytes[pixel * 4] == 0)
            #expect(abs(Int(small.bytes[pixel * 4 + 1]) - 90) <= 1)
        }
    }

    @Test func `a ramp keeps its values and its place`() {
        let ramp = Plane(width: 100, height: 4, values: (0..<400).map { Float($0 % 100) + 0.5 })
        let small = ramp.resized(width: 50, height: 4)
        for x in 5..<45 { #expect((small[x, 2] - (Float(x) * 2 + 1)).magnitude < 0.01) }
    }

    @Test(arguments: [
        (UInt8(255), UInt8(255), UInt8(255), 100.0, 0.0, 0.0), (255, 0, 0, 53.24, 80.09, 67.20),
        (0, 0, 255, 32.30, 79.19, -107.86), (119, 119, 119, 50.03, 0, 0), (10, 60, 30, 21.54, -24.35, 13.99),
    ])
    func `Lab has the known values`(red: UInt8, green: UInt8, blue: UInt8, l: Double, a: Double, b: Double) {
        let lab = Lab(red: red, green: green, blue: blue)
        #expect((Double(lab.l) - l).magnitude < 0.05)
        #expect((Double(lab.a) - a).magnitude < 0.05)
        #expect((Double(lab.b) - b).magnitude < 0.05)
        let image = LabImage(Image(width: 1, height: 1, red: red, green: green, blue: blue, alpha: 255))
        let pixel = image[0, 0]
        #expect(lab.distance(to: Lab(l: pixel.x, a: pixel.y, b: pixel.z)) < 0.01)
        #expect(pixel.w == 1)
    }
}
