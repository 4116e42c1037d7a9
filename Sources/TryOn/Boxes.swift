import Avatars
import Imaging

extension Frame {
    /// The pixels around some places, as far as they are on the picture.
    func box(around places: [SIMD2<Double>], margin: Double) -> PixelBox {
        let low = places.reduce(SIMD2(repeating: Double.infinity)) { pointwiseMin($0, $1) } - margin
        let high = places.reduce(SIMD2(repeating: -Double.infinity)) { pointwiseMax($0, $1) } + margin
        let (left, top) = (Int(low.x).clamped(0, width - 1), Int(low.y).clamped(0, height - 1))
        let (right, bottom) = (Int(high.x).clamped(left + 1, width), Int(high.y).clamped(top + 1, height))
        return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    }
}

extension PixelBox {
    func union(_ other: PixelBox) -> PixelBox {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return PixelBox(
            x: left, y: top, width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }

    @inline(__always)
    func index(_ x: Int, _ y: Int) -> Int? {
        let (column, row) = (x - self.x, y - self.y)
        return column >= 0 && row >= 0 && column < width && row < height ? row * width + column : nil
    }

    func within(_ frame: Frame) -> PixelBox {
        let (left, top) = (max(x, 0), max(y, 0))
        return PixelBox(
            x: left, y: top, width: max(min(x + width, frame.width) - left, 0),
            height: max(min(y + height, frame.height) - top, 0))
    }
}
