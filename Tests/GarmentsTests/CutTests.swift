import Catalog
import Garments
import Imaging
import Testing

@Suite struct CutTests {
    static let drawn: [(DrawnGarment, Catalog.Category)] = [
        (.tShirt, .tShirt), (.longsleeve, .longsleeve), (.pants, .pants), (.skirt, .skirt),
    ]

    @Test(arguments: drawn.indices) func `the cut covers what was drawn`(index: Int) throws {
        let (drawn, category) = Self.drawn[index]
        let cut = try GarmentCutter().cut(photo: drawn.photo, category: category)
        #expect(Self.onPhoto(cut).overlap(with: drawn.mask) >= 0.98)
        #expect(cut.refusal == nil)
        #expect(cut.confidence > 0.9)
    }

    @Test func `landmarks of a T-shirt lie where they were drawn`() throws {
        let cut = try GarmentCutter().cut(photo: DrawnGarment.tShirt.photo, category: .tShirt)
        Self.expect(
            cut,
            [
                "neck_left": (162, 80), "neck_right": (238, 80), "armpit_left": (108, 178), "armpit_right": (292, 178),
                "cuff_outer_left": (35, 175), "cuff_inner_left": (75, 215), "cuff_outer_right": (365, 175),
                "cuff_inner_right": (325, 215), "hem_left": (108, 430), "hem_right": (292, 430),
            ], height: 352)
        guard case .top(let top) = cut.landmarks else {
            Issue.record("no top")
            return
        }
        #expect(top.left.mode == .gap)
        #expect(top.right.mode == .gap)
        #expect(top.left.outerEdge.first == top.left.shoulderTip)
        #expect(top.left.outerEdge.last == top.left.cuffOuter)
        #expect(top.left.innerEdge.first == top.left.armpit)
        #expect(top.left.innerEdge.last == top.left.cuffInner)
    }

    @Test func `landmarks of trousers lie where they were drawn`() throws {
        let cut = try GarmentCutter().cut(photo: DrawnGarment.pants.photo, category: .pants)
        Self.expect(
            cut,
            [
                "crotch": (200, 190), "hem_outer_left": (100, 450), "hem_inner_left": (160, 450),
                "hem_inner_right": (240, 450), "hem_outer_right": (300, 450), "waist_left": (130, 60),
                "waist_right": (270, 60),
            ], height: 390)
    }

    @Test func `a narrow gap between the legs is followed up to the crotch`() throws {
        let outline = DrawnGarment.mirrored(
            [(0, 40), (-95, 40), (-110, 460), (-14, 460), (-5, 190), (0, 180)], axis: 200)
        let cut = try GarmentCutter().cut(photo: DrawnGarment(outline: outline).photo, category: .pants)
        Self.expect(cut, ["crotch": (200, 180)], height: 420)
    }

    @Test func `a hanger's hook is taken off`() throws {
        let hook = [Point(x: 196, y: 86), Point(x: 196, y: 30), Point(x: 204, y: 30), Point(x: 204, y: 86)]
        let bare = DrawnGarment.longsleeve
        var hung = bare.photo
        let wire = Mask(width: hung.width, height: hung.height, filling: hook)
        for pixel in wire.bytes.indices where wire.bytes[pixel] >= 128 {
            for channel in 0..<3 { hung.bytes[pixel * 4 + channel] = bare.photo.bytes[(250 * 400 + 200) * 4 + channel] }
        }
        let cut = try GarmentCutter().cut(photo: hung, category: .longsleeve)
        #expect(Self.onPhoto(cut).overlap(with: bare.mask) >= 0.98)
    }

    @Test func `landmarks of a skirt lie where they were drawn`() throws {
        let cut = try GarmentCutter().cut(photo: DrawnGarment.skirt.photo, category: .skirt)
        Self.expect(
            cut,
            ["waist_left": (127, 90), "waist_right": (273, 90), "hem_left": (80, 400), "hem_right": (320, 400)],
            height: 312)
    }

    @Test func `a garment that lies at an angle is turned upright`() throws {
        let (s, c) = (0.1045, 0.9945)
        let turned = DrawnGarment.skirt.outline.map {
            Point(x: 200 + c * ($0.x - 200) - s * ($0.y - 245), y: 245 + s * ($0.x - 200) + c * ($0.y - 245))
        }
        let cut = try GarmentCutter().cut(photo: DrawnGarment(outline: turned).photo, category: .skirt)
        guard case .skirt(let skirt) = cut.landmarks else {
            Issue.record("no skirt")
            return
        }
        #expect((skirt.hemLeft.y - skirt.hemRight.y).magnitude < 12)
        #expect(Self.onPhoto(cut).overlap(with: DrawnGarment(outline: turned).mask) > 0.97)
    }

    @Test func `the same photo gives the same bytes`() throws {
        let cutter = GarmentCutter()
        let once = try cutter.cut(photo: DrawnGarment.longsleeve.photo, category: .longsleeve)
        let again = try cutter.cut(photo: DrawnGarment.longsleeve.photo, category: .longsleeve)
        #expect(once.encoded() == again.encoded())
    }

    @Test func `a cut survives its bytes`() throws {
        let cut = try GarmentCutter().cut(photo: DrawnGarment.tShirt.photo, category: .tShirt)
        #expect(try GarmentCut(encoded: cut.encoded()) == cut)
    }

    @Test func `bytes that are no cut say so`() throws {
        let bytes = try GarmentCutter().cut(photo: DrawnGarment.skirt.photo, category: .skirt).encoded()
        #expect(throws: GarmentCut.EncodingError.notACut) { try GarmentCut(encoded: []) }
        #expect(throws: GarmentCut.EncodingError.notACut) { try GarmentCut(encoded: Array("PNG is not a cut".utf8)) }
        #expect(throws: GarmentCut.EncodingError.truncated) { try GarmentCut(encoded: Array(bytes.dropLast())) }
        var future = bytes
        future[4] = 99
        #expect(throws: GarmentCut.EncodingError.unknownFormat(99)) { try GarmentCut(encoded: future) }
    }

    /// The cut's mask, put back onto the photo.
    static func onPhoto(_ cut: GarmentCut) -> Mask {
        var mask = Mask(width: cut.photoWidth, height: cut.photoHeight)
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                let at = cut.photoToCut.apply(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                let (column, row) = (Int(at.x.rounded(.down)), Int(at.y.rounded(.down)))
                guard column >= 0, row >= 0, column < cut.image.width, row < cut.image.height else { continue }
                mask[x, y] = cut.image.bytes[(row * cut.image.width + column) * 4 + 3] >= 128 ? 255 : 0
            }
        }
        return mask
    }

    /// Each named landmark within 2% of the garment's height.
    static func expect(_ cut: GarmentCut, _ truth: [String: (Double, Double)], height: Double) {
        let found = Dictionary(cut.landmarksByName.map { ($0.name, $0.point) }) { first, _ in first }
        for (name, place) in truth {
            guard let point = found[name] else {
                Issue.record("\(name) is missing")
                continue
            }
            let distance = point.distance(to: Point(x: place.0, y: place.1))
            #expect(distance < 0.02 * height, "\(name) is at \(point), \(distance) px away")
        }
    }
}
