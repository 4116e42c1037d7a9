import Foundation
import Imaging

/// A bucket hat, seen from the front. Not tried on: it has no landmarks.
struct Hat: Garment {
    var fabric: Fabric
    var ribbon: Colour

    var extent: [Point] { Outline.ellipse(centre: Point(x: 0, y: 150), 205, 62) + [Point(x: 0, y: -12)] }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { [] }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        var under = Outline(from: Point(x: -198, y: 158))
        under.curve(Point(x: -120, y: 100), Point(x: 120, y: 100), to: Point(x: 198, y: 158))
        under.curve(Point(x: 110, y: 190), Point(x: -110, y: 190), to: Point(x: -198, y: 158))
        cloth.lay(under.points, fabric.plain(), rise: 0.5, shade: 0.5)
        var brim = Outline(from: Point(x: -124, y: 96))
        brim.curve(Point(x: -160, y: 120), Point(x: -205, y: 140), to: Point(x: -206, y: 160))
        brim.curve(Point(x: -150, y: 226), Point(x: 150, y: 226), to: Point(x: 206, y: 160))
        brim.curve(Point(x: 205, y: 140), Point(x: 160, y: 120), to: Point(x: 124, y: 96))
        brim.curve(Point(x: 60, y: 128), Point(x: -60, y: 128), to: Point(x: -124, y: 96))
        cloth.lay(brim.points, fabric, rise: 2, edge: 1.4)
        for row in 0..<6 {
            let part = Double(row) / 6
            var line = Outline(from: Point(x: -132 - 66 * part, y: 110 + 46 * part))
            line.curve(
                Point(x: -70 - 76 * part, y: 138 + 74 * part), Point(x: 70 + 76 * part, y: 138 + 74 * part),
                to: Point(x: 132 + 66 * part, y: 110 + 46 * part))
            cloth.stitch(line.points, fabric.colour * 0.65, part: 0.6)
            cloth.groove(line.points, width: 2, depth: 0.6, shade: 0.97)
        }
        var crown = Outline(from: Point(x: -122, y: 104))
        crown.curve(Point(x: -116, y: 50), Point(x: -108, y: 8), to: Point(x: -88, y: -4))
        crown.curve(Point(x: -50, y: -22), Point(x: 50, y: -22), to: Point(x: 88, y: -4))
        crown.curve(Point(x: 108, y: 8), Point(x: 116, y: 50), to: Point(x: 122, y: 104))
        crown.curve(Point(x: 60, y: 132), Point(x: -60, y: 132), to: Point(x: -122, y: 104))
        cloth.lay(crown.points, fabric, rise: 3, edge: 2)
        var seam = Outline(from: Point(x: -92, y: 8))
        seam.curve(Point(x: -50, y: 26), Point(x: 50, y: 26), to: Point(x: 92, y: 8))
        cloth.groove(seam.points, width: 2, depth: 1.8, shade: 0.85)
        cloth.stitch(seam.points.offset(-5), fabric.colour * 0.65, part: 0.6)
        var band = Outline(from: Point(x: -120, y: 88))
        band.curve(Point(x: -60, y: 116), Point(x: 60, y: 116), to: Point(x: 120, y: 88))
        cloth.band(band.points, half: 13, fabric.plain(ribbon, weave: .twill), ribs: 2.6, rise: 1.4)
        cloth.raise { point in
            16 * (1 - pow(min(point.x.magnitude / 200, 1), 2)).squareRoot() - 0.0006 * pow(point.y - 40, 2)
        }
        cloth.crumple(1.1, lie: 0.9, &dice)
    }
}

/// A pair of canvas shoes from above. Not tried on.
struct Shoes: Garment {
    var fabric: Fabric
    var sole: Colour

    private static let toes = [(-1.0, -74.0, 5.0), (1.0, 74.0, -7.0)]

    var extent: [Point] { Outline.box(-150, -10, 150, 372) }
    var mainColour: Colour { fabric.mainColour }
    var landmarks: [(name: String, point: Point)] { [] }

    func draw(on cloth: inout Cloth, _ dice: inout Dice) {
        for (side, x, degrees) in Self.toes {
            let angle = degrees * .pi / 180
            let place = { (point: Point) in
                let flipped = Point(x: point.x * side, y: point.y - 180)
                return Point(
                    x: flipped.x * cos(angle) - flipped.y * sin(angle) + x,
                    y: flipped.x * sin(angle) + flipped.y * cos(angle) + 180)
            }
            shoe(on: &cloth, place)
        }
        cloth.crumple(0.7, lie: 1, &dice)
    }

