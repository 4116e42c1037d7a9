import Avatars
import Catalog
import Garments
import Imaging
import Testing
import TryOn

/// What a pixel of a chequered garment shows.
private enum Square {
    case red, blue, other

    init(_ image: Image, _ x: Int, _ y: Int) {
        let at = (y * image.width + x) * 4
        let (red, green, blue) = (Int(image.bytes[at]), Int(image.bytes[at + 1]), Int(image.bytes[at + 2]))
        // Skin, base wear and ground are greener than either square.
        if Double(green) > 0.62 * Double(max(red, blue)) {
            self = .other
        } else {
            self = red > blue ? .red : .blue
        }
    }
}

/// Lengths of the runs of one colour along a line of pixels, without the first and the last.
private func runs(_ line: [Square]) -> [Int] {
    var lengths: [Int] = []
    var before: Square?
    for square in line {
        if square == before, !lengths.isEmpty {
            lengths[lengths.count - 1] += 1
        } else {
            lengths.append(1)
        }
        before = square
    }
    return Array(lengths.dropFirst().dropLast())
}

@Suite struct `A chequered garment` {
    @Test(arguments: [Category.tShirt, .longsleeve, .dress, .skirt, .pants])
    func `comes back without holes down its middle and across its width`(_ category: Catalog.Category) throws {
        let result = try drape.render(TryOnRequest(cut: DrawnCut.of(category), avatar: avatar))
        let box = result.box
        // Beside the middle, so that a gap between legs does not count; off the edges by a few pixels.
        let column = box.x + box.width * (category == .pants ? 3 : 4) / 10
        let down = (box.y + 12..<box.y + box.height - 6).map { Square(result.image, column, $0) }
        #expect(down.allSatisfy { $0 != .other })
        let row = box.y + box.height * 2 / 5
        let across = (0..<result.image.width).map { Square(result.image, $0, row) }
        let first = try #require(across.firstIndex { $0 != .other })
        let last = try #require(across.lastIndex { $0 != .other })
        let torso = category == .pants ? first + 4..<(first + last) / 2 - 14 : first + 4..<last - 4
        // Between torso and sleeve a gap may show; within the torso none.
        let middle = torso.filter { category != .longsleeve && category != .tShirt || abs($0 - 384) < 60 }
        #expect(middle.allSatisfy { across[$0] != .other })
    }

