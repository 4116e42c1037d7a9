import Imaging

/// Something that can be drawn, in its own coordinates: x from its middle, y down, in units of about a pixel.
protocol Garment: Sendable {
    /// Points whose box is the garment's.
    var extent: [Point] { get }
    /// The true landmarks, with the names that `techartt cut --json` prints; none for what is not tried on.
    var landmarks: [(name: String, point: Point)] { get }
    /// What a background should differ from.
    var mainColour: Colour { get }
    func draw(on cloth: inout Cloth, _ dice: inout Dice)
}

extension Cloth {
    /// Slow swells and a few sharper creases over the whole garment, as cloth has when somebody laid it down.
    /// `lie` is how long they are downwards against across.
    mutating func crumple(_ amount: Double, lie: Double = 1.8, _ dice: inout Dice) {
        let (slow, sharp, presence) = (Noise(&dice), Noise(&dice), Noise(&dice))
        raise { point in
            let (x, y) = (point.x, point.y / lie)
            let swell = slow.layered(x / 62, y / 62, octaves: 3)
            let bentX = x + 22 * slow(x / 70 + 9, y / 70), bentY = y + 22 * slow(x / 70, y / 70 + 9)
            let line = sharp(bentX / 58, bentY / 58) / 0.10
            // Creases come and go.
            let strength = smoothStep(0.05, 0.6, presence(x / 80, y / 80))
            return amount * (3.0 * swell + 1.5 * strength / (1 + line * line))
        }
    }
}
