import Foundation
import Imaging

/// A picture printed on a chest.
enum Motif: String, CaseIterable, Sendable {
    case sunrise, mountains, rings, leaf, wave

    func draw(on cloth: inout Cloth, centre: Point, size: Double) {
        func ink(_ outline: [Point], _ hex: UInt32) {
            cloth.lay(outline, colour: Colour(hex: hex), rise: 0, keepsThreads: true)
        }
        switch self {
        case .sunrise:
            ink(
                Outline.ellipse(centre: centre, size * 0.62, size * 0.62).filter { $0.y <= centre.y + size * 0.18 },
                0xd98e3f)
            for (row, hex) in zip(0..., [0xb8533a, 0x7f3b44, 0x3d3550] as [UInt32]) {
                let top = centre.y + size * (0.24 + 0.17 * Double(row))
                let half = size * (0.62 - 0.1 * Double(row))
                ink(Outline.box(centre.x - half, top, centre.x + half, top + size * 0.085), hex)
            }
        case .mountains:
            func peak(_ x: Double, _ height: Double, _ half: Double, _ hex: UInt32) {
                let base = centre.y + size * 0.45
                let top = Point(x: centre.x + x * size, y: base - height * size)
                ink([Point(x: top.x - half * size, y: base), top, Point(x: top.x + half * size, y: base)], hex)
                let snow = 0.3
                ink(
                    [
                        top.mixed(with: Point(x: top.x - half * size, y: base), snow), top,
                        top.mixed(with: Point(x: top.x + half * size, y: base), snow),
                        Point(x: top.x + half * size * 0.08, y: top.y + height * size * 0.21),
                        Point(x: top.x - half * size * 0.08, y: top.y + height * size * 0.33),
                    ], 0xe9e4da)
            }
            ink(
                Outline.ellipse(centre: centre + Point(x: size * 0.34, y: -size * 0.42), size * 0.17, size * 0.17),
                0xd08a4a)
            peak(0.3, 0.62, 0.46, 0x7d92a0)
            peak(-0.24, 0.86, 0.56, 0x41596b)
        case .rings:
            for (x, hex) in zip([-0.36, 0, 0.36], [0xc8553d, 0xd9a441, 0x2f6f73] as [UInt32]) {
                let middle = centre + Point(x: x * size, y: x == 0 ? -size * 0.2 : size * 0.2)
                ink(Outline.ellipse(centre: middle, size * 0.4, size * 0.4), hex)
            }
            ink(Outline.ellipse(centre: centre + Point(x: 0, y: size * 0.06), size * 0.13, size * 0.13), 0xefe7d8)
        case .leaf:
            for step in 0..<7 {
                let along = Double(step) / 6
                for side in [-1.0, 1.0] {
                    let at = centre + Point(x: 0, y: size * (0.62 - 1.1 * along))
                    let angle = side * (0.55 + 0.2 * along) - .pi / 2
                    let length = size * (0.42 - 0.25 * along)
                    ink(
                        Outline.ellipse(
                            centre: at + Point(x: cos(angle) * length, y: sin(angle) * length), length, length * 0.3,
                            turn: angle),
                        side < 0 ? 0x47654a : 0x5f7f57)
                }
            }
            ink(Outline.box(centre.x - 1.6, centre.y - size * 0.5, centre.x + 1.6, centre.y + size * 0.82), 0x3a523c)
        case .wave:
            for row in 0..<4 {
                var line: [Point] = []
                for step in 0...60 {
                    let x = Double(step) / 60 * 2 - 1
                    line.append(
                        centre
                            + Point(
                                x: x * size * 0.72,
                                y: size * (0.26 * Double(row) - 0.42 + 0.09 * sin(x * 9 + Double(row) * 1.3))))
                }
                let hexes: [UInt32] = [0x9cc3cf, 0x5a97b0, 0x31688c, 0x1f3f63]
                ink(line + line.offset(-size * 0.13).reversed(), hexes[row])
            }
        }
    }
}
