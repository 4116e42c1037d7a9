import Avatars
import Catalog
import Garments
import Imaging

/// The embedded try-on model: geometry alone, no weights. A garment's parts are found on the cut, brought to where
/// they would lie on the body, resampled once, lit by the body's light and put between the body's layers.
package struct Drape: TryOnModel {
    package let version = "drape-0"
    private let bodies: BodyCache
    private let clock: @Sendable () -> Double

    /// - Parameters:
    ///   - cacheBytes: about how much memory bodies and arms may take that are kept for the next try-on.
    ///   - clock: milliseconds since any moment; read between stages and used for nothing else.
    package init(cacheBytes: Int = 400_000_000, clock: @escaping @Sendable () -> Double = { 0 }) {
        bodies = BodyCache(byteLimit: cacheBytes)
        self.clock = clock
    }

    package func accepts(_ category: Catalog.Category, on kind: Avatar.Kind) -> Bool {
        category.fit != nil && kind == .generated
    }

    package func render(_ request: TryOnRequest) throws(TryOnError) -> TryOnResult {
        let cut = request.cut
        guard accepts(cut.category, on: .generated) else {
            throw .unsupported(category: cut.category.name, modelVersion: version)
        }
        do throws(Refusal) {
            if let refusal = cut.refusal { throw refusal }
            return try renderAccepted(request)
        } catch {
            throw .refused(error, confidence: cut.confidence)
        }
    }

    private func renderAccepted(_ request: TryOnRequest) throws(Refusal) -> TryOnResult {
        let (cut, avatar, frame) = (request.cut, request.avatar, request.quality.frame)
        var stages = Stages(clock: clock)
        let figure = bodies.figure(avatar, frame: frame)
        stages.end("body")
        var fit = try fitted(cut, to: figure.body.landmarks, pose: request.pose)
        stages.end("fit")
        let cloth = Cloth(cut, pixelsPerCutPixel: fit.scale * frame.pixelsPerHeight)
        stages.end("cloth")
        var garment = DrapedGarment(fit, cloth: cloth, frame: frame)
        fit.correctArms(by: garment, frame: frame, body: figure.body.landmarks)
        let confidence = try Gates(fit: fit, garment: garment, figure: figure).check(cut: cut)
        stages.end("drape")
        Shade.apply(to: &garment, figure: figure)
        stages.end("shade")
        let arms = fit.arms.map {
            bodies.arm(avatar, $0.side, $0.pose.drawn(isWhole: $0.hiddenWithin <= 0), frame: frame)
        }
        let bare = request.pose.bareArms
        let bareArms = [
            bodies.arm(avatar, .left, bare.left, frame: frame), bodies.arm(avatar, .right, bare.right, frame: frame),
        ]
        let base = bodies.portrait(avatar, pose: request.pose, frame: frame)
        stages.end("arms")
        let composite = Composite(
            figure: figure, skinTone: avatar.skinTone, fit: fit, garment: garment, arms: arms, bareArms: bareArms)
        let (image, mask) = composite.flattened(over: base)
        stages.end("composite")
        return TryOnResult(
            image: image, mask: mask, box: garment.visibleBox, confidence: confidence, modelVersion: version,
            timings: stages.timings)
    }

    private func fitted(_ cut: GarmentCut, to body: BodyLandmarks, pose: Pose) throws(Refusal) -> Fit {
        let arms = [(Side.left, pose.bareArms.left), (.right, pose.bareArms.right)].map { side, arm in
            ArmFit(side: side, pose: arm, hiddenWithin: 0, inFrontBeyond: -.infinity)
        }
        switch cut.landmarks {
        case .top(let marks): return try TopFit(cut: cut, marks: marks, body: body, pose: pose).fit()
        case .legs(let marks): return try LegsFit(cut: cut, marks: marks, body: body).fit(arms: arms)
        case .skirt(let marks): return try SkirtFit(cut: cut, marks: marks, body: body).fit(arms: arms)
        case .none: throw .landmarksNotFound
        }
    }
}

extension Quality {
    package var frame: Frame {
        switch self {
        case .standard: .standard
        case .high: .standard.scaled(by: 2)
        }
    }
}

extension ArmPose {
    /// An arm in a sleeve is drawn without the shoulder that it would flow into.
    fileprivate func drawn(isWhole: Bool) -> ArmPose {
        var pose = self
        pose.hiddenToShoulder = isWhole ? 0 : 0.001
        return pose
    }
}

private struct Stages {
    let clock: @Sendable () -> Double
    private(set) var timings: [StageTiming] = []
    private var last: Double

    init(clock: @escaping @Sendable () -> Double) {
        self.clock = clock
        last = clock()
    }

    mutating func end(_ stage: String) {
        let now = clock()
        timings.append(StageTiming(stage: stage, milliseconds: now - last))
        last = now
    }
}
