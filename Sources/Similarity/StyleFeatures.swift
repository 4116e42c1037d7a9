import Garments
import Imaging

/// What `style-0` sees of a garment, before any weights: how its outline and its surface run (HOG) and what colours
/// it has (a Lab histogram).
///
/// The garment is set on a plain ground as dark or as light as it is not, so that its outline counts and the room
/// behind it does not. A photo that could not be cut is taken whole.
package struct StyleFeatures: Sendable, Equatable {
    /// HOG of the garment with its own proportions, then of the garment stretched to a square: 2 x 1764.
    var shape: [Float]
    /// Soft histogram over 6 x 6 x 6 cells of Lab, square root, unit length.
    var color: [Float]

    static let shapeCount = 2 * HOG.count
    static let colorCount = LabHistogram.count

    init(subject: Subject) {
        shape =
            HOG.descriptor(of: subject.canvas(stretched: false)) + HOG.descriptor(of: subject.canvas(stretched: true))
        color = LabHistogram.descriptor(of: subject.sample)
    }
}

/// The garment, or the whole photo, reduced to what features look at.
package struct Subject {
    /// The box of the garment, long side 128, linear and premultiplied.
    let sample: LinearImage
    private let isLight: Bool

    static let sidePixels = HOG.sidePixels

    init(photo: Image, cut: GarmentCut?) {
        let source = cut.map { $0.image.cropped(to: $0.box) } ?? photo
        let scale = Double(Self.sidePixels) / Double(max(source.width, source.height))
        sample = LinearImage(source).resized(
            width: max(1, Int((Double(source.width) * scale).rounded())),
            height: max(1, Int((Double(source.height) * scale).rounded())))
        var light: Float = 0
        var weight: Float = 0
        for pixel in sample.pixels {
            light += luminance(pixel)
            weight += pixel.w
        }
        // Middle grey of the eye, not of the light meter.
        isLight = light > 0.18 * weight
    }

    /// Square of `sidePixels`, brightness as the square root of luminance.
    func canvas(stretched: Bool) -> Plane {
        let side = Self.sidePixels
        let ground: Float = isLight ? 0 : 1
        let picture = stretched ? sample.resized(width: side, height: side) : sample
        var plane = Plane(width: side, height: side, filledWith: ground)
        let (left, top) = ((side - picture.width) / 2, (side - picture.height) / 2)
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let pixel = picture[x, y]
                let light = luminance(pixel) + (1 - pixel.w) * ground
                plane[left + x, top + y] = max(0, light).squareRoot()
            }
        }
        return plane
    }
}

/// Of a linear sRGB pixel (Rec. 709), as premultiplied as it comes.
func luminance(_ pixel: SIMD4<Float>) -> Float {
    0.2126 * pixel.x + 0.7152 * pixel.y + 0.0722 * pixel.z
}
