import Avatars
import Imaging
import Testing

/// A third of the standard frame, so that a test draws in milliseconds.
private let small = Frame(width: 256, height: 340, pixelsPerHeight: 308, centreX: 128, floorY: 322)

private func body(_ type: AvatarAttributes.BodyType, age: Int? = nil) -> Body {
    Mannequin(attributes: AvatarAttributes(bodyType: type, age: age)).body(frame: small)
}

@Suite struct MannequinTests {
    @Test(arguments: AvatarAttributes.BodyType.allCases)
    func `the silhouette mirrors`(type: AvatarAttributes.BodyType) {
        let body = body(type)
        for row in 0..<small.height {
            for column in 0..<(small.width / 2) {
                #expect(body.coverage[column, row] == body.coverage[small.width - 1 - column, row])
            }
        }
    }

    @Test func `the body fills the frame from head to feet`() throws {
        let body = body(.average)
        let rows = (0..<small.height).filter { row in
            (0..<small.width).contains { body.coverage[$0, row] > 0 }
        }
        let (first, last) = (try #require(rows.first), try #require(rows.last))
        #expect((small.floorY - Double(first)) / small.pixelsPerHeight > 0.985)
        #expect((small.floorY - Double(first)) / small.pixelsPerHeight < 1.015)
        #expect((Double(last) - small.floorY) / small.pixelsPerHeight < 0.03)
        #expect(rows.count == last - first + 1)
    }

    @Test func `the parts lie where a body has them`() throws {
        let body = body(.average)
        func part(_ x: Double, _ y: Double) -> Body.Part? {
            let pixel = small.pixel(x: x, y: y)
            return Body.Part(rawValue: body.parts[Int(pixel.x), Int(pixel.y)])
        }
        #expect(part(0, 0.95) == .head)
        #expect(part(0, 0.855) == .neck)
        #expect(part(0, 0.70) == .torso)
        #expect(part(-0.05, 0.30) == .leftLeg)
        #expect(part(0.05, 0.30) == .rightLeg)
        #expect(part(0.2, 0.70) == .background)
    }

    @Test func `rounder types are wider at waist, hip and chest`() {
        let slim = body(.slim).landmarks
        let average = body(.average).landmarks
        let plus = body(.plus).landmarks
        for place in [\BodyLandmarks.waistY, \.hipY, \.chestY] {
            func width(_ marks: BodyLandmarks) -> Double { marks.halfWidths[Int(marks[keyPath: place] * 256)] }
            #expect(width(slim) < width(average))
            #expect(width(average) < width(plus))
        }
    }

    @Test(arguments: AvatarAttributes.BodyType.allCases)
    func `the landmarks agree with the picture`(type: AvatarAttributes.BodyType) {
        let body = body(type)
        let marks = body.landmarks
        for y in [marks.waistY, marks.hipY, marks.chestY, 0.30, 0.15] {
            let index = (y * 256).rounded()
            let row = Int(small.pixel(x: 0, y: index / 256).y)
            let right = ((small.width / 2)..<small.width).last { body.coverage[$0, row] > 0.5 } ?? 0
            let measured = (Double(right + 1) - small.centreX) / small.pixelsPerHeight
            #expect(abs(marks.halfWidths[Int(index)] - measured) < 1.5 / small.pixelsPerHeight)
        }
        #expect(marks.waistY > marks.hipY && marks.hipY > marks.crotchY && marks.chestY > marks.waistY)
        #expect(marks.halfWidths[Int(marks.waistY * 256)] < marks.halfWidths[Int(marks.hipY * 256)])
        #expect(marks.neckHalfWidth > 0.015 && marks.neckHalfWidth < 0.05)
        #expect(marks.shoulderTop[Int(marks.shoulderJointX / 0.25 * 256)] > marks.shoulderJointY)
        #expect(marks.legInner[Int(marks.crotchY * 256) + 2] == 0)
        #expect(marks.legInner[64] > 0 && marks.legInner[64] < marks.legOuter[64])
    }

    @Test func `a child has a larger head and shorter legs, a teenager lies between`() {
        let (adult, teen, child) = (body(.average), body(.average, age: 15), body(.average, age: 8))
        #expect(adult.landmarks.crotchY > teen.landmarks.crotchY)
        #expect(teen.landmarks.crotchY > child.landmarks.crotchY)
        #expect(body(.average, age: 12) == child)
        #expect(body(.average, age: 17) == adult)
    }

    @Test func `the same body is the same bytes`() {
        #expect(body(.curvy).encoded() == body(.curvy).encoded())
        let attributes = AvatarAttributes(skinTone: .monk(8))
        let first = Portrait(attributes, frame: small).image()
        #expect(first == Portrait(attributes, frame: small).image())
    }

    @Test func `a body out of its bytes is the body`() throws {
        let body = body(.plus)
        let bytes = body.encoded()
        #expect(try Body(encoded: bytes) == body)
        #expect(bytes.count < small.width * small.height * 8)
    }

    @Test func `bytes that are no body are refused`() {
        let bytes = body(.slim).encoded()
        #expect(throws: BodyEncodingError.truncated) { try Body(encoded: Array(bytes.dropLast())) }
        #expect(throws: BodyEncodingError.damaged("bytes after the end")) { try Body(encoded: bytes + [0]) }
        #expect(throws: BodyEncodingError.otherFormat) { try Body(encoded: Array("something else".utf8)) }
        #expect(throws: BodyEncodingError.damaged("a frame of 0 x 340")) {
            var changed = bytes
            changed.replaceSubrange(8..<12, with: [0, 0, 0, 0])
            return try Body(encoded: changed)
        }
    }
}

