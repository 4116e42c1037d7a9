/// The steps in which a body's planes are stored. They are applied when a body is drawn, so that a body out of the
/// cache equals a fresh one bit for bit.
enum Quantised {
    /// 240 is a multiple of 4: the coverage of 2x2 samples is exact.
    static let shareSteps: Float = 240
    static let lightSteps: Float = 16384
    static let depthSteps: Float = 65536
    static let normalSteps: Float = 16384

    /// 0 to 1.
    static func share(_ value: Float) -> Float { Float(shareByte(value)) / shareSteps }
    static func shareByte(_ value: Float) -> UInt8 { UInt8((min(max(value, 0), 1) * shareSteps).rounded()) }

    /// 0 to 3.99.
    static func light(_ value: Float) -> Float { Float(lightWord(value)) / lightSteps }
    static func lightWord(_ value: Float) -> UInt16 {
        UInt16((min(max(value, 0), 3.99) * lightSteps).rounded())
    }

    /// -0.49 to 0.49 body heights.
    static func depth(_ value: Float) -> Float { Float(depthWord(value)) / depthSteps }
    static func depthWord(_ value: Float) -> Int16 {
        Int16((min(max(value, -0.49), 0.49) * depthSteps).rounded())
    }

    static func normal(_ value: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(normal(value.x), normal(value.y), normal(value.z))
    }
    private static func normal(_ value: Float) -> Float { Float(normalWord(value)) / normalSteps }
    static func normalWord(_ value: Float) -> Int16 { Int16((min(max(value, -1), 1) * normalSteps).rounded()) }
}
