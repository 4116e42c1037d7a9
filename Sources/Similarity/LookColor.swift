import Imaging

/// One of a garment's main colours.
package struct LookColor: Sendable, Equatable, Codable {
    /// CIE Lab, D65.
    package var lightness: Float
    package var a: Float
    package var b: Float
    /// Share of the garment, 0 to 1.
    package var weight: Float
    /// "navy", "ecru": the nearest of `ColorName.all`.
    package var name: String

    package var lab: Lab { Lab(l: lightness, a: a, b: b) }

    init(lab: Lab, weight: Float) {
        lightness = lab.l
        a = lab.a
        b = lab.b
        self.weight = weight
        name = ColorName.nearest(to: lab).name
    }

    static let most = 4
    /// Below this share a colour is trim, a button or a shadow.
    static let leastWeight: Float = 0.08

    /// K-means in Lab, started from the mean and then each time from the pixel that is farthest from all.
    package static func main(of image: LinearImage) -> [LookColor] {
        let pixels = image.pixels.filter { $0.w > 0.9 }.map { Lab(pixel: $0 / $0.w) }
        guard !pixels.isEmpty else { return [] }
        var centres = [mean(of: pixels[...])]
        while centres.count < most {
            let farthest = pixels.max { nearest($0, centres).distance < nearest($1, centres).distance }
            guard let farthest, nearest(farthest, centres).distance > 8 else { break }
            centres.append(farthest)
        }
        var members = pixels.map { nearest($0, centres).index }
        for _ in 0..<10 {
            for index in centres.indices {
                let own = zip(pixels, members).filter { $0.1 == index }.map(\.0)
                if !own.isEmpty { centres[index] = mean(of: own[...]) }
            }
            members = pixels.map { nearest($0, centres).index }
        }
        return merged(centres: centres, members: members, total: pixels.count)
    }

    /// Shades of one cloth (light and fold) are one colour: same name, or near in hue.
    private static func merged(centres: [Lab], members: [Int], total: Int) -> [LookColor] {
        var colors = centres.indices.map { index in
            LookColor(lab: centres[index], weight: Float(members.count { $0 == index }) / Float(total))
        }.sorted { ($0.weight, $0.name) > ($1.weight, $1.name) }
        var result: [LookColor] = []
        for color in colors {
            if let near = result.firstIndex(where: { $0.name == color.name || $0.lab.isShade(of: color.lab) }) {
                result[near].weight += color.weight
            } else {
                result.append(color)
            }
        }
        colors = result.filter { $0.weight >= leastWeight }.sorted { ($0.weight, $0.name) > ($1.weight, $1.name) }
        let sum = colors.reduce(0) { $0 + $1.weight }
        return colors.map { color in
            var color = color
            color.weight /= sum
            return color
        }
    }

    package static func arePattern(_ colors: [LookColor]) -> Bool {
        guard colors.count > 1 else { return false }
        return colors[0].weight < 0.78
    }

    private static func mean(of colors: ArraySlice<Lab>) -> Lab {
        var sum = SIMD3<Float>.zero
        for color in colors { sum += SIMD3(color.l, color.a, color.b) }
        sum /= Float(colors.count)
        return Lab(l: sum.x, a: sum.y, b: sum.z)
    }

    private static func nearest(_ color: Lab, _ centres: [Lab]) -> (index: Int, distance: Float) {
        var best = (index: 0, distance: Float.infinity)
        for (index, centre) in centres.enumerated() {
            let distance = color.distance(to: centre)
            if distance < best.distance { best = (index, distance) }
        }
        return best
    }
}
