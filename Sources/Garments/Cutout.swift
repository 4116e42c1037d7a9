import Foundation
import Imaging

/// A mask and its photo on the way to a cut: the outline as a smooth signed distance, and the garment's colours
/// continued past it.
struct Cutout {
    /// How far inside the found outline the cut's edge lies, in working pixels.
    private static let inset: Float = 0.5

    let photo: Image
    let mask: Mask
    private let distance: Plane
    private let colours: LinearImage

    /// - Parameter mask: at the photo's size.
    init(photo: Image, mask: Mask) {
        self.photo = photo
        self.mask = mask
        distance = mask.signedDistance().map { min(max($0, -12), 12) }.blurred(sigma: 1.7)
        colours = Self.colours(of: photo, mask)
    }

    /// Turned upright by `degrees` about the garment's middle (what leans right is turned left) and cropped to it.
    ///
    /// - Returns: the picture and the map that takes the photo's pixels to it.
    func upright(degrees: Double, about centre: Point) -> (image: Image, map: AffineMap) {
        let (s, c) = (sin(-degrees * .pi / 180), cos(-degrees * .pi / 180))
        let turn = AffineMap(a: c, b: s, c: -s, d: c)
        let turned = mask.contour().map {
            turn.apply(Point(x: $0.x - centre.x, y: $0.y - centre.y))
        }
        let margin = 6.0
        let left = (turned.map(\.x).min() ?? 0).rounded(.down) - margin
        let top = (turned.map(\.y).min() ?? 0).rounded(.down) - margin
        let right = (turned.map(\.x).max() ?? 1).rounded(.up) + margin
        let bottom = (turned.map(\.y).max() ?? 1).rounded(.up) + margin
        let origin = turn.apply(Point(x: -centre.x, y: -centre.y))
        let map = AffineMap(a: c, b: s, c: -s, d: c, tx: origin.x - left, ty: origin.y - top)
        return (drawn(width: Int(right - left), height: Int(bottom - top), map), map)
    }

    private func drawn(width: Int, height: Int, _ map: AffineMap) -> Image {
        guard let back = map.inverse else { return Image(width: 1, height: 1) }
        var drawn = LinearImage(width: width, height: height)
        var alphas = [UInt8](repeating: 0, count: width * height)
        colours.withSampler { colours in
            distance.withSampler { distance in
                for y in 0..<height {
                    for x in 0..<width {
                        let at = back.apply(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                        let inside = isOnPhoto(at) ? distance.bilinear(Float(at.x), Float(at.y)) : -12
                        guard inside > -10 else { continue }
                        alphas[y * width + x] = UInt8(min(max(inside - Self.inset + 0.5, 0), 1) * 255 + 0.5)
                        var colour = colours.bicubic(Float(at.x), Float(at.y))
                        colour.w = 1
                        drawn.pixels[y * width + x] = colour.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 1))
                    }
                }
            }
        }
        var image = Image(drawn)
        for pixel in alphas.indices { image.bytes[pixel * 4 + 3] = alphas[pixel] }
        return image
    }

    private func isOnPhoto(_ point: Point) -> Bool {
        point.x > 0 && point.y > 0 && point.x < Double(photo.width) && point.y < Double(photo.height)
    }

    /// Colours of the rim, which the background has a part in, are those of the nearest pixel 3 px inside, a little
    /// blurred; so is what lies outside.
    private static func colours(of photo: Image, _ mask: Mask) -> LinearImage {
        var opaque = photo
        for pixel in 0..<(photo.width * photo.height) { opaque.bytes[pixel * 4 + 3] = 255 }
        let light = LinearImage(opaque)
        let depth = mask.signedDistance()
        var sure = Mask(depth) { $0 > 3 }
        if sure.area * 4 < mask.area { sure = Mask(depth) { $0 > 1 } }
        let nearest = sure.nearestInside()
        var continued = light
        for pixel in continued.pixels.indices where sure.bytes[pixel] < 128 && nearest.indices[pixel] >= 0 {
            continued.pixels[pixel] = light.pixels[Int(nearest.indices[pixel])]
        }
        let soft = continued.blurred(sigma: 1.2)
        for pixel in continued.pixels.indices where sure.bytes[pixel] < 128 {
            continued.pixels[pixel] = soft.pixels[pixel]
        }
        return continued
    }
}
