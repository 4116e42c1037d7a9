import Foundation
import Imaging

/// A garment while it is drawn, in the photo's pixels: what colour it has where, how high it stands, and what it
/// covers. Light falls on it later.
struct Cloth {
    let width: Int
    let height: Int
    let placement: Placement
    /// What the garment covers, 0 to 1: the true mask.
    private(set) var coverage: Plane
    private(set) var colours: [Colour]
    private(set) var sheen: Plane
    /// Layers, hems and folds, in pixels above the ground.
    private(set) var relief: Plane
    /// Threads, in pixels; a piece on top hides those below.
    private(set) var threads: Plane

    init(width: Int, height: Int, placement: Placement) {
        self.width = width
        self.height = height
        self.placement = placement
        coverage = Plane(width: width, height: height)
        colours = Array(repeating: .zero, count: width * height)
        sheen = coverage
        relief = coverage
        threads = coverage
    }

    /// How a piece's threads and print lie: turned about a point.
    struct Grain {
        var about = Point(x: 0, y: 0)
        var turnDegrees = 0.0

        func coordinates(of point: Point) -> Point {
            if turnDegrees == 0 { return point }
            let angle = -turnDegrees * .pi / 180
            let off = point - about
            return Point(x: off.x * cos(angle) - off.y * sin(angle), y: off.x * sin(angle) + off.y * cos(angle)) + about
        }
    }

    /// Lays a piece of cloth on top. `rise` in units is how far its edge stands above what lies below, `edge` how round
    /// that edge is. With `onlyOnCloth` it shows only where something lies already; `flattens` presses flat what it
    /// lies on, so that edges below do not show through.
    mutating func lay(
        _ outline: [Point], _ fabric: Fabric, grain: Grain = Grain(), rise: Double = 1, edge: Double = 1,
        shade: Float = 1, onlyOnCloth: Bool = false, flattens: Bool = false
    ) {
        paint(outline, rise: rise, edge: edge, onlyOnCloth: onlyOnCloth, flattens: flattens) { point in
            let at = grain.coordinates(of: point)
            return Look(colour: fabric.colour(at: at) * shade, relief: fabric.relief(at: at), sheen: fabric.sheen)
        }
    }

    /// Something that is not cloth: a button, a zip, a printed picture (which keeps the threads below).
    mutating func lay(
        _ outline: [Point], colour: Colour, rise: Double = 0, edge: Double = 0.8, sheen: Float = 0.02,
        keepsThreads: Bool = false, onlyOnCloth: Bool = true
    ) {
        paint(outline, rise: rise, edge: edge, onlyOnCloth: onlyOnCloth) { _ in
            Look(colour: colour, relief: keepsThreads ? nil : 0, sheen: sheen)
        }
    }

    private struct Look {
        var colour: Colour
        /// nil leaves what is below.
        var relief: Double?
        var sheen: Float
    }

    private mutating func paint(
        _ outline: [Point], rise: Double, edge: Double, onlyOnCloth: Bool, flattens: Bool = false,
        _ look: (Point) -> Look
    ) {
        let placed = placement.place(outline)
        let scale = placement.scale
        let margin = edge * scale * 3.5 + 2
        let left = max(Int((placed.map(\.x).min() ?? 0) - margin), 0)
        let top = max(Int((placed.map(\.y).min() ?? 0) - margin), 0)
        let right = min(Int((placed.map(\.x).max() ?? 0) + margin), width)
        let bottom = min(Int((placed.map(\.y).max() ?? 0) + margin), height)
        guard left < right, top < bottom else { return }
        let corner = Point(x: Double(left), y: Double(top))
        var piece = Plane(width: right - left, height: bottom - top, filling: [placed.map { $0 - corner }])
        for y in 0..<piece.height {
            for x in 0..<piece.width where piece[x, y] > 0 {
                let index = (top + y) * width + left + x
                if onlyOnCloth { piece[x, y] *= coverage.values[index] }
                let part = piece[x, y]
                if part == 0 { continue }
                let look = look(placement.unplace(Point(x: Double(left + x) + 0.5, y: Double(top + y) + 0.5)))
                // Where nothing was, there is no colour to mix with.
                let mix = coverage.values[index] > 0 ? part : 1
                colours[index] = colours[index].mixed(with: look.colour, mix)
                if let relief = look.relief {
                    threads.values[index] += (Float(relief * scale) - threads.values[index]) * mix
                }
                sheen.values[index] += (look.sheen - sheen.values[index]) * mix
                coverage.values[index] += (1 - coverage.values[index]) * part
            }
        }
        let profile = edge > 0.3 ? piece.blurred(sigma: edge * scale) : piece
        for y in 0..<piece.height {
            for x in 0..<piece.width {
                if flattens { relief[left + x, top + y] *= 1 - piece[x, y] }
                relief[left + x, top + y] += Float(rise * scale) * profile[x, y]
            }
        }
    }

