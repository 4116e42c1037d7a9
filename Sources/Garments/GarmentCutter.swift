import Catalog
import Imaging

/// Cuts a garment out of its product photo and finds its landmarks.
///
/// The same photo, category and mask give the same cut, byte for byte.
package struct GarmentCutter: Sendable {
    /// Part of every cache key that a cut takes part in.
    package static let version = "cut-0"

    /// Longest side of the working photo and so of the cut, in pixels; a larger photo is reduced first.
    package var longSide: Int

    package init(longSide: Int = 1024) {
        self.longSide = longSide
    }

    /// - Parameter mask: the store's own, of the photo's size, 255 on the garment; nil finds it. A photo with
    ///   transparent pixels is its own mask.
    /// - Returns: a cut, with `refusal` set when it was found but is not fit for a try-on.
    /// - Throws: why there is nothing to show: category, size, mask, or no garment in the photo.
    package func cut(photo: Image, category: Catalog.Category, mask: Mask? = nil) throws(Refusal) -> GarmentCut {
        guard let fit = category.fit else { throw .categoryUnsupported }
        guard min(photo.width, photo.height) >= 64 else { throw .imageTooSmall }
        let scale = min(1, Double(longSide) / Double(max(photo.width, photo.height)))
        let working = photo.scaled(by: scale)
        let outline = try GarmentOutline(working, photo: photo, fit: fit, mask: mask)
        let upright = try UprightGarment(Cutout(photo: working, mask: outline.mask), category: category, fit: fit)
        var refusal = upright.refusal
        let confidence = outline.measures.confidence
        if confidence < Self.leastConfidence(fit) { refusal = outline.measures.weakness }
        return GarmentCut(
            category: category, image: upright.image, photoWidth: photo.width, photoHeight: photo.height,
            photoToCut: upright.map.after(
                scaleX: Double(working.width) / Double(photo.width), y: Double(working.height) / Double(photo.height)),
            box: upright.silhouette.box, contour: upright.silhouette.outline, landmarks: upright.landmarks,
            confidence: confidence, refusal: refusal)
    }

    /// Sleeves forgive less than trousers and skirts.
    private static func leastConfidence(_ fit: Catalog.Category.Fit) -> Double {
        switch fit {
        case .top: 0.7
        case .dress, .skirt, .legs: 0.6
        }
    }
}

extension Image {
    func scaled(by scale: Double) -> Image {
        if scale >= 1 { return self }
        return resized(
            width: max(1, Int((Double(width) * scale).rounded())),
            height: max(1, Int((Double(height) * scale).rounded())))
    }
}

extension AffineMap {
    /// This map after a scaling.
    func after(scaleX x: Double, y: Double) -> AffineMap {
        AffineMap(a: a * x, b: b * x, c: c * y, d: d * y, tx: tx, ty: ty)
    }
}

/// The garment's mask in the working photo, and what speaks for it.
private struct GarmentOutline {
    let mask: Mask
    let measures: CutMeasures

    init(_ working: Image, photo: Image, fit: Catalog.Category.Fit, mask: Mask?) throws(Refusal) {
        if let mask {
            guard mask.width == photo.width, mask.height == photo.height else { throw .maskUnusable }
            self.mask = try Self.given(mask, as: working)
            measures = CutMeasures(given: self.mask)
        } else if let alpha = Self.alpha(of: working) {
            self.mask = try Self.given(alpha, as: working)
            measures = CutMeasures(given: self.mask)
        } else {
            let small = working.scaled(
                by: Double(Segmentation.longSide) / Double(max(working.width, working.height)))
            guard let segmentation = Segmentation(small, fit: fit),
                segmentation.mask.area * 50 > small.width * small.height
            else { throw .garmentNotFound }
            self.mask = EdgeRefinement.refine(segmentation.mask, in: working)
                .withoutWedges(in: working, fit: fit).withoutHangerHook()
            guard self.mask.area * 100 > working.width * working.height else { throw .garmentNotFound }
            measures = CutMeasures(mask: self.mask, photo: working, stability: segmentation.stability())
            // An outline that follows no edge is that of the expectation, not of a garment.
            guard measures.contrast > 0.1 else { throw .garmentNotFound }
        }
    }

    private static func given(_ mask: Mask, as working: Image) throws(Refusal) -> Mask {
        let whole = Mask(
            Plane(mask.resized(width: working.width, height: working.height)), where: { $0 >= 0.5 }
        ).largestComponent(.four)
        let area = Double(whole.area) / Double(whole.bytes.count)
        guard area > 0.01, area < 0.98 else { throw .maskUnusable }
        return whole
    }

    /// The photo's alpha, when it says something.
    private static func alpha(of photo: Image) -> Mask? {
        let alpha = Mask(alphaOf: photo)
        let share = Double(alpha.area) / Double(alpha.bytes.count)
        return share > 0.01 && share < 0.98 ? alpha : nil
    }
}

/// The cut's picture, turned until the garment stands straight, and its landmarks there.
private struct UprightGarment {
    var image: Image
    var map: AffineMap
    var silhouette: Silhouette
    var landmarks = GarmentLandmarks.none
    var refusal: Refusal?

    init(_ cutout: Cutout, category: Catalog.Category, fit: Catalog.Category.Fit) throws(Refusal) {
        guard let box = cutout.mask.box else { throw .garmentNotFound }
        let centre = Point(
            x: Double(box.x) + Double(box.width) / 2, y: Double(box.y) + Double(box.height) / 2)
        let tilt = 0.8 * Tilt.degrees(of: cutout.mask, fit: fit)
        (image, map, silhouette) = try Self.drawn(cutout, degrees: tilt, about: centre)
        do {
            switch fit {
            case .legs: landmarks = .legs(try LegLandmarkFinder(silhouette: silhouette, category: category).find())
            case .skirt: landmarks = .skirt(try SkirtLandmarkFinder(silhouette: silhouette).find())
            case .top, .dress: try findTop(cutout, category, about: centre)
            }
        } catch {
            refusal = error
        }
    }

    /// With a hanging sleeve the middles of the rows say little about the axis: the mirror image does.
    private mutating func findTop(
        _ cutout: Cutout, _ category: Catalog.Category, about centre: Point
    ) throws(Refusal) {
        var top = try TopLandmarkFinder(silhouette, category: category).find()
        if top.left.mode == .down || top.right.mode == .down {
            let mirror = MirrorAxis(
                of: cutout.mask, height: 160, rows: 0.75, turns: [0, -1.5, 1.5, -3, 3, -5, 5, -7, 7, -9, 9], shift: 16,
                costPerDegree: 0.0015)
            (image, map, silhouette) = try Self.drawn(cutout, degrees: mirror.degrees, about: centre)
            let axis = map.apply(mirror.centre).x
            top = try TopLandmarkFinder(silhouette, category: category, axis: axis).find()
        }
        switch category {
        case .tShirt, .longsleeve, .dress: top.neckline = Neckline.find(image, silhouette, top)
        default: break
        }
        landmarks = .top(top)
        let isUneven = (top.left.armpit.y - top.right.armpit.y).magnitude > 0.18 * silhouette.height
        if isUneven, top.left.mode == .gap, top.right.mode == .gap { throw .armpitsUneven }
    }

    private static func drawn(
        _ cutout: Cutout, degrees: Double, about centre: Point
    ) throws(Refusal) -> (Image, AffineMap, Silhouette) {
        let (image, map) = cutout.upright(degrees: degrees, about: centre)
        guard let silhouette = Silhouette(Mask(alphaOf: image).largestComponent(.four)) else { throw .garmentNotFound }
        return (image, map, silhouette)
    }
}
