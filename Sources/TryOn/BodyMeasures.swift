import Avatars

extension BodyLandmarks {
    /// Half-width of the silhouette without arms.
    func halfWidth(y: Double) -> Double { Self.read(halfWidths, at: y * 256) }

    /// Inner and outer edge of one leg.
    func leg(y: Double) -> (inner: Double, outer: Double) {
        (Self.read(legInner, at: y * 256), Self.read(legOuter, at: y * 256))
    }

    /// Top of the shoulder at a distance from the middle.
    func shoulderTop(x: Double) -> Double {
        // Beyond the deltoid there is no top; the last one is taken.
        var index = min(Int(x / 0.25 * 256), shoulderTop.count - 1)
        let read = Self.read(shoulderTop, at: x / 0.25 * 256)
        if read >= shoulderJointY { return read }
        while index > 0, shoulderTop[index] < shoulderJointY { index -= 1 }
        return shoulderTop[index]
    }

    var chestHalfWidth: Double { halfWidth(y: chestY) }

    private static func read(_ table: [Double], at index: Double) -> Double {
        guard let last = table.last else { return 0 }
        let low = Int(index.rounded(.down))
        if low < 0 { return table[0] }
        if low + 1 >= table.count { return last }
        let t = index - Double(low)
        return table[low] + (table[low + 1] - table[low]) * t
    }
}