    @Test(arguments: [Category.tShirt, .longsleeve, .dress])
    func `keeps its squares square on the torso`(_ category: Catalog.Category) throws {
        let result = try drape.render(TryOnRequest(cut: DrawnCut.of(category), avatar: avatar))
        let frame = Frame.standard
        let chest = frame.pixel(x: 0, y: 0.70)
        let down = runs((Int(chest.y)..<Int(chest.y) + 120).map { Square(result.image, Int(chest.x) + 8, $0) })
        let across = runs((Int(chest.x) - 70..<Int(chest.x) + 70).map { Square(result.image, $0, Int(chest.y) + 9) })
        let (shortest, longest) = try (#require(down.min()), #require(down.max()))
        #expect(longest - shortest <= 2)
        let (narrowest, widest) = try (#require(across.min()), #require(across.max()))
        #expect(widest - narrowest <= 3)
        // Worn cloth is narrower than flat cloth, by no more than it goes round the body.
        let shape =
            Double(across.reduce(0, +)) / Double(across.count) / (Double(down.reduce(0, +)) / Double(down.count))
        #expect((0.78...1.02).contains(shape))
    }

    @Test func `is the same picture in high quality, twice as large`() throws {
        let cut = DrawnCut.of(.skirt)
        let small = try drape.render(TryOnRequest(cut: cut, avatar: avatar))
        let large = try drape.render(TryOnRequest(cut: cut, avatar: avatar, quality: .high))
        #expect(large.image.width == 1536 && large.image.height == 2048)
        #expect(large.mask.width == 1536 && large.mask.height == 2048)
        let reduced = large.image.resized(width: 768, height: 1024)
        var difference = 0
        for index in small.image.bytes.indices {
            difference += abs(Int(small.image.bytes[index]) - Int(reduced.bytes[index]))
        }
        #expect(Double(difference) / Double(small.image.bytes.count) < 1.5)
    }

    @Test func `lies on every body, and skin tone changes no shape`() throws {
        for type in [AvatarAttributes.BodyType.slim, .plus] {
            let light = AvatarAttributes(bodyType: type, skinTone: .monk(1))
            let dark = AvatarAttributes(bodyType: type, skinTone: .monk(10))
            for category in [Category.tShirt, .pants] {
                let results = try [light, dark].map {
                    try drape.render(TryOnRequest(cut: DrawnCut.of(category), avatar: $0))
                }
                #expect(results[0].mask == results[1].mask)
                #expect(results[0].box == results[1].box)
                #expect(results[0].image != results[1].image)
            }
        }
    }

    @Test func `hides the base wear whose place it takes, and no other`() throws {
        let own = Image(Portrait(avatar).linearImage())
        func isShown(_ result: TryOnResult, _ x: Double, _ y: Double) -> Bool {
            let at = Frame.standard.pixel(x: x, y: y)
            let index = (Int(at.y) * own.width + Int(at.x)) * 4
            return own.bytes[index..<(index + 3)] == result.image.bytes[index..<(index + 3)]
        }
        let skirt = try drape.render(TryOnRequest(cut: DrawnCut.of(.skirt), avatar: avatar))
        let shirt = try drape.render(TryOnRequest(cut: DrawnCut.of(.tShirt), avatar: avatar))
        let (tankStays, shortsStay) = (isShown(skirt, 0, 0.70), isShown(shirt, 0.05, 0.405))
        let tankIsHidden = !isShown(shirt, 0, 0.70)
        #expect(tankStays)
        #expect(shortsStay)
        #expect(tankIsHidden)
    }
}

@Suite struct `Refusals` {
    @Test func `a cut that was refused is refused, with its own reason and confidence`() {
        var cut = DrawnCut.of(.tShirt)
        cut.refusal = .garmentCropped
        #expect(refusal(of: cut) == .refused(.garmentCropped, confidence: 0.95))
    }

    @Test func `a cut without landmarks`() {
        var cut = DrawnCut.of(.tShirt)
        cut.landmarks = .none
        #expect(refusal(of: cut) == .refused(.landmarksNotFound, confidence: 0.95))
    }

    @Test func `landmarks that lie on one point`() {
        var cut = DrawnCut.of(.tShirt)
        guard case .top(var marks) = cut.landmarks else { return #expect(Bool(false)) }
        let middle = Point(x: 300, y: 200)
        marks.hemY = 200
        for side in [\TopLandmarks.left, \.right] as [WritableKeyPath<TopLandmarks, SleeveLandmarks>] {
            marks[keyPath: side] = SleeveLandmarks(
                mode: .gap, neckPoint: middle, shoulderTip: middle, armpit: middle, cuffOuter: middle,
                cuffInner: middle, outerEdge: [middle], innerEdge: [middle])
        }
        cut.landmarks = .top(marks)
        #expect(refusal(of: cut) == .refused(.landmarksNotFound, confidence: 0.95))
    }

    @Test func `another category is not for this model`() {
        var cut = DrawnCut.of(.tShirt)
        cut.category = Category(name: "hat")
        #expect(refusal(of: cut) == .unsupported(category: "hat", modelVersion: "drape-0"))
        #expect(!drape.accepts(Category(name: "hat"), on: .generated))
        #expect(drape.accepts(.tShirt, on: .generated))
        #expect(!drape.accepts(.tShirt, on: .imageBacked))
    }

    @Test func `one sleeve and none on the other side`() {
        var cut = DrawnCut.of(.longsleeve)
        guard case .top(var marks) = cut.landmarks else { return #expect(Bool(false)) }
        marks.left.mode = .none
        cut.landmarks = .top(marks)
        #expect(refusal(of: cut) == .refused(.sleevesDiffer, confidence: 0.95))
    }

    @Test func `sleeves straight to the side cannot be turned to hanging arms, but arms can follow them`() {
        let cut = DrawnCut.top(.longsleeve, .wide)
        #expect(refusal(of: cut, pose: .relaxed) == .refused(.clothFolds, confidence: 0.95))
        #expect(refusal(of: cut, pose: .natural) == nil)
    }

    @Test func `hanging sleeves cannot be brought to an A-pose`() {
        let cut = DrawnCut.hanging(.outwear)
        #expect(refusal(of: cut, pose: .natural) == nil)
        #expect(refusal(of: cut, pose: .front) == .refused(.sleeveNotFound, confidence: 0.95))
    }

    @Test func `trousers whose legs lie on each other, and folded ones`() {
        var cut = DrawnCut.of(.pants)
        guard case .legs(let marks) = cut.landmarks else { return #expect(Bool(false)) }
        var low = marks
        low.crotch.y = 420
        cut.landmarks = .legs(low)
        #expect(refusal(of: cut) == .refused(.crotchNotFound, confidence: 0.95))
        var folded = marks
        for path in [
            \LegLandmarks.leftHemOuter, \.leftHemInner, \.rightHemInner, \.rightHemOuter,
        ] as [WritableKeyPath<LegLandmarks, Point>] {
            folded[keyPath: path].y = 320
        }
        cut.landmarks = .legs(folded)
        #expect(refusal(of: cut) == .refused(.legNotFound, confidence: 0.95))
    }

    @Test func `a top that leaves the chest bare`() {
        var cut = DrawnCut.of(.tShirt)
        for y in 0..<cut.image.height where y > 180 {
            for x in 240..<360 { cut.image.bytes[(y * cut.image.width + x) * 4 + 3] = 0 }
        }
        #expect(refusal(of: cut) == .refused(.bodyNotCovered, confidence: 0.95))
    }
}
