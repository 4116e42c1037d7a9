/// The smallest ICC profiles that say something: header, tag table, primaries and curves.
enum HandmadeICC {
    /// Primaries adapted to D50, as in Apple's profile.
    static let displayP3 = rgb(
        red: (0.51512, 0.24120, -0.00105), green: (0.29198, 0.69225, 0.04189), blue: (0.15710, 0.06657, 0.78407))
    static let sRGB = rgb(
        red: (0.43607, 0.22249, 0.01392), green: (0.38515, 0.71687, 0.09708), blue: (0.14307, 0.06061, 0.71410))

    static func grey(gamma: Double) -> [UInt8] {
        let curve = Array("curv".utf8) + number(0) + number(1) + [UInt8(gamma), 0, 0, 0]
        return profile(space: "GRAY", tags: [("kTRC", curve)])
    }

    private static func rgb(
        red: (Double, Double, Double), green: (Double, Double, Double), blue: (Double, Double, Double)
    ) -> [UInt8] {
        let curve =
            Array("para".utf8) + number(0) + [0, 3, 0, 0]
            + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)
        func xyz(_ value: (Double, Double, Double)) -> [UInt8] {
            Array("XYZ ".utf8) + number(0) + fixed(value.0) + fixed(value.1) + fixed(value.2)
        }
        return profile(
            space: "RGB ",
            tags: [
                ("rXYZ", xyz(red)), ("gXYZ", xyz(green)), ("bXYZ", xyz(blue)), ("rTRC", curve), ("gTRC", curve),
                ("bTRC", curve),
            ])
    }

    private static func profile(space: String, tags: [(String, [UInt8])]) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 128)
        header.replaceSubrange(16..<20, with: space.utf8)
        header.replaceSubrange(20..<24, with: "XYZ ".utf8)
        header.replaceSubrange(36..<40, with: "acsp".utf8)
        var table = number(tags.count)
        var bodies: [UInt8] = []
        for (name, body) in tags {
            table += Array(name.utf8) + number(132 + tags.count * 12 + bodies.count) + number(body.count)
            bodies += body
        }
        return header + table + bodies
    }

    private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

    private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65536).rounded())) }
}
