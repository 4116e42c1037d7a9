import Imaging

/// A picture to lay other pictures, lines and small capitals on.
struct Canvas {
    var image: Image

    init(width: Int, height: Int, grey: UInt8 = 255) {
        image = Image(width: width, height: height, red: grey, green: grey, blue: grey, alpha: 255)
    }

    mutating func fill(_ box: PixelBox, _ colour: SIMD3<UInt8>) {
        for y in box.y..<(box.y + box.height) {
            for x in box.x..<(box.x + box.width) { set(x, y, colour) }
        }
    }

    mutating func draw(_ picture: Image, x: Int, y: Int) {
        for row in 0..<picture.height {
            for column in 0..<picture.width {
                let (px, py) = (x + column, y + row)
                guard px >= 0, py >= 0, px < image.width, py < image.height else { continue }
                let (from, to) = ((row * picture.width + column) * 4, (py * image.width + px) * 4)
                let alpha = Int(picture.bytes[from + 3])
                for channel in 0..<3 {
                    let mixed =
                        Int(picture.bytes[from + channel]) * alpha + Int(image.bytes[to + channel]) * (255 - alpha)
                    image.bytes[to + channel] = UInt8(mixed / 255)
                }
            }
        }
    }

    mutating func dot(_ point: Point, radius: Int, _ colour: SIMD3<UInt8>) {
        let (cx, cy) = (Int(point.x), Int(point.y))
        for dy in -radius...radius {
            for dx in -radius...radius where dx * dx + dy * dy <= radius * radius + 1 { set(cx + dx, cy + dy, colour) }
        }
    }

    mutating func line(_ points: [Point], _ colour: SIMD3<UInt8>) {
        for (a, b) in zip(points, points.dropFirst()) {
            let steps = max(1, Int(a.distance(to: b).rounded(.up)) * 2)
            for step in 0...steps {
                let part = Double(step) / Double(steps)
                set(Int(a.x + (b.x - a.x) * part), Int(a.y + (b.y - a.y) * part), colour)
            }
        }
    }

    /// Digits, capitals and a few signs, 4 x 6 pixels a letter times `size`.
    mutating func text(_ text: String, x: Int, y: Int, _ colour: SIMD3<UInt8> = SIMD3(0, 0, 0), size: Int = 2) {
        for (index, letter) in text.uppercased().enumerated() {
            guard let rows = Self.font[letter] else { continue }
            for (row, bits) in rows.enumerated() {
                for column in 0..<3 where bits & (4 >> column) != 0 {
                    let corner = PixelBox(
                        x: x + (index * 4 + column) * size, y: y + row * size, width: size, height: size)
                    fill(corner, colour)
                }
            }
        }
    }

    private mutating func set(_ x: Int, _ y: Int, _ colour: SIMD3<UInt8>) {
        guard x >= 0, y >= 0, x < image.width, y < image.height else { return }
        let at = (y * image.width + x) * 4
        for channel in 0..<3 { image.bytes[at + channel] = colour[channel] }
    }

    private static let font: [Character: [Int]] = [
        "0": [7, 5, 5, 5, 7], "1": [2, 6, 2, 2, 7], "2": [7, 1, 7, 4, 7], "3": [7, 1, 3, 1, 7], "4": [5, 5, 7, 1, 1],
        "5": [7, 4, 7, 1, 7], "6": [7, 4, 7, 5, 7], "7": [7, 1, 1, 2, 2], "8": [7, 5, 7, 5, 7], "9": [7, 5, 7, 1, 7],
        "A": [2, 5, 7, 5, 5], "B": [6, 5, 6, 5, 6], "C": [3, 4, 4, 4, 3], "D": [6, 5, 5, 5, 6], "E": [7, 4, 6, 4, 7],
        "F": [7, 4, 6, 4, 4], "G": [3, 4, 5, 5, 3], "H": [5, 5, 7, 5, 5], "I": [7, 2, 2, 2, 7], "J": [1, 1, 1, 5, 2],
        "K": [5, 5, 6, 5, 5], "L": [4, 4, 4, 4, 7], "M": [5, 7, 7, 5, 5], "N": [6, 5, 5, 5, 5], "O": [2, 5, 5, 5, 2],
        "P": [6, 5, 6, 4, 4], "Q": [2, 5, 5, 6, 3], "R": [6, 5, 6, 5, 5], "S": [3, 4, 2, 1, 6], "T": [7, 2, 2, 2, 2],
        "U": [5, 5, 5, 5, 7], "V": [5, 5, 5, 5, 2], "W": [5, 5, 7, 7, 5], "X": [5, 5, 2, 5, 5], "Y": [5, 5, 2, 2, 2],
        "Z": [7, 1, 2, 4, 7], ".": [0, 0, 0, 0, 2], "-": [0, 0, 7, 0, 0], "_": [0, 0, 0, 0, 7], "/": [1, 1, 2, 4, 4],
    ]
}