@Suite struct ArmTests {
    private let mannequin = Mannequin(attributes: AvatarAttributes())

    @Test(arguments: [0.08, 0.2, 0.28])
    func `nothing of an arm is drawn inside its sleeve`(hidden: Double) {
        let pose = ArmPose(upperArmDegrees: 20, forearmDegrees: 15, hiddenToShoulder: hidden)
        let layer = mannequin.arm(.right, pose: pose, frame: small)
        let marks = mannequin.body(frame: small).landmarks
        let joint = small.pixel(x: marks.shoulderJointX, y: marks.shoulderJointY)
        var drawn = 0
        for row in 0..<layer.box.height {
            for column in 0..<layer.box.width where layer.coverage[column, row] > 0 {
                let pixel = Point(x: Double(layer.box.x + column) + 0.5, y: Double(layer.box.y + row) + 0.5)
                // The arm lies near the middle plane, so distances in the picture are distances on the body, less
                // the forearm's tilt to the viewer.
                #expect(pixel.distance(to: joint) / small.pixelsPerHeight > hidden - 0.02)
                drawn += 1
            }
        }
        #expect(drawn > 100)
    }

    @Test func `the arms mirror`() {
        let pose = ArmPose(upperArmDegrees: 30, forearmDegrees: 20, forearmTiltDegrees: 30)
        let layers = mannequin.arms(left: pose, right: pose, frame: small)
        let (left, right) = (layers[0], layers[1])
        #expect(left.side == .left && right.side == .right)
        #expect(left.box.x + left.box.width + right.box.x == small.width)
        for row in 0..<left.box.height {
            for column in 0..<left.box.width {
                let mirrored = right.coverage[right.box.width - 1 - column, row]
                #expect(abs(left.coverage[column, row] - mirrored) < 0.01)
            }
        }
    }

    @Test func `a whole arm covers its shoulder, and a steeper arm reaches less far out`() {
        func reach(_ degrees: Double) -> Int {
            let layer = mannequin.arm(
                .right, pose: ArmPose(upperArmDegrees: degrees, forearmDegrees: degrees), frame: small)
            let columns = (0..<layer.box.width).filter { column in
                (0..<layer.box.height).contains { layer.coverage[column, $0] > 0.5 }
            }
            return layer.box.x + (columns.last ?? 0)
        }
        #expect(reach(10) < reach(25))
        #expect(reach(25) < reach(40))
        let marks = mannequin.body(frame: small).landmarks
        let layer = mannequin.arm(.right, pose: ArmPose(upperArmDegrees: 20, forearmDegrees: 15), frame: small)
        let joint = small.pixel(x: marks.shoulderJointX, y: marks.shoulderJointY)
        #expect(layer.coverage[Int(joint.x) - layer.box.x, Int(joint.y) - layer.box.y] == 1)
    }
}

@Suite struct PortraitTests {
    @Test func `a skin tone changes colours, not what is covered`() {
        let light = AvatarAttributes(skinTone: .monk(1))
        let dark = AvatarAttributes(skinTone: .monk(10))
        #expect(Mannequin(attributes: light).body(frame: small) == Mannequin(attributes: dark).body(frame: small))
        #expect(Portrait(light, frame: small).image() != Portrait(dark, frame: small).image())
    }

    @Test func `the picture is opaque and bare skin shows the tone`() {
        let picture = Portrait(AvatarAttributes(skinTone: .monk(5)), frame: small).image()
        #expect(picture.isOpaque)
        let place = small.pixel(x: 0.0, y: 0.93)
        let at = (Int(place.y) * small.width + Int(place.x)) * 4
        let (red, green, blue) = SkinTone.monk(5).sRGB
        for (byte, tone) in zip(picture.bytes[at..<(at + 3)], [red, green, blue]) {
            #expect(abs(Int(byte) - Int(tone)) < 32)
        }
    }

    @Test func `hidden base wear shows skin, and only there`() {
        let mannequin = Mannequin(attributes: AvatarAttributes())
        var portrait = Portrait(
            body: mannequin.body(frame: small), arms: mannequin.arms(.front, frame: small), skinTone: .monk(7))
        let dressed = portrait.image()
        portrait.wearing = .tank
        let withoutShorts = portrait.image()
        let changed = (0..<(small.width * small.height)).filter { pixel in
            (0..<3).contains { dressed.bytes[pixel * 4 + $0] != withoutShorts.bytes[pixel * 4 + $0] }
        }
        #expect(!changed.isEmpty)
        #expect(changed.allSatisfy { portrait.body.shorts.values[$0] > 0 })
    }
}
