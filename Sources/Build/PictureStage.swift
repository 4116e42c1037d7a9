import Avatars
import Catalog
import Garments
import Imaging
import Objects
import TryOn

/// What was published of photos, cuts and people.
struct ShownPictures: Sendable {
    var photos: [ProductID: ActionResult] = [:]
    var cuts: [ProductID: ActionResult] = [:]
    var portraits: [String: ActionResult] = [:]

    /// In an order that does not depend on hashing.
    var all: [ActionResult] {
        [photos, cuts].flatMap { $0.sorted { $0.key < $1.key }.map(\.value) }
            + portraits.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// The pictures of products and people that shares show.
struct PictureStage: Sendable {
    let room: Workroom
    let tools: StageTools
    let settings: Settings

    func pictures(of exhibits: Exhibits, _ problems: inout ProblemList) async throws(BuildError) -> ShownPictures {
        let form = PublishedForm(settings.images)
        let items = Dictionary(
            exhibits.shares.flatMap(\.items).map { ($0.product.id, $0.garment) },
            uniquingKeysWith: { first, _ in first }
        ).sorted { $0.key < $1.key }
        let people = Dictionary(
            exhibits.shares.flatMap(\.people).map { ($0.id, $0.attributes) }, uniquingKeysWith: { first, _ in first }
        ).sorted { $0.key < $1.key }

        var pictures = ShownPictures()
        let photos = items.compactMap { id, garment in garment.photo.map { (id, $0) } }
        let photoUnits = photos.map { PhotoPictureUnit(photo: $0.1, form: form, limits: settings.limits) }
        for ((id, photo), result) in zip(photos, try await room.results("photos", photoUnits)) {
            if let output = result.outputs["problem"] {
                problems.add(try room.json(CutRecord.Complaint.self, of: output.content).problem(of: photo))
            } else {
                pictures.photos[id] = result.outputs
            }
        }
        let cuts = items.compactMap { id, garment in garment.cut.map { (id, $0) } }
        let cutUnits = cuts.map { CutPictureUnit(cut: $0.1) }
        for ((id, _), result) in zip(cuts, try await room.results("cut-outs", cutUnits)) {
            pictures.cuts[id] = result.outputs
        }
        let portraitUnits = people.map { PortraitUnit(attributes: $0.value, tools: tools, form: form) }
        for (person, result) in zip(people, try await room.results("portraits", portraitUnits)) {
            pictures.portraits[person.key] = result.outputs
        }
        return pictures
    }
}

/// A store's photo as it is published.
struct PhotoPictureUnit: WorkUnit {
    let photo: InputFile
    let form: PublishedForm
    let limits: ImageLimits

    var key: ActionKey {
        ActionKey(
            stage: "photo", version: "1", inputs: [photo.content],
            parameters: [
                "form": form.parameter, "image_pixels": "\(limits.pixels)", "image_side": "\(limits.sidePixels)",
            ])
    }

    /// Nothing when the file is no picture; that problem is the cut's, or the `problem` output here.
    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        switch try photo.image(in: room, limits: limits) {
        case .success(let image): form.jpegs(image)
        case .failure(let error):
            [.json("problem", CutRecord.Complaint(code: error.code, message: "\(error)"))]
        }
    }
}

/// The garment alone, as a small PNG on a transparent ground, cropped to it.
struct CutPictureUnit: WorkUnit {
    static let width = 384

    let cut: ContentHash

    var key: ActionKey {
        ActionKey(stage: "cut-picture", version: "1", inputs: [cut], parameters: ["width": "\(Self.width)"])
    }

    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        let cut = try GarmentCut(cached: cut, in: room)
        let image = cut.image.cropped(to: cut.box)
        let size = PublishedForm(widths: [Self.width], quality: 100).sizes(width: image.width, height: image.height)
        guard let size = size.first, let bytes = try? image.resized(width: size.width, height: size.height).pngBytes()
        else { return [] }
        return [NamedBytes(name: "\(size.width)x\(size.height).png", bytes: bytes)]
    }
}

extension Image {
    /// What of the box lies in the picture; the whole picture when nothing does.
    fileprivate func cropped(to box: PixelBox) -> Image {
        let (left, top) = (max(0, box.x), max(0, box.y))
        let (right, bottom) = (min(width, box.x + box.width), min(height, box.y + box.height))
        guard left < right, top < bottom else { return self }
        var rows: [UInt8] = []
        rows.reserveCapacity((right - left) * (bottom - top) * 4)
        for y in top..<bottom { rows += bytes[(y * width + left) * 4..<(y * width + right) * 4] }
        return Image(width: right - left, height: bottom - top, bytes: rows)
    }
}

/// An avatar in base wear.
struct PortraitUnit: WorkUnit {
    let attributes: AvatarAttributes
    let tools: StageTools
    let form: PublishedForm

    var key: ActionKey {
        ActionKey(
            stage: "portrait", version: "1",
            parameters: ["body": attributes.canonicalText, "form": form.parameter])
    }

    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        form.jpegs(tools.portrait(attributes))
    }
}
