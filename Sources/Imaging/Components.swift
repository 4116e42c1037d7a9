/// The connected parts of a mask's inside (128 and more), numbered from 1 in the order of their first pixel.
package struct Components: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var area: Int
        package var box: PixelBox
    }

    package let width: Int
    package let height: Int
    /// 0 outside, else the number of the part.
    package var labels: [Int32]
    /// `parts[0]` is number 1.
    package var parts: [Part]

    /// The number of the largest part, the first of equals; nil when there is none.
    package var largest: Int? {
        parts.indices.max { (parts[$0].area, -$0) < (parts[$1].area, -$1) }.map { $0 + 1 }
    }

    package func mask(of number: Int) -> Mask {
        Mask(width: width, height: height, bytes: labels.map { Int($0) == number ? 255 : 0 })
    }
}

extension Mask {
    package enum Connectivity: Sendable {
        /// Pixels that share a side.
        case four
        /// Pixels that share a side or a corner.
        case eight
    }

    package func components(_ connectivity: Connectivity = .eight) -> Components {
        var labels = [Int32](repeating: 0, count: width * height)
        var parts: [Components.Part] = []
        var stack: [Int32] = []
        for start in 0..<(width * height) where bytes[start] >= 128 && labels[start] == 0 {
            let number = Int32(parts.count + 1)
            var (left, right, top, bottom, area) = (width, 0, height, 0, 0)
            labels[start] = number
            stack.append(Int32(start))
            while let pixel = stack.popLast() {
                let (x, y) = (Int(pixel) % width, Int(pixel) / width)
                area += 1
                (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
                for ny in max(y - 1, 0)...min(y + 1, height - 1) {
                    for nx in max(x - 1, 0)...min(x + 1, width - 1) {
                        if connectivity == .four, nx != x, ny != y { continue }
                        let next = ny * width + nx
                        if labels[next] == 0, bytes[next] >= 128 {
                            labels[next] = number
                            stack.append(Int32(next))
                        }
                    }
                }
            }
            parts.append(
                Components.Part(
                    area: area, box: PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1)))
        }
        return Components(width: width, height: height, labels: labels, parts: parts)
    }

    /// Only the largest connected part; empty when there is none.
    package func largestComponent(_ connectivity: Connectivity = .eight) -> Mask {
        let components = components(connectivity)
        return components.mask(of: components.largest ?? -1)
    }

    /// Holes of at most `area` pixels filled; a hole is outside that does not reach the edge of the image.
    package func holesFilled(upToArea area: Int = .max) -> Mask {
        let outside = Mask(width: width, height: height, bytes: bytes.map { $0 >= 128 ? 0 : 255 }).components(.four)
        let fills = outside.parts.map { part in
            part.area <= area && part.box.x > 0 && part.box.y > 0 && part.box.x + part.box.width < width
                && part.box.y + part.box.height < height
        }
        var filled = self
        for (pixel, label) in outside.labels.enumerated() where label > 0 && fills[Int(label) - 1] {
            filled.bytes[pixel] = 255
        }
        return filled
    }
}