    /// The right shoe's outline, toe up; `by` shrinks it.
    private func outline(by inset: Double) -> [Point] {
        let i = inset
        var line = Outline(from: Point(x: -12, y: i))
        line.curve(Point(x: 34 - i * 0.4, y: i), Point(x: 64 - i, y: 50), to: Point(x: 62 - i, y: 112))
        line.curve(Point(x: 60 - i, y: 176), Point(x: 50 - i, y: 200), to: Point(x: 50 - i, y: 272))
        line.curve(Point(x: 50 - i, y: 344), Point(x: 30, y: 366 - i), to: Point(x: 2, y: 366 - i))
        line.curve(Point(x: -30, y: 366 - i), Point(x: -46 + i, y: 340), to: Point(x: -45 + i, y: 280))
        line.curve(Point(x: -44 + i, y: 220), Point(x: -60 + i, y: 180), to: Point(x: -62 + i, y: 106))
        line.curve(Point(x: -63 + i, y: 44), Point(x: -44 + i * 0.4, y: i), to: Point(x: -12, y: i))
        return line.points
    }

    private func shoe(on cloth: inout Cloth, _ place: (Point) -> Point) {
        let thread = fabric.colour * 0.6
        cloth.lay(outline(by: 0).map(place), colour: sole, rise: 5, edge: 1.6, onlyOnCloth: false)
        cloth.groove(outline(by: 3.5).map(place), width: 1.2, depth: 0.8, shade: 0.85)
        cloth.lay(outline(by: 7).map(place), fabric, rise: 7, edge: 3)
        var cap = Outline(from: Point(x: -52, y: 66))
        cap.curve(Point(x: -50, y: 16), Point(x: -26, y: 9), to: Point(x: -10, y: 9))
        cap.curve(Point(x: 24, y: 9), Point(x: 50, y: 28), to: Point(x: 53, y: 72))
        cap.curve(Point(x: 30, y: 52), Point(x: -30, y: 50), to: Point(x: -52, y: 66))
        cloth.lay(cap.points.map(place), colour: sole * 0.97, rise: 2.5, edge: 2, sheen: 0.08)
        var opening = Outline(from: Point(x: -24, y: 196))
        opening.curve(Point(x: -38, y: 250), Point(x: -36, y: 344), to: Point(x: 2, y: 346))
        opening.curve(Point(x: 38, y: 344), Point(x: 42, y: 250), to: Point(x: 26, y: 196))
        opening.curve(Point(x: 10, y: 184), Point(x: -10, y: 184), to: Point(x: -24, y: 196))
        cloth.stitch(opening.points.map { $0.mixed(with: Point(x: 1, y: 262), -0.14) }.map(place), thread)
        cloth.lay(opening.points.map(place), fabric.plain(fabric.colour * 0.8), rise: -9, edge: 2.6, shade: 0.28)
        cloth.lay(
            Outline.ellipse(centre: Point(x: 2, y: 292), 27, 46).map(place), fabric.plain(Colour(hex: 0xb9a88c)),
            rise: 1, edge: 4, shade: 0.55)
        var tongue = Outline(from: Point(x: -20, y: 86))
        tongue.line(to: Point(x: 20, y: 86))
        tongue.bow(to: Point(x: 24, y: 212), by: 0.03)
        tongue.bow(to: Point(x: -22, y: 212), by: 0.12)
        tongue.bow(to: Point(x: -20, y: 86), by: 0.03)
        cloth.lay(tongue.points.map(place), fabric.plain(), rise: 1.5, edge: 1, shade: 0.86)
        let cord = fabric.plain(Colour(hex: 0xe9e5dc), weave: .rib)
        for row in 0..<6 {
            let y = 96.0 + Double(row) * 19
            for x in [-27.0, 27] {
                cloth.lay(
                    Outline.ellipse(centre: place(Point(x: x, y: y)), 3.4, 3.4), colour: Colour(hex: 0xa5a49f),
                    rise: 0.6, sheen: 0.3)
            }
            var lace = Outline(from: place(Point(x: -27, y: y)))
            lace.line(to: place(Point(x: 27, y: y + (row % 2 == 0 ? 4 : -3))))
            cloth.band(lace.points, half: 3.6, cord, ribs: 2.6, rise: 2.4)
        }
        for side in [-1.0, 1.0] {
            var bow = Outline(from: place(Point(x: 0, y: 202)))
            bow.curve(
                place(Point(x: side * 44, y: 168)), place(Point(x: side * 58, y: 226)),
                to: place(Point(x: side * 4, y: 206)))
            cloth.band(bow.points, half: 2.6, cord, ribs: 2.6, rise: 2.6)
        }
    }
}
