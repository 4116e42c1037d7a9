import Foundation
import Imaging

/// What a garment is made of, over the cloth's own coordinates in units of about a pixel.
struct Fabric: Sendable {
    enum Weave: Sendable {
        case jersey, rib, knit, twill, denim, linen, satin, nylon
    }

    var colour: Colour
    var print = Print.plain
    var weave: Weave
    private let mottle: Noise
    private let fibre: Noise

    init(_ colour: Colour, print: Print = .plain, weave: Weave, dice: inout Dice) {
        self.colour = colour
        self.print = print
        self.weave = weave
        mottle = Noise(&dice)
        fibre = Noise(&dice)
    }

    /// Without its print: linings, collars, cuffs.
    func plain(_ colour: Colour? = nil, weave: Weave? = nil) -> Fabric {
        var plain = self
        plain.colour = colour ?? self.colour
        plain.weave = weave ?? self.weave
        plain.print = .plain
        return plain
    }

    /// The average of ground and print, more or less.
    var mainColour: Colour {
        switch print {
        case .stripes(let other, _, let part, _): colour.mixed(with: other, Float(part))
        case .gingham(let other, _): colour.mixed(with: other, 0.5)
        default: colour
        }
    }

    func colour(at point: Point) -> Colour {
        let printed = print.colour(at: point, on: colour)
        let (x, y) = (point.x, point.y)
        var value = 1 + 0.045 * mottle.layered(x / 90, y / 90, octaves: 3)
        switch weave {
        case .denim:
            // White weft shows through in short slubs along the warp; wear makes it paler in places.
            value += 0.22 * fibre(x / 1.1, y / 7) + 0.10 * mottle.layered(x / 26, y / 40, octaves: 3)
        case .linen:
            value += 0.10 * fibre(x / 1.3, y / 22) + 0.10 * fibre(x / 22 + 90, y / 1.3)
        case .knit, .rib:
            value += 0.05 * fibre(x / 1.5, y / 1.5)
        case .jersey, .twill:
            value += 0.05 * fibre(x / 1.4, y / 1.8)
        case .satin, .nylon:
            value += 0.02 * fibre(x / 3, y / 3)
        }
        return printed * Float(max(value, 0.2))
    }

    /// Of the threads above the cloth's plane, in units.
    func relief(at point: Point) -> Double {
        let (x, y) = (point.x, point.y)
        switch weave {
        case .jersey: return 0.10 * fibre(x / 1.2, y / 2.4)
        case .rib: return 0.42 * sin(x * 2 * .pi / 4.6) + 0.06 * fibre(x / 1.3, y / 1.3)
        case .knit:
            let row = (y + 1.1 * sin(x * 2 * .pi / 6.4)) / 5.2
            return 0.32 * sin(x * 2 * .pi / 6.4).magnitude + 0.22 * sin(row * 2 * .pi) + 0.10 * fibre(x / 1.6, y / 1.6)
        case .twill: return 0.12 * sin((x + y) * 2 * .pi / 3.1) + 0.08 * fibre(x / 1.2, y / 1.2)
        case .denim: return 0.14 * sin((x * 0.8 + y) * 2 * .pi / 2.9) + 0.12 * fibre(x / 1.2, y / 3)
        case .linen: return 0.16 * fibre(x / 1.2, y / 5) + 0.16 * fibre(x / 5, y / 1.2 + 40)
        case .satin: return 0.03 * fibre(x / 2, y / 4)
        case .nylon: return 0.05 * fibre(x / 1.5, y / 1.5)
        }
    }

    /// How much of the highlight comes back.
    var sheen: Float {
        switch weave {
        case .satin: 0.07
        case .nylon: 0.075
        default: 0.012
        }
    }
}
