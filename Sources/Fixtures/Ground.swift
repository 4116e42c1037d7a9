import Foundation
import Imaging

/// A background, drawn: colour and relief of each pixel.
struct Ground {
    let width: Int
    let height: Int
    private(set) var colours: [Colour]
    private(set) var relief: Plane

    init(_ background: Background, width: Int, height: Int, dice: inout Dice) {
        self.width = width
        self.height = height
        colours = Array(repeating: .zero, count: width * height)
        relief = Plane(width: width, height: height)
        let noise = Noise(&dice)
        let tone = background.tone
        switch background.kind {
        case .studio, .paper: level(tone, noise)
        case .wall: wall(tone, noise)
        case .boards: boards(tone, noise, &dice)
        case .carpet: carpet(tone, noise)
        case .sheet: sheet(tone, noise, quilted: false, &dice)
        case .quilt: sheet(tone, noise, quilted: true, &dice)
        case .clutter: clutter(tone, noise, &dice)
        }
    }

    private mutating func fill(_ look: (Double, Double) -> (Colour, Double)) {
        for y in 0..<height {
            for x in 0..<width {
                let (colour, rise) = look(Double(x), Double(y))
                colours[y * width + x] = colour
                relief[x, y] = Float(rise)
            }
        }
    }

    private mutating func level(_ tone: Colour, _ noise: Noise) {
        fill { x, y in
            (tone * Float(1 + 0.02 * noise.layered(x / 260, y / 260, octaves: 2)), 0.05 * noise(x / 1.7, y / 1.7))
        }
    }

    /// Rolled paint.
    private mutating func wall(_ tone: Colour, _ noise: Noise) {
        fill { x, y in
            let cloud = noise.layered(x / 140, y / 140, octaves: 3)
            let grain = noise.layered(x / 7, y / 7, octaves: 3)
            return (tone * Float(1 + 0.035 * cloud + 0.015 * grain), 0.5 * grain + 0.8 * noise(x / 40, y / 40))
        }
    }

    private mutating func boards(_ tone: Colour, _ noise: Noise, _ dice: inout Dice) {
        let plank = dice.between(86, 128)
        let upright = dice.chance(0.6)
        let shift = dice.between(0, plank)
        let darkness = dice.between(0.6, 1)
        fill { x, y in
            let (across, along) = upright ? (x + shift, y) : (y + shift, x)
            let number = (across / plank).rounded(.down)
            let inPlank = across - number * plank
            let board = Int(number)
            let offset = noise.speck(board, 3) * 700
            // Ends of boards, here and there.
            let length = 620.0
            let inLength = (along + offset) - ((along + offset) / length).rounded(.down) * length
            let piece = board * 31 + Int(((along + offset) / length).rounded(.down)) * 7
            let own = noise.speck(piece, 11)
            let bow = noise(along / 170 + own * 50, across / 60 + own * 9) * 16
            let rings = (inPlank + bow + own * 40) / 11
            let grain =
                0.5 * noise(rings, along / 420 + own * 90) + 0.25 * noise(rings * 2.7, along / 160 + own * 30)
                + 0.22 * noise(across / 0.9, along / 46)
            let gap = min(min(inPlank, plank - inPlank), min(inLength, length - inLength))
            let joint = 1 - exp(-pow(gap / 1.5, 2)) * 0.7
            let hue = tone.mixed(with: tone * Colour(0.72, 0.62, 0.52), Float(min(max(0.5 + grain * 0.75, 0), 1)))
            let value = (0.82 + 0.34 * own) * joint * (0.7 + 0.3 * darkness)
            return (hue * Float(value), -2.2 * exp(-pow(gap / 1.8, 2)) + 0.12 * grain)
        }
    }

    /// Tufts.
    private mutating func carpet(_ tone: Colour, _ noise: Noise) {
        fill { x, y in
            let bentX = x + 3 * noise(x / 9, y / 9), bentY = y + 3 * noise(x / 9 + 50, y / 9)
            let tuft = noise.layered(bentX / 4.2, bentY / 4.2, octaves: 3)
            let trodden = noise.layered(x / 90, y / 120, octaves: 3)
            return (tone * Float(1 + 0.13 * tuft + 0.05 * trodden), 1.15 * tuft + 1.2 * trodden)
        }
    }

