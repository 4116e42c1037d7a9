// Growing and shrinking by a disc, exactly, from the distance transform. Inside is 128 and more; results are 0 or
// 255. Beyond the edge of the image lies whatever would change nothing.
extension Mask {
    /// Every pixel whose centre is at most `radius` pixels from an inside pixel's.
    package func dilated(radius: Double) -> Mask {
        let limit = Float(radius * radius + 1e-6)
        return Mask(
            width: width, height: height, bytes: nearestInside().squaredDistances.map { $0 <= limit ? 255 : 0 })
    }

    /// What is left when the outside grows by `radius`.
    package func eroded(radius: Double) -> Mask {
        thresholdInverted.dilated(radius: radius).inverted
    }

    /// Without what is narrower than the disc.
    package func opened(radius: Double) -> Mask { eroded(radius: radius).dilated(radius: radius) }

    /// With gaps narrower than the disc filled.
    package func closed(radius: Double) -> Mask { dilated(radius: radius).eroded(radius: radius) }

    private var thresholdInverted: Mask {
        Mask(width: width, height: height, bytes: bytes.map { $0 >= 128 ? 0 : 255 })
    }
}
