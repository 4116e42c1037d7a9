import Avatars
import Imaging

/// An arm beside its sleeve: what of it is seen, and what of that lies in front of the garment.
struct LaidArm {
    let layer: ArmLayer
    /// It is not where the avatar's own picture has it.
    let isMoved: Bool
    private let hidden: Float
    private let front: Float
    private let joint: SIMD2<Float>
    private let axis: SIMD2<Float>
    /// One pixel of the standard picture: how soft the ends are.
    private let feather: Float

    init(_ layer: ArmLayer, _ fit: ArmFit, isMoved: Bool, frame: Frame, body: BodyLandmarks) {
        self.layer = layer
        self.isMoved = isMoved || fit.hiddenWithin > 0
        let sign: Double = fit.side == .left ? -1 : 1
        let at = frame.pixel(x: sign * body.shoulderJointX, y: body.shoulderJointY)
        let along = direction(degrees: fit.pose.upperArmDegrees, side: sign)
        joint = SIMD2(Float(at.x), Float(at.y))
        axis = SIMD2(Float(along.x), Float(-along.y))
        hidden = Float(fit.hiddenWithin * frame.pixelsPerHeight)
        front = Float(fit.inFrontBeyond * frame.pixelsPerHeight)
        feather = Float(frame.pixelsPerHeight / Frame.standard.pixelsPerHeight)
    }

    @inline(__always)
    func seenShare(_ x: Int, _ y: Int) -> Float {
        if hidden <= 0 { return 1 }
        let away = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - joint
        let distance = (away.x * away.x + away.y * away.y).squareRoot()
        return ((distance - hidden) / feather + 0.5).clamped(0, 1)
    }

    @inline(__always)
    func frontShare(_ x: Int, _ y: Int) -> Float {
        let away = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - joint
        let beyond = away.x * axis.x + away.y * axis.y - front
        return (beyond / feather + 0.5).clamped(0, 1)
    }
}