    /// A bed sheet with creases; quilted, with a diamond of seams.
    private mutating func sheet(_ tone: Colour, _ noise: Noise, quilted: Bool, _ dice: inout Dice) {
        let turn = dice.between(0.3, 1.1)
        let size = dice.between(58, 78)
        fill { x, y in
            let (u, v) = (x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn))
            let thread = 0.10 * noise(x / 1.3, y / 1.3)
            if quilted {
                let a = (x + y) / size, b = (x - y) / size
                let seam = min((a - a.rounded()).magnitude, (b - b.rounded()).magnitude) * size
                let puff = 5 * (1 - exp(-seam / 10)) + 1.2 * noise(x / 30, y / 30)
                return (tone * Float(1 - 0.10 * exp(-seam * seam / 4)), puff + thread)
            }
            let (bentU, bentV) = (u + 40 * noise(u / 190, v / 190), v + 40 * noise(u / 190 + 7, v / 190))
            let long = noise(bentU / 75, bentV / 330)
            let ridge =
                exp(-pow(noise(bentU / 120 + 20, bentV / 520) / 0.09, 2))
                * smoothStep(-0.2, 0.5, noise(u / 160, v / 160 + 30))
            return (tone, 6.5 * long + 3.2 * ridge + thread)
        }
    }

    /// A checked blanket, and a few things that have nothing to do with the garment at the edges.
    private mutating func clutter(_ tone: Colour, _ noise: Noise, _ dice: inout Dice) {
        let bands = [
            Print.Band(at: 0, width: 34, colour: Colour(hex: 0x8d4037)),
            Print.Band(at: 52, width: 12, colour: Colour(hex: 0xe0d6c4)),
            Print.Band(at: 74, width: 5, colour: Colour(hex: 0x2f3f3d)),
        ]
        let blanket = Fabric(
            tone, print: .plaid(bands, period: 104), weave: .knit, dice: &dice)
        fill { x, y in
            let point = Point(x: x * 0.98 + y * 0.17, y: y * 0.98 - x * 0.17)
            return (blanket.colour(at: point), blanket.relief(at: point) + 4 * noise(x / 90, y / 150))
        }
        let book = Outline.box(-70, -50, 70, 50).map { point in
            Point(x: point.x * 0.94 - point.y * 0.34 + 40, y: point.y * 0.94 + point.x * 0.34 + 62)
        }
        put(book, Colour(hex: 0x2d5a66), rise: 7)
        put(book.map { Point(x: 40 + ($0.x - 40) * 0.8, y: 62 + ($0.y - 62) * 0.12) }, Colour(hex: 0xd9c27a), rise: 0)
        let cup = Point(x: Double(width) - 34, y: Double(height) - 58)
        put(Outline.ellipse(centre: cup, 66, 66), Colour(hex: 0xe8e3da), rise: 6)
        put(Outline.ellipse(centre: cup, 40, 40), Colour(hex: 0xf0ece4), rise: 6)
        put(Outline.ellipse(centre: cup, 34, 34), Colour(hex: 0x4a2c1b), rise: -4)
    }

    /// Something thin: a wire.
    mutating func put(_ line: [Point], _ colour: Colour, halfWidth: Double, rise: Double) {
        put(line.offset(halfWidth) + line.offset(-halfWidth).reversed(), colour, rise: rise)
    }

    private mutating func put(_ outline: [Point], _ colour: Colour, rise: Double) {
        let piece = Plane(width: width, height: height, filling: [outline])
        let shadow = piece.blurred(sigma: 5)
        let profile = piece.blurred(sigma: 1.5)
        for index in colours.indices {
            if rise > 0 { colours[index] *= 1 - 0.4 * shadow.values[index] * (1 - piece.values[index]) }
            colours[index] = colours[index].mixed(with: colour, piece.values[index])
            relief.values[index] =
                relief.values[index] * (1 - piece.values[index]) + Float(rise) * profile.values[index]
        }
    }
}
