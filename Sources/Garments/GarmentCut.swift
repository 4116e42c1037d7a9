import Catalog
import Imaging

/// A garment out of its photo.
///
/// `image` stands upright and straight: `photoToCut` says how the photo was turned, cropped or scaled to get
/// there. All points here are in `image`'s pixels; `inPhoto(_:)` brings them back. Left and right are the
/// picture's.
package struct GarmentCut: Sendable, Equatable {
    package var category: Catalog.Category
    /// The garment in straight-alpha sRGB; colour is continued a few pixels past the edge, so that resampling
    /// never picks up the background.
    package var image: Image
    /// What the photo was; `photoToCut` maps its pixels to `image`'s.
    package var photoWidth: Int
    package var photoHeight: Int
    package var photoToCut: AffineMap
    /// The tight box of alpha >= 128.
    package var box: PixelBox
    /// The outline of alpha >= 128 as one closed polygon, clockwise, first point topmost.
    package var contour: [Point]
    package var landmarks: GarmentLandmarks
    /// 0 to 1: how sure we are of mask and landmarks.
    package var confidence: Double
    /// nil when the garment can be tried on.
    package var refusal: Refusal?

    package init(
        category: Catalog.Category, image: Image, photoWidth: Int, photoHeight: Int, photoToCut: AffineMap,
        box: PixelBox, contour: [Point], landmarks: GarmentLandmarks, confidence: Double, refusal: Refusal?
    ) {
        self.category = category
        self.image = image
        self.photoWidth = photoWidth
        self.photoHeight = photoHeight
        self.photoToCut = photoToCut
        self.box = box
        self.contour = contour
        self.landmarks = landmarks
        self.confidence = confidence
        self.refusal = refusal
    }

    package func inPhoto(_ point: Point) -> Point {
        photoToCut.inverse?.apply(point) ?? point
    }
}

/// Where the parts of a garment are. TRYON.md sections 3 and 9 define how they are found.
package enum GarmentLandmarks: Sendable, Equatable, Codable {
    case top(TopLandmarks)
    case legs(LegLandmarks)
    case skirt(SkirtLandmarks)
    /// Nothing could be found; the cut is then refused.
    case none
}

/// T-shirt, shirt, longsleeve, outwear, dress.
package struct TopLandmarks: Sendable, Equatable, Codable {
    /// Column of the axis of symmetry.
    package var axisX: Double
    /// Half the width of the torso: the 35th percentile over rows 55 to 92% of the height.
    package var torsoHalfWidth: Double
    package var left: SleeveLandmarks
    package var right: SleeveLandmarks
    /// The front edge of the neck opening from left to right neck point; what lies above it is the inside of the
    /// back. Empty when the back is not seen.
    package var neckline: [Point]
    /// The lower edge in the middle.
    package var hemY: Double
    package var hemLeft: Point
    package var hemRight: Point

    package init(
        axisX: Double, torsoHalfWidth: Double, left: SleeveLandmarks, right: SleeveLandmarks, neckline: [Point],
        hemY: Double, hemLeft: Point, hemRight: Point
    ) {
        self.axisX = axisX
        self.torsoHalfWidth = torsoHalfWidth
        self.left = left
        self.right = right
        self.neckline = neckline
        self.hemY = hemY
        self.hemLeft = hemLeft
        self.hemRight = hemRight
    }
}

package struct SleeveLandmarks: Sendable, Equatable, Codable {
    package enum Mode: String, Sendable, Codable {
        /// Background shows between sleeve and torso.
        case gap
        /// The sleeve hangs against the torso.
        case down
        /// Sleeveless.
        case none
    }

    package var mode: Mode
    /// Where collar and shoulder meet (HPS).
    package var neckPoint: Point
    package var shoulderTip: Point
    package var armpit: Point
    /// Ends of the cuff, outer (away from the torso) and inner. Equal to `shoulderTip` and `armpit` when sleeveless.
    package var cuffOuter: Point
    package var cuffInner: Point
    /// Contour from shoulder tip to outer cuff, and from armpit to inner cuff; both end points included.
    package var outerEdge: [Point]
    package var innerEdge: [Point]

    package init(
        mode: Mode, neckPoint: Point, shoulderTip: Point, armpit: Point, cuffOuter: Point, cuffInner: Point,
        outerEdge: [Point], innerEdge: [Point]
    ) {
        self.mode = mode
        self.neckPoint = neckPoint
        self.shoulderTip = shoulderTip
        self.armpit = armpit
        self.cuffOuter = cuffOuter
        self.cuffInner = cuffInner
        self.outerEdge = outerEdge
        self.innerEdge = innerEdge
    }
}

/// Pants, shorts.
package struct LegLandmarks: Sendable, Equatable, Codable {
    package var axisX: Double
    package var waistLeft: Point
    package var waistRight: Point
    package var crotch: Point
    package var leftHemOuter: Point
    package var leftHemInner: Point
    package var rightHemInner: Point
    package var rightHemOuter: Point

    package init(
        axisX: Double, waistLeft: Point, waistRight: Point, crotch: Point, leftHemOuter: Point, leftHemInner: Point,
        rightHemInner: Point, rightHemOuter: Point
    ) {
        self.axisX = axisX
        self.waistLeft = waistLeft
        self.waistRight = waistRight
        self.crotch = crotch
        self.leftHemOuter = leftHemOuter
        self.leftHemInner = leftHemInner
        self.rightHemInner = rightHemInner
        self.rightHemOuter = rightHemOuter
    }
}

package struct SkirtLandmarks: Sendable, Equatable, Codable {
    package var axisX: Double
    package var waistLeft: Point
    package var waistRight: Point
    package var hemLeft: Point
    package var hemRight: Point

    package init(axisX: Double, waistLeft: Point, waistRight: Point, hemLeft: Point, hemRight: Point) {
        self.axisX = axisX
        self.waistLeft = waistLeft
        self.waistRight = waistRight
        self.hemLeft = hemLeft
        self.hemRight = hemRight
    }
}