    /// A seam: a groove (or, with negative depth, a ridge) along a line; `width` and `depth` in units.
    mutating func groove(_ line: [Point], width grooveWidth: Double = 1.3, depth: Double = 0.8, shade: Float = 0.96) {
        let scale = placement.scale
        let reach = grooveWidth * scale * 3
        guard let stroke = Stroke(placement.place(line), reach: reach, width: width, height: height) else { return }
        stroke.forEachPixel(within: reach) { x, y, distance, _ in
            let index = y * width + x
            let bell = exp(-pow(distance / (grooveWidth * scale), 2))
            relief.values[index] -= Float(depth * scale * bell)
            colours[index] *= 1 + (shade - 1) * Float(bell)
        }
    }

    /// Stitches along a line.
    mutating func stitch(_ line: [Point], _ colour: Colour, dash: Double = 3.4, gap: Double = 1.6, part: Float = 0.7) {
        let scale = placement.scale
        guard let stroke = Stroke(placement.place(line), reach: 2.5 * scale, width: width, height: height) else {
            return
        }
        let period = (dash + gap) * scale
        stroke.forEachPixel(within: 2.5 * scale) { x, y, distance, along in
            let index = y * width + x
            if coverage.values[index] == 0 { return }
            let inPeriod = along - (along / period).rounded(.down) * period
            let inDash = min(max(min(inPeriod, dash * scale - inPeriod) + 0.5, 0), 1)
            let thread = min(max(0.62 * scale - distance + 0.5, 0), 1) * inDash
            colours[index] = colours[index].mixed(with: colour, Float(thread) * part)
            let pinch = exp(-pow(distance / (1.3 * scale), 2))
            relief.values[index] += Float((0.35 * thread - 0.45 * pinch) * scale)
        }
    }

    /// A ribbed band along a line, `half` units to each side, only on cloth.
    mutating func band(_ line: [Point], half: Double, _ fabric: Fabric, ribs: Double = 3.6, rise: Double = 1.4) {
        let scale = placement.scale
        let reach = (half + 2) * scale
        guard let stroke = Stroke(placement.place(line), reach: reach, width: width, height: height) else { return }
        stroke.forEachPixel(within: reach) { x, y, distance, along in
            let index = y * width + x
            let part = Float(min(max(half * scale - distance + 0.5, 0), 1)) * min(coverage.values[index] * 2, 1)
            if part == 0 { return }
            let point = placement.unplace(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
            colours[index] = colours[index].mixed(with: fabric.colour(at: point), part)
            let rib = ribs > 0 ? 0.35 * sin(along / scale * 2 * .pi / ribs) : fabric.relief(at: point)
            threads.values[index] += (Float(rib * scale) - threads.values[index]) * part
            let round = (1 - pow(min(distance / (half * scale), 1), 2)).squareRoot()
            relief.values[index] += Float(rise * scale * round) * part
        }
    }

    /// A fold: a ridge along a line that fades at both ends, `width` units to where it is low again.
    mutating func fold(_ line: [Point], width foldWidth: Double, height foldHeight: Double) {
        let scale = placement.scale
        let placed = placement.place(line)
        let length = zip(placed, placed.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        let reach = foldWidth * scale * 2.6
        guard length > 0, let stroke = Stroke(placed, reach: reach, width: width, height: height) else { return }
        stroke.forEachPixel(within: reach) { x, y, distance, along in
            let index = y * width + x
            if coverage.values[index] == 0 { return }
            let t = along / length
            let fade = smoothStep(0, 0.3, t) * smoothStep(0, 0.45, 1 - t)
            relief.values[index] += Float(
                foldHeight * scale * fade * exp(-pow(distance / (foldWidth * scale), 2)))
        }
    }

    /// Multiplies the colour of the whole garment, over its own coordinates.
    mutating func tint(_ factor: (Point) -> Double) {
        for y in 0..<self.height {
            for x in 0..<width where coverage[x, y] > 0 {
                colours[y * width + x] *= Float(
                    factor(placement.unplace(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))))
            }
        }
    }

    /// Adds to the relief of the whole garment, over its own coordinates, in units.
    mutating func raise(_ height: (Point) -> Double) {
        let scale = placement.scale
        for y in 0..<self.height {
            for x in 0..<width where coverage[x, y] > 0 {
                relief[x, y] += Float(height(placement.unplace(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))) * scale)
            }
        }
    }
}
