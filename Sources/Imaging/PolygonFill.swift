extension Plane {
    /// Coverage, 0 to 1, of closed polygons: each pixel the exact area that lies inside. Either direction fills; where
    /// polygons of opposite direction overlap they cancel, which makes holes.
    package init(width: Int, height: Int, filling polygons: [[Point]]) {
        // `cover[x]` holds how much coverage changes from pixel x - 1 to x; a running sum along each row gives areas.
        var cover = [Double](repeating: 0, count: (width + 2) * height)
        for polygon in polygons where polygon.count > 2 {
            var from = polygon[polygon.count - 1]
            for to in polygon {
                Self.addEdge(from, to, &cover, width: width, height: height)
                from = to
            }
        }
        var values = [Float](repeating: 0, count: width * height)
        for y in 0..<height {
            var sum = 0.0
            for x in 0..<width {
                sum += cover[y * (width + 2) + x]
                values[y * width + x] = Float(min(sum.magnitude, 1))
            }
        }
        self.init(width: width, height: height, values: values)
    }

    /// Adds the signed area between an edge and the right end of each row that it crosses.
    private static func addEdge(_ from: Point, _ to: Point, _ cover: inout [Double], width: Int, height: Int) {
        if from.y == to.y { return }
        let (upper, lower, sign) = from.y < to.y ? (from, to, 1.0) : (to, from, -1.0)
        let slope = (lower.x - upper.x) / (lower.y - upper.y)
        let firstRow = max(Int(upper.y.rounded(.down)), 0)
        let lastRow = min(Int(lower.y.rounded(.up)), height) - 1
        if firstRow > lastRow { return }
        for row in firstRow...lastRow {
            let y0 = max(upper.y, Double(row))
            let y1 = min(lower.y, Double(row + 1))
            if y1 <= y0 { continue }
            addRowPiece(
                upper.x + (y0 - upper.y) * slope, upper.x + (y1 - upper.y) * slope, height: (y1 - y0) * sign,
                &cover, rowStart: row * (width + 2), width: width)
        }
    }

    /// One piece of an edge inside one row, from x `a` to `b`.
    private static func addRowPiece(
        _ a: Double, _ b: Double, height: Double, _ cover: inout [Double], rowStart: Int, width: Int
    ) {
        let limit = Double(width)
        let (left, right) = (min(max(min(a, b), 0), limit), min(max(max(a, b), 0), limit))
        let span = max(a, b) - min(a, b)
        // What lies left of the image covers its row whole.
        let before = span > 0 ? min(max((0 - min(a, b)) / span, 0), 1) : (a < 0 ? 1 : 0)
        if before > 0 { cover[rowStart] += height * before }
        if left >= limit || before >= 1 { return }
        if right - left < 1e-12 {
            let cell = min(Int(left), width - 1)
            let part = left - Double(cell)
            let rest = height * (span < 1e-9 ? 1 : 0)
            cover[rowStart + cell] += rest * (1 - part)
            cover[rowStart + cell + 1] += rest * part
            return
        }
        for cell in Int(left)...min(Int(right), width - 1) {
            let x0 = max(left, Double(cell))
            let x1 = min(right, Double(cell + 1))
            if x1 <= x0 { continue }
            let piece = height * (x1 - x0) / span
            let middle = (x0 + x1) / 2 - Double(cell)
            cover[rowStart + cell] += piece * (1 - middle)
            cover[rowStart + cell + 1] += piece * middle
        }
    }
}

extension Mask {
    /// The polygon's coverage in 8 bits.
    package init(width: Int, height: Int, filling polygon: [Point]) {
        self.init(Plane(width: width, height: height, filling: [polygon]))
    }
}
