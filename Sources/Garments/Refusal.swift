/// Why a garment cannot be tried on. Closed: the raw value is the stable code of reports, payloads and APIs.
package enum Refusal: String, Sendable, Codable, CaseIterable, Error {
    case categoryUnsupported = "category_unsupported"
    case imageMissing = "image_missing"
    case imageUnreadable = "image_unreadable"
    case imageTooSmall = "image_too_small"
    case wornByPerson = "worn_by_person"
    case maskUnusable = "mask_unusable"
    case garmentNotFound = "garment_not_found"
    case garmentCropped = "garment_cropped"
    case lowContrast = "low_contrast"
    case edgeUncertain = "edge_uncertain"
    case landmarksNotFound = "landmarks_not_found"
    case sleeveNotFound = "sleeve_not_found"
    case sleevesDiffer = "sleeves_differ"
    case armpitsUneven = "armpits_uneven"
    case crotchNotFound = "crotch_not_found"
    case legNotFound = "leg_not_found"
    case clothFolds = "cloth_folds"
    case clothStretched = "cloth_stretched"
    case bodyNotCovered = "body_not_covered"
    case asymmetric = "asymmetric"
    case lowConfidence = "low_confidence"

    /// Why there is no try-on, in the shopper's words.
    package var message: String {
        switch self {
        case .categoryUnsupported: "Try-on is not offered for this kind of product."
        case .imageMissing: "The store has no photo of this product."
        case .imageUnreadable: "The store's photo cannot be opened."
        case .imageTooSmall: "The store's photo is too small for a try-on."
        case .wornByPerson: "Somebody wears this in the store's photo, so it cannot be put on you."
        case .maskUnusable: "The store's outline of this product does not fit its photo."
        case .garmentNotFound: "We cannot tell the garment from what it lies on in the store's photo."
        case .garmentCropped: "Part of the garment lies outside the store's photo."
        case .lowContrast: "The garment and its background look too much alike in the store's photo."
        case .edgeUncertain: "The garment's edge is not clear in the store's photo."
        case .landmarksNotFound: "The garment lies so that we cannot tell collar, shoulders and hem apart."
        case .sleeveNotFound: "A sleeve cannot be seen in the store's photo."
        case .sleevesDiffer: "The two sleeves lie too differently in the store's photo."
        case .armpitsUneven: "The garment lies crooked in the store's photo."
        case .crotchNotFound: "The legs lie too close together in the store's photo."
        case .legNotFound: "A leg cannot be seen in the store's photo."
        case .clothFolds: "The garment lies so that it would crease badly on this body."
        case .clothStretched: "The garment would be pulled out of shape on this body."
        case .bodyNotCovered: "The garment, as it lies in the store's photo, would not cover this body."
        case .asymmetric: "The garment lies too unevenly in the store's photo."
        case .lowConfidence: "We are not sure enough that this try-on would look right."
        }
    }

    /// What the store can do about it.
    package var advice: String {
        switch self {
        case .categoryUnsupported:
            "Nothing to do, unless the category is wrong: t-shirt, shirt, longsleeve, outwear, dress, skirt, pants and"
                + " shorts can be tried on."
        case .imageMissing: "Add a photo of the garment alone, from the front."
        case .imageUnreadable: "Upload the photo again as a JPEG or PNG file."
        case .imageTooSmall: "Upload a photo of at least 400 x 400 pixels."
        case .wornByPerson: "Add a photo of the garment alone, laid flat or on a hanger, and mark it as the front."
        case .maskUnusable:
            "Upload a mask of the photo's own size, white on the garment and black around it, or leave it out."
        case .garmentNotFound:
            "Photograph one garment, from the front, in the middle of the picture, on a plain background."
        case .garmentCropped: "Photograph the whole garment with some background on all four sides."
        case .lowContrast: "Photograph the garment on a background of another colour, or upload a mask."
        case .edgeUncertain: "Photograph the garment on a plain background without hard shadows, or upload a mask."
        case .landmarksNotFound: "Lay the garment out flat, buttoned, upright, with nothing over it."
        case .sleeveNotFound: "Lay both sleeves beside the garment, not under or over it."
        case .sleevesDiffer: "Lay both sleeves at the same angle."
        case .armpitsUneven: "Lay the garment straight, both shoulders at the same height."
        case .crotchNotFound: "Lay the legs apart, so that the background shows between them."
        case .legNotFound: "Lay both legs out in full, neither folded nor hidden."
        case .clothFolds: "Lay the garment flat, with sleeves away from the body and no folds."
        case .clothStretched: "Lay the garment out in its full width."
        case .bodyNotCovered: "Lay the garment out in its full width, closed at the front."
        case .asymmetric: "Lay the garment straight and both sides alike."
        case .lowConfidence: "A photo on a plain background, laid flat and straight, usually helps."
        }
    }
}
