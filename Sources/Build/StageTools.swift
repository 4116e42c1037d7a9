import Avatars
import Catalog
import Garments
import Imaging
import TryOn

/// The functions that make pictures, with the versions that decide whether a cached result is still theirs. Tests
/// of the build put cheap ones in their place.
package struct StageTools: Sendable {
    package var cutVersion: String
    package var cut: @Sendable (Image, Catalog.Category, Mask?) throws(Refusal) -> GarmentCut
    /// An avatar in base wear; its version stands in `AvatarAttributes.canonicalText`.
    package var portrait: @Sendable (AvatarAttributes) -> Image
    package var model: any TryOnModel

    package init(
        cutVersion: String = GarmentCutter.version,
        cut: @escaping @Sendable (Image, Catalog.Category, Mask?) throws(Refusal) -> GarmentCut = {
            (photo, category, mask) throws(Refusal) in
            try GarmentCutter().cut(photo: photo, category: category, mask: mask)
        },
        portrait: @escaping @Sendable (AvatarAttributes) -> Image = { Portrait($0).image() },
        model: any TryOnModel = Drape()
    ) {
        self.cutVersion = cutVersion
        self.cut = cut
        self.portrait = portrait
        self.model = model
    }
}
