import Avatars
import Imaging
import Synchronization

/// What is drawn once in a process and shared by all its threads: bodies, arms in rounded poses, avatars' own
/// pictures. The least recently used go when the byte limit is passed.
final class BodyCache: Sendable {
    private let figures: DrawOnce<FigureKey, Figure>
    private let arms: DrawOnce<ArmKey, ArmLayer>
    private let portraits: DrawOnce<PortraitKey, Image>

    init(byteLimit: Int) {
        figures = DrawOnce(byteLimit: byteLimit * 6 / 8) { $0.byteCount }
        arms = DrawOnce(byteLimit: byteLimit / 8) { $0.coverage.values.count * 20 }
        portraits = DrawOnce(byteLimit: byteLimit / 8) { $0.bytes.count }
    }

    func figure(_ attributes: AvatarAttributes, frame: Frame) -> Figure {
        figures.value(for: FigureKey(body: attributes.bodyText, frame: frame)) {
            Figure(Mannequin(attributes: attributes).body(frame: frame))
        }
    }

    func arm(_ attributes: AvatarAttributes, _ side: Side, _ pose: ArmPose, frame: Frame) -> ArmLayer {
        arms.value(for: ArmKey(body: attributes.bodyText, frame: frame, side: side, pose: pose)) {
            Mannequin(attributes: attributes).arm(side, pose: pose, frame: frame)
        }
    }

    /// The avatar's own picture in a pose.
    func portrait(_ attributes: AvatarAttributes, pose: Pose, frame: Frame) -> Image {
        let key = PortraitKey(picture: attributes.canonicalText, pose: pose, frame: frame)
        return portraits.value(for: key) {
            let figure = figure(attributes, frame: frame)
            let layers = [
                arm(attributes, .left, pose.bareArms.left, frame: frame),
                arm(attributes, .right, pose.bareArms.right, frame: frame),
            ]
            return Image(Portrait(body: figure.body, arms: layers, skinTone: attributes.skinTone).linearImage())
        }
    }

    private struct FigureKey: Hashable {
        var body: String
        var frame: Frame
    }

    private struct ArmKey: Hashable {
        var body: String
        var frame: Frame
        var side: Side
        var pose: ArmPose
    }

    private struct PortraitKey: Hashable {
        var picture: String
        var pose: Pose
        var frame: Frame
    }
}

/// A body with what try-ons ask of it again and again.
struct Figure: Sendable {
    let body: Body
    let ground: LinearImage
    /// How the light on the body shades cloth over it; 1 away from the body.
    let clothLight: Plane

    init(_ body: Body) {
        self.body = body
        ground = Studio.ground(under: body)
        clothLight = Shade.clothLight(over: body)
    }

    var byteCount: Int { body.coverage.values.count * (4 * 6 + 2 + 16 + 16 + 4) }
}

/// Values that are made once for each key, whoever asks first; others wait for that one alone.
private final class DrawOnce<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private final class Slot: Sendable {
        let value = Mutex<Value?>(nil)
    }

    private struct State {
        var slots: [Key: Slot] = [:]
        /// Least recently used first.
        var order: [Key] = []
        var sizes: [Key: Int] = [:]
    }

    private let state = Mutex(State())
    private let byteLimit: Int
    private let size: @Sendable (Value) -> Int

    init(byteLimit: Int, size: @escaping @Sendable (Value) -> Int) {
        self.byteLimit = byteLimit
        self.size = size
    }

    func value(for key: Key, make: () -> Value) -> Value {
        let slot = state.withLock { state in
            state.order.removeAll { $0 == key }
            state.order.append(key)
            if let slot = state.slots[key] { return slot }
            let slot = Slot()
            state.slots[key] = slot
            return slot
        }
        let value = slot.value.withLock { held in
            if let held { return held }
            let made = make()
            held = made
            return made
        }
        trim(key, size(value))
        return value
    }

    private func trim(_ key: Key, _ bytes: Int) {
        state.withLock { state in
            if state.slots[key] != nil { state.sizes[key] = bytes }
            var sum = state.sizes.values.reduce(0, +)
            while sum > byteLimit, let oldest = state.order.first, oldest != key {
                state.order.removeFirst()
                state.slots[oldest] = nil
                sum -= state.sizes.removeValue(forKey: oldest) ?? 0
            }
        }
    }
}
