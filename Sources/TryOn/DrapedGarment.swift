import Avatars
import Garments
import Imaging

/// A garment as it lies on the body, before any light: the second stage, `drape`. Planes cover `box` of the picture.
struct DrapedGarment {
    let box: PixelBox
    /// Premultiplied.
    var front: LinearImage
    /// The inside of the back, seen through the neck opening.
    var back: LinearImage
    /// About how far inside its own edge a pixel lies, in picture pixels; 0 outside.
    var depth: Plane
    var strain: Strain

    init(_ fit: Fit, cloth: Cloth, frame: Frame) {
        let unit = fit.scale * frame.pixelsPerHeight / ((cloth.scale.x + cloth.scale.y) / 2)
        let parts = fit.pieces.compactMap { DrapedPiece($0, cloth: cloth, frame: frame, unit: unit) }
        box = parts.map(\.warp.box).reduce(nil) { $0?.union($1) ?? $1 } ?? PixelBox(x: 0, y: 0, width: 1, height: 1)
        front = LinearImage(width: box.width, height: box.height)
        back = front
        depth = Plane(width: box.width, height: box.height)
        strain = parts.map(\.strain).reduce(Strain(), +)
        let neckline = NeckCurve(fit.neckline, cloth: cloth)
        for part in parts { draw(part, cloth, neckline) }
        removeIslands()
    }

    /// Far from its pins a spline may meet the garment a second time: what hangs together with nothing goes.
    private mutating func removeIslands() {
        let seen = Mask(
            width: box.width, height: box.height,
            bytes: front.pixels.indices.map { front.pixels[$0].w + back.pixels[$0].w > 0 ? 255 : 0 })
        let kept = seen.largestComponent(.eight)
        for index in kept.bytes.indices where kept.bytes[index] != seen.bytes[index] {
            front.pixels[index] = .zero
            back.pixels[index] = .zero
            depth.values[index] = 0
        }
    }

    /// Resamples once, in linear light; the edge comes from the signed distance, so it is a pixel wide at any scale.
    private mutating func draw(_ part: DrapedPiece, _ cloth: Cloth, _ neckline: NeckCurve) {
        let area = part.warp.box
        var samples = [WarpSample](repeating: WarpSample(x: 0, y: 0, scale: 0), count: area.width)
        cloth.color.withSampler { color in
            cloth.edge.withSampler { edge in
                for row in 0..<area.height {
                    samples.withUnsafeMutableBufferPointer { part.warp.fill(row: row, into: $0) }
                    let start = (area.y + row - box.y) * box.width + area.x - box.x
                    for column in 0..<area.width {
                        let sample = samples[column]
                        if sample.scale == 0 { continue }
                        let inside = edge.bilinear(sample.x, sample.y) * sample.scale
                        if inside < -0.2 { continue }
                        let cover = part.cover(inside - 0.3, at: sample)
                        if cover <= 0 { continue }
                        let light = color.bicubic(sample.x, sample.y) * cover
                        let frontShare = neckline.frontShare(sample)
                        let index = start + column
                        lay(light * frontShare, cover * frontShare, on: &front.pixels[index])
                        if frontShare < 1 {
                            lay(light * (1 - frontShare), cover * (1 - frontShare), on: &back.pixels[index])
                        }
                        depth.values[index] = max(depth.values[index], max(inside, 0))
                    }
                }
            }
        }
    }
}

@inline(__always)
private func lay(_ light: SIMD4<Float>, _ cover: Float, on pixel: inout SIMD4<Float>) {
    pixel = pixel * (1 - cover) + light
}

/// A piece with its map and its own part of the cloth.
private struct DrapedPiece {
    let warp: any Warp
    let strain: Strain
    /// Signed distance to the piece's region, cloth pixels; nil takes everything.
    private let region: Plane?

