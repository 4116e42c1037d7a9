import Imaging

/// A wooden hanger in a garment's shoulders, its hook above.
struct Hanger {
    private let left: Point
    private let right: Point
    private let drop: Double

    /// In the garment's coordinates, from its shoulders and neck.
    init(landmarks: [(name: String, point: Point)]) {
        func point(_ name: String) -> Point { landmarks.first { $0.name == name }?.point ?? Point(x: 0, y: 0) }
        left = point("shoulder_left").mixed(with: point("neck_left"), 0.1)
        right = point("shoulder_right").mixed(with: point("neck_right"), 0.1)
        drop = max(left.y, right.y)
    }

    private var neck: Point { Point(x: (left.x + right.x) / 2, y: drop * 0.5) }

    /// Of the hook.
    var top: Point { neck + Point(x: 0, y: -96) }

    func draw(on cloth: inout Cloth, _ ground: inout Ground) {
        var bar = Outline(from: left + Point(x: 0, y: 10))
        bar.curve(neck + Point(x: left.x * 0.4, y: 0), neck + Point(x: left.x * 0.1, y: -4), to: neck)
        bar.curve(
            neck + Point(x: right.x * 0.1, y: -4), neck + Point(x: right.x * 0.4, y: 0), to: right + Point(x: 0, y: 10))
        // Seen only through the neck opening, in front of the garment's back.
        let opening = bar.points.part(0.28, 0.72)
        let wood = Colour(hex: 0xb98a55)
        cloth.lay(
            opening + opening.map { $0 + Point(x: 0, y: 13) }.reversed(), colour: wood, rise: 3, edge: 1.5, sheen: 0.08)
        var hook = Outline(from: neck)
        hook.line(to: neck + Point(x: 0, y: -34))
        hook.curve(neck + Point(x: 0, y: -52), neck + Point(x: 26, y: -50), to: neck + Point(x: 24, y: -74))
        hook.curve(neck + Point(x: 22, y: -98), neck + Point(x: -22, y: -96), to: neck + Point(x: -22, y: -72))
        ground.put(cloth.placement.place(hook.points), Colour(hex: 0x8d8d8b), halfWidth: 2.6, rise: 3)
    }
}
