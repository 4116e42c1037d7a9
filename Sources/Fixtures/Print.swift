import Foundation
import Imaging

/// What is printed on, or woven into, a cloth.
enum Print: Sendable {
    case plain
    case stripes(Colour, period: Double, part: Double, upright: Bool)
    case gingham(Colour, period: Double)
    /// Bands of several colours both ways: (where in the period, width, colour).
    case plaid([Band], period: Double)
    case dots(Colour, spacing: Double, radius: Double)
    case flowers(petals: Colour, hearts: Colour, leaves: Colour, spacing: Double, Noise)

    struct Band: Sendable {
        var at: Double
        var width: Double
        var colour: Colour
    }

    func colour(at point: Point, on ground: Colour) -> Colour {
        switch self {
        case .plain:
            return ground
        case .stripes(let colour, let period, let part, let upright):
            return ground.mixed(
                with: colour, Self.band(upright ? point.x : point.y, at: 0, width: period * part, period: period))
        case .gingham(let colour, let period):
            let across = Self.band(point.x, at: 0, width: period / 2, period: period)
            let down = Self.band(point.y, at: 0, width: period / 2, period: period)
            return ground.mixed(with: colour, (across + down) / 2)
        case .plaid(let bands, let period):
            return bands.reduce(ground) { sum, band in
                // Warp and weft each cover half: where a band crosses itself it is full.
                let across = Self.band(point.x, at: band.at, width: band.width, period: period)
                let down = Self.band(point.y, at: band.at, width: band.width, period: period)
                return sum.mixed(with: band.colour, across * 0.5).mixed(with: band.colour, down * 0.5)
            }
        case .dots(let colour, let spacing, let radius):
            return ground.mixed(with: colour, Self.dot(point, spacing: spacing, radius: radius))
        case .flowers(let petals, let hearts, let leaves, let spacing, let noise):
            return Self.flower(point, ground, petals, hearts, leaves, spacing, noise)
        }
    }

    /// 1 inside a repeated band, with an edge of about a pixel.
    private static func band(_ x: Double, at: Double, width: Double, period: Double) -> Float {
        let inPeriod = x - at - ((x - at) / period).rounded(.down) * period
        let inside = min(inPeriod, width - inPeriod)
        return Float(min(max(inside + 0.5, 0), 1))
    }

    private static func dot(_ point: Point, spacing: Double, radius: Double) -> Float {
        let row = (point.y / spacing).rounded()
        let shift = Int(row) % 2 == 0 ? 0 : spacing / 2
        let column = ((point.x - shift) / spacing).rounded()
        let distance = point.distance(to: Point(x: column * spacing + shift, y: row * spacing))
        return Float(min(max(radius - distance + 0.5, 0), 1))
    }

    /// One blossom or leaf in each cell of a loose grid, each turned and sized its own way.
    private static func flower(
        _ point: Point, _ ground: Colour, _ petals: Colour, _ hearts: Colour, _ leaves: Colour, _ spacing: Double,
        _ noise: Noise
    ) -> Colour {
        var result = ground
        let (i, j) = (Int((point.x / spacing).rounded(.down)), Int((point.y / spacing).rounded(.down)))
        for row in (j - 1)...(j + 1) {
            for column in (i - 1)...(i + 1) {
                let centre = Point(
                    x: (Double(column) + 0.25 + 0.5 * noise.speck(column, row)) * spacing,
                    y: (Double(row) + 0.25 + 0.5 * noise.speck(column + 997, row)) * spacing)
                let kind = noise.speck(column, row + 499)
                let size = spacing * (0.24 + 0.2 * noise.speck(column + 31, row + 57))
                let off = point - centre
                let distance = off.distance(to: Point(x: 0, y: 0))
                if distance > size * 1.3 { continue }
                let angle = atan2(off.y, off.x) + kind * 6
                if kind < 0.62 {
                    let edge = size * (0.72 + 0.28 * cos(angle * 5))
                    let shade = petals.mixed(with: hearts, Float(max(0, 0.5 - distance / size)))
                    result = result.mixed(with: shade, Float(min(max(edge - distance + 0.5, 0), 1)))
                    result = result.mixed(with: hearts, Float(min(max(size * 0.26 - distance + 0.5, 0), 1)))
                } else {
                    let (along, across) = (cos(angle) * distance, sin(angle) * distance)
                    let half = 0.34 * size * max(0, 1 - (along / size) * (along / size))
                    result = result.mixed(with: leaves, Float(min(max(half - across.magnitude + 0.5, 0), 1)))
                }
            }
        }
        return result
    }
}