    init?(_ piece: Piece, cloth: Cloth, frame: Frame, unit: Double) {
        switch piece {
        case .rows(let map):
            let corners = map.corners.map { frame.pixel(x: $0.x, y: $0.y) }.map { SIMD2($0.x, $0.y) }
            warp = RowWarp(
                map, box: frame.box(around: corners, margin: 0.05 * frame.pixelsPerHeight), frame: frame,
                clothScale: cloth.scale)
            region = nil
            strain = Strain()
        case .spline(let pins, let shape):
            let onPicture = pins.map { pin in
                let at = frame.pixel(x: pin.body.x, y: pin.body.y)
                return ThinPlateSpline.Pin(from: SIMD2(at.x, at.y), to: cloth.point(pin.cut))
            }
            guard let spline = ThinPlateSpline(onPicture) else { return nil }
            let margin = (shape.isAll ? 0.10 : 0.06) * frame.pixelsPerHeight
            let step = max(8, Int((8 * frame.pixelsPerHeight / Frame.standard.pixelsPerHeight).rounded()))
            let grid = GridWarp(
                spline, box: frame.box(around: onPicture.map(\.from), margin: margin), step: step, unit: unit)
            let region = shape.signedDistance(on: cloth)
            strain = grid.strain { at in
                cloth.edge.value(at) > 0 && (region?.value(at) ?? 1) > 0
            }
            warp = grid
            self.region = region
        }
    }

    /// Coverage 0 to 1 from the distance inside the garment's edge.
    @inline(__always)
    func cover(_ inside: Float, at sample: WarpSample) -> Float {
        var distance = inside
        if let region {
            distance = min(distance, region.value(SIMD2(sample.x, sample.y)) * sample.scale)
        }
        return (distance + 0.5).clamped(0, 1)
    }
}

extension Region {
    fileprivate var isAll: Bool {
        if case .all = self { return true }
        return false
    }

    /// Positive inside, in cloth pixels.
    fileprivate func signedDistance(on cloth: Cloth) -> Plane? {
        func filled(_ polygons: [[Point]]) -> Plane {
            let scaled = polygons.map { $0.map { Point(x: $0.x * cloth.scale.x, y: $0.y * cloth.scale.y) } }
            let mask = Mask(Plane(width: cloth.edge.width, height: cloth.edge.height, filling: scaled))
            return mask.signedDistance()
        }
        switch self {
        case .all: return nil
        case .inside(let polygon, let overlap):
            let extra = Float(overlap * cloth.scale.x)
            return filled([polygon]).map { $0 + extra }
        case .outside(let polygons): return filled(polygons).map { -$0 - 0.4 }
        }
    }
}

extension Plane {
    @inline(__always)
    fileprivate func value(_ at: SIMD2<Float>) -> Float {
        withSampler { $0.bilinear(at.x, at.y) }
    }
}

/// The front edge of the neck opening in the cloth, column by column.
private struct NeckCurve {
    private let first: Int
    private let rows: [Float]

    init(_ line: [Point], cloth: Cloth) {
        let points = line.map(cloth.point)
        guard let left = points.first, let right = points.last, right.x > left.x + 2 else {
            (first, rows) = (0, [])
            return
        }
        first = Int(left.x.rounded(.up))
        var rows: [Float] = []
        var next = 1
        for column in first...max(Int(right.x), first) {
            while next + 1 < points.count, points[next].x < Double(column) { next += 1 }
            let (a, b) = (points[next - 1], points[next])
            let t = ((Double(column) - a.x) / max(b.x - a.x, 1e-6)).clamped(0, 1)
            rows.append(Float(a.y + (b.y - a.y) * t))
        }
        self.rows = rows
    }

    /// 1 on the front of the garment, 0 on the inside of its back.
    @inline(__always)
    func frontShare(_ sample: WarpSample) -> Float {
        let column = Int(sample.x) - first
        guard column >= 1, column + 1 < rows.count else { return 1 }
        let slope = (rows[column + 1] - rows[column - 1]) / 2
        let below = (sample.y - rows[column]) / (1 + slope * slope).squareRoot()
        return (below * sample.scale + 0.5).clamped(0, 1)
    }
}

extension DrapedGarment {
    /// Coverage of the front at a pixel of the picture.
    func alpha(_ x: Int, _ y: Int) -> Float { box.index(x, y).map { front.pixels[$0].w } ?? 0 }

    /// The tight box of what is at least half covered; empty when nothing is.
    var visibleBox: PixelBox {
        let alpha = Mask(
            width: box.width, height: box.height, bytes: front.pixels.map { $0.w >= 0.5 ? 255 : 0 })
        guard let tight = alpha.box else { return PixelBox(x: box.x, y: box.y, width: 0, height: 0) }
        return PixelBox(x: box.x + tight.x, y: box.y + tight.y, width: tight.width, height: tight.height)
    }
}
