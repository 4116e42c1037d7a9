import Foundation
import Imaging

/// Where and how a garment lies: from the garment's own coordinates (x from its middle, y down from its neck or
/// waist, in units of about a pixel) to the photo's pixels. Cloth never lies quite straight, so the plane is bent a
/// little before it is turned, scaled and moved.
struct Placement: Sendable {
    let map: AffineMap
    private let inverse: AffineMap
    private let bendX: Noise
    private let bendY: Noise
    private let bend: Double

    /// Puts the box of `extent` into the middle of the frame.
    init(extent: [Point], width: Int, height: Int, fill: Double, tiltDegrees: Double, bend: Double, dice: inout Dice) {
        let angle = tiltDegrees * .pi / 180
        let turned = extent.map {
            Point(x: $0.x * cos(angle) - $0.y * sin(angle), y: $0.x * sin(angle) + $0.y * cos(angle))
        }
        let (left, right) = (turned.map(\.x).min() ?? 0, turned.map(\.x).max() ?? 1)
        let (top, bottom) = (turned.map(\.y).min() ?? 0, turned.map(\.y).max() ?? 1)
        let scale = min(Double(width) * fill / (right - left), Double(height) * fill / (bottom - top))
        map = AffineMap(
            a: scale * cos(angle), b: scale * sin(angle), c: -scale * sin(angle), d: scale * cos(angle),
            tx: Double(width) / 2 - scale * (left + right) / 2 + dice.between(-6, 6),
            ty: Double(height) / 2 - scale * (top + bottom) / 2 + dice.between(-6, 6))
        inverse = map.inverse ?? .identity
        (bendX, bendY) = (Noise(&dice), Noise(&dice))
        self.bend = bend
    }

    /// Pixels a unit.
    var scale: Double { (map.a * map.a + map.b * map.b).squareRoot() }

    func place(_ point: Point) -> Point { map.apply(point + bending(point)) }

    func place(_ line: [Point]) -> [Point] { line.map(place) }

    /// The garment's point at a pixel.
    func unplace(_ pixel: Point) -> Point {
        let straight = inverse.apply(pixel)
        return straight - bending(straight - bending(straight))
    }

    private func bending(_ point: Point) -> Point {
        Point(x: bendX(point.x / 130, point.y / 130) * bend, y: bendY(point.x / 130, point.y / 130) * bend)
    }
}
