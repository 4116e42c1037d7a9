/// How a camera was held, by the number that EXIF gives it: what to do to the stored pixels to stand them upright.
enum Orientation: Int {
    case upright = 1
    case mirrored, halfTurn, mirroredHalfTurn, transposed, quarterTurn, transversed, threeQuarterTurn

    var exchangesSides: Bool { rawValue >= Orientation.transposed.rawValue }
}

extension Image {
    func turned(by orientation: Orientation) -> Image {
        if orientation == .upright { return self }
        let (newWidth, newHeight) = orientation.exchangesSides ? (height, width) : (width, height)
        // From a pixel of the upright picture to the stored one: where (0, 0) lies, and the step for x and for y.
        let (right, down, last) = (4, width * 4, (width * height - 1) * 4)
        let (endOfRow, startOfLast) = ((width - 1) * 4, (height - 1) * width * 4)
        let (start, stepX, stepY) =
            switch orientation {
            case .upright: (0, right, down)
            case .mirrored: (endOfRow, -right, down)
            case .halfTurn: (last, -right, -down)
            case .mirroredHalfTurn: (startOfLast, right, -down)
            case .transposed: (0, down, right)
            case .quarterTurn: (startOfLast, -down, right)
            case .transversed: (last, -down, -right)
            case .threeQuarterTurn: (endOfRow, down, -right)
            }
        let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
            // A loop over every pixel, in bounds by the steps above.
            bytes.withUnsafeBufferPointer { source in
                var index = 0
                for y in 0..<newHeight {
                    var from = start + y * stepY
                    for _ in 0..<newWidth {
                        for channel in 0..<4 { target[index + channel] = source[from + channel] }
                        index += 4
                        from += stepX
                    }
                }
            }
            count = bytes.count
        }
        return Image(width: newWidth, height: newHeight, bytes: turned)
    }
}
