/// A position in an image: x to the right, y down, in pixels; (0, 0) is the upper left corner of the upper left
/// pixel, whose centre is (0.5, 0.5).
package struct Point: Sendable, Equatable, Hashable, Codable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    package func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}

/// A rectangle of whole pixels.
package struct PixelBox: Sendable, Equatable, Hashable, Codable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// An affine map of the plane: `x' = a x + c y + tx`, `y' = b x + d y + ty`.
package struct AffineMap: Sendable, Equatable, Codable {
    package var a, b, c, d, tx, ty: Double

    package init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, tx: Double = 0, ty: Double = 0) {
        (self.a, self.b, self.c, self.d, self.tx, self.ty) = (a, b, c, d, tx, ty)
    }

    package static let identity = AffineMap()

    package func apply(_ point: Point) -> Point {
        Point(x: a * point.x + c * point.y + tx, y: b * point.x + d * point.y + ty)
    }

    /// The map that undoes this one; nil when it flattens the plane.
    package var inverse: AffineMap? {
        let determinant = a * d - b * c
        guard determinant.magnitude > 1e-12 else { return nil }
        let (ia, ib, ic, id) = (d / determinant, -b / determinant, -c / determinant, a / determinant)
        return AffineMap(a: ia, b: ib, c: ic, d: id, tx: -(ia * tx + ic * ty), ty: -(ib * tx + id * ty))
    }
}
