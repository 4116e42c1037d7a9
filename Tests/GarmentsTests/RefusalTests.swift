import Catalog
import Garments
import Imaging
import Testing

@Suite struct RefusalTests {
    /// Thrown or set on the cut; nil when the garment is accepted.
    static func refusal(_ photo: Image, _ category: Catalog.Category, mask: Mask? = nil) -> Refusal? {
        do throws(Refusal) {
            return try GarmentCutter().cut(photo: photo, category: category, mask: mask).refusal
        } catch {
            return error
        }
    }

    @Test func `a category that is not tried on is refused`() {
        let photo = DrawnGarment.tShirt.photo
        #expect(Self.refusal(photo, Category(name: "hat")) == .categoryUnsupported)
    }

    @Test func `a tiny photo is refused`() {
        let photo = Image(width: 300, height: 40, red: 200, alpha: 255)
        #expect(Self.refusal(photo, .skirt) == .imageTooSmall)
    }

    @Test func `a blank photo shows no garment`() {
        let photo = Image(width: 300, height: 300, red: 200, green: 200, blue: 200, alpha: 255)
        #expect(Self.refusal(photo, .tShirt) == .garmentNotFound)
    }

    @Test func `a garment that runs out of the photo is cropped`() throws {
        let whole = DrawnGarment.mirrored([(0, -60), (-150, -60), (-230, 700), (0, 700)], axis: 200)
        #expect(Self.refusal(DrawnGarment(outline: whole).photo, .skirt) == .garmentCropped)
    }

    @Test func `trousers without a gap between the legs are refused`() throws {
        let closed = DrawnGarment(
            outline: DrawnGarment.mirrored([(0, 60), (-70, 60), (-90, 450), (0, 450)], axis: 200))
        let cut = try GarmentCutter().cut(photo: closed.photo, category: .pants)
        #expect(cut.refusal == .crotchNotFound)
        #expect(cut.landmarks == .none)
        #expect(cut.landmarksByName.isEmpty)
    }

    @Test func `a mask of another size is unusable`() {
        let mask = Mask(width: 10, height: 10, filledWith: 255)
        #expect(Self.refusal(DrawnGarment.skirt.photo, .skirt, mask: mask) == .maskUnusable)
    }

    @Test func `the store's own mask is used as it is`() throws {
        let drawn = DrawnGarment.skirt
        let grey = Image(width: drawn.photo.width, height: drawn.photo.height, red: 90, green: 90, blue: 90, alpha: 255)
        let cut = try GarmentCutter().cut(photo: grey, category: .skirt, mask: drawn.mask)
        #expect(cut.refusal == nil)
        #expect(CutTests.onPhoto(cut).overlap(with: drawn.mask) > 0.97)
    }

    @Test func `a photo with transparent surroundings is its own mask`() throws {
        let drawn = DrawnGarment.skirt
        var photo = drawn.photo
        for pixel in drawn.mask.bytes.indices { photo.bytes[pixel * 4 + 3] = drawn.mask.bytes[pixel] }
        let cut = try GarmentCutter().cut(photo: photo, category: .skirt)
        #expect(cut.refusal == nil)
        #expect(CutTests.onPhoto(cut).overlap(with: drawn.mask) > 0.97)
    }

    @Test func `every refusal has a message and an advice`() {
        let said = Refusal.allCases.map(\.message) + Refusal.allCases.map(\.advice)
        #expect(said.allSatisfy { $0.hasSuffix(".") })
        #expect(Set(said).count == said.count)
        #expect(Refusal.garmentCropped.message == "Part of the garment lies outside the store's photo.")
        #expect(
            Refusal.garmentCropped.advice
                == "Photograph the whole garment with some background on all four sides.")
        #expect(Refusal.crotchNotFound.message == "The legs lie too close together in the store's photo.")
        #expect(
            Refusal.garmentNotFound.message
                == "We cannot tell the garment from what it lies on in the store's photo.")
    }
}
