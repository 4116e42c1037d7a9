import Avatars
import Catalog
import Garments
import Imaging
import Synchronization
import Testing
import TryOn

/// One model for all tests: bodies are marched once.
let drape = Drape()
let avatar = AvatarAttributes(skinTone: .monk(6))

/// The avatar's own pictures, drawn as `techartt avatar` draws them.
private let portraits = Dictionary(
    uniqueKeysWithValues: Pose.allCases.map { ($0, Image(Portrait(avatar, pose: $0).linearImage())) })

struct Request: CustomTestStringConvertible, Sendable {
    var category: Catalog.Category
    var pose: Pose
    var testDescription: String { "\(category.name) \(pose)" }

    static let all = Catalog.Category.triedOn.flatMap { category in
        Pose.allCases.map { Request(category: category, pose: $0) }
    }
}

/// nil when it was rendered.
func refusal(of cut: GarmentCut, pose: Pose = .natural) -> TryOnError? {
    do throws(TryOnError) {
        _ = try drape.render(TryOnRequest(cut: cut, avatar: avatar, pose: pose))
        return nil
    } catch {
        return error
    }
}

@Suite struct `What the mask promises` {
    @Test(arguments: Request.all)
    func `outside the mask the picture is the avatar's own, byte for byte`(_ wanted: Request) throws {
        let result = try drape.render(
            TryOnRequest(cut: DrawnCut.of(wanted.category), avatar: avatar, pose: wanted.pose))
        let own = try #require(portraits[wanted.pose])
        var differing = 0
        for pixel in 0..<(own.width * own.height) where result.mask.bytes[pixel] == 0 {
            if own.bytes[(pixel * 4)..<(pixel * 4 + 4)] != result.image.bytes[(pixel * 4)..<(pixel * 4 + 4)] {
                differing += 1
            }
        }
        #expect(differing == 0)
        #expect(result.mask.bytes.allSatisfy { $0 == 0 || $0 == 255 })
        #expect((0.02...0.6).contains(Double(result.mask.area) / Double(result.mask.bytes.count)))
        #expect(result.modelVersion == "drape-0")
    }

    @Test func `the mask holds the garment, and with trousers on neither head nor hands`() throws {
        let result = try drape.render(TryOnRequest(cut: DrawnCut.of(.pants), avatar: avatar))
        let frame = Frame.standard
        func mask(_ x: Double, _ y: Double) -> UInt8 {
            let at = frame.pixel(x: x, y: y)
            return result.mask[Int(at.x), Int(at.y)]
        }
        #expect(mask(0.06, 0.25) == 255)
        #expect(mask(0, 0.55) == 255)
        #expect(mask(0, 0.93) == 0)
        #expect(mask(0, 0.75) == 0)
        let box = result.box
        #expect(result.mask[box.x + box.width / 2, box.y + 2] == 255)
        #expect(box.height > 400 && box.width < 250)
    }
}

@Suite struct `The same request gives the same bytes` {
    @Test func `on two threads at once, with one model and with another`() async throws {
        let request = TryOnRequest(cut: DrawnCut.of(.longsleeve), avatar: avatar)
        let first = try drape.render(request)
        let other = Drape()
        let results = try await withThrowingTaskGroup(of: TryOnResult.self) { group in
            for index in 0..<4 { group.addTask { try (index % 2 == 0 ? drape : other).render(request) } }
            return try await group.reduce(into: [TryOnResult]()) { $0.append($1) }
        }
        #expect(results.count == 4)
        #expect(results.allSatisfy { $0 == first })
    }

    @Test func `whatever was rendered in between, also when the cache keeps nothing`() throws {
        let request = TryOnRequest(cut: DrawnCut.of(.tShirt), avatar: avatar)
        let forgetful = Drape(cacheBytes: 0)
        let first = try forgetful.render(request)
        _ = try forgetful.render(TryOnRequest(cut: DrawnCut.of(.skirt), avatar: AvatarAttributes(bodyType: .plus)))
        #expect(try forgetful.render(request) == first)
        #expect(try drape.render(request) == first)
    }

    @Test func `time is measured and changes nothing`() throws {
        let ticks = Ticks()
        let timed = Drape(clock: { ticks.next() })
        let request = TryOnRequest(cut: DrawnCut.of(.skirt), avatar: avatar)
        let result = try timed.render(request)
        #expect(
            result.timings.map(\.stage) == ["body", "fit", "cloth", "drape", "shade", "arms", "composite"])
        #expect(result.timings.allSatisfy { $0.milliseconds == 1 })
        #expect(try result == drape.render(request))
    }
}

/// A clock that goes on by a millisecond each time it is read.
private final class Ticks: Sendable {
    private let count = Atomic(0)

    func next() -> Double { Double(count.add(1, ordering: .relaxed).newValue) }
}
