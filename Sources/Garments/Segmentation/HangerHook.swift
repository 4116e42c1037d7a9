import Imaging

extension Mask {
    /// Without a hanger's hook: a thin part that stands up in the middle, above all the rest.
    func withoutHangerHook() -> Mask {
        let radius = 0.035 * Double(area).squareRoot()
        let body = opened(radius: radius).largestComponent(.four)
        guard let box = body.box else { return self }
        var thin = self
        for pixel in thin.bytes.indices where body.bytes[pixel] >= 128 { thin.bytes[pixel] = 0 }
        let parts = thin.components(.eight)
        let middle = Double(box.x) + Double(box.width) / 2
        let isHook = parts.parts.map { part in
            let centre = Double(part.box.x) + Double(part.box.width) / 2
            return Double(part.box.y) < Double(box.y) - radius && (centre - middle).magnitude < 0.18 * Double(box.width)
        }
        guard isHook.contains(true) else { return self }
        var bare = self
        for (pixel, label) in parts.labels.enumerated() where label > 0 && isHook[Int(label) - 1] {
            bare.bytes[pixel] = 0
        }
        return bare.largestComponent(.four)
    }
}
