import Imaging

/// A drawn photo, and what is true about it.
package struct FixturePhoto: Sendable {
    package let image: Image
    /// Where the garment is, with its antialiased edge.
    package let mask: Mask
    /// In the photo's pixels, with the names that `techartt cut --json` prints; empty for what is not tried on.
    package let landmarks: [(name: String, point: Point)]

    /// A JPEG of at most 60 000 bytes, in the best quality that fits.
    package func jpegBytes() throws(ImageError) -> [UInt8] {
        for quality in stride(from: 89, through: 45, by: -4) {
            let bytes = try image.jpegBytes(quality: quality)
            if bytes.count <= 60_000 { return bytes }
        }
        return try image.jpegBytes(quality: 40)
    }
}

/// Everything that a photo is drawn from.
struct Scene: Sendable {
    enum Difficulty: String, Sendable { case plain, clutter, hanger }

    static let width = 600
    static let height = 800

    var design: Design
    var difficulty: Difficulty
    var background: Background
    var dice: Dice

    func photographed() -> FixturePhoto {
        var dice = dice
        let (width, height) = (Self.width, Self.height)
        let (garment, hangs) = (design.garment, difficulty == .hanger)
        let hanger = hangs ? Hanger(landmarks: garment.landmarks) : nil
        let placement = Placement(
            extent: garment.extent + (hanger.map { [$0.top] } ?? []), width: width, height: height, fill: design.fill,
            tiltDegrees: hangs ? dice.between(-1, 1) : dice.between(-4, 4), bend: 4, dice: &dice)
        var cloth = Cloth(width: width, height: height, placement: placement)
        garment.draw(on: &cloth, &dice)
        var ground = Ground(background, width: width, height: height, dice: &dice)
        hanger?.draw(on: &cloth, &ground)
        let photo = Photo(ground: ground, cloth: cloth, light: Photo.Light(&dice))
        return FixturePhoto(
            image: photo.developed(&dice), mask: Mask(cloth.coverage),
            landmarks: garment.landmarks.map { ($0.name, placement.place($0.point)) })
    }
}
