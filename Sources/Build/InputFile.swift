import Catalog
import Imaging
import Objects

/// A file that a unit of work reads, by what was in it when the build began.
struct InputFile: Sendable, Equatable {
    var path: String
    /// As problems name it.
    var name: String
    var content: ContentHash
}

extension InputFile {
    /// The picture in the file; what is wrong with it is a result, like a picture.
    func image(in room: Workroom, limits: ImageLimits) throws(BuildError) -> Result<Image, ImageError> {
        let bytes = try room.input(path, shownAs: name, content: content, limit: limits.bytes)
        do throws(ImageError) {
            return .success(try Image.decode(bytes, limits: limits))
        } catch {
            return .failure(error)
        }
    }
}

extension ImageError {
    /// Stable, for programs.
    var code: String {
        switch self {
        case .empty: "image_empty"
        case .unknownFormat: "image_unknown_format"
        case .tooManyBytes, .tooManyPixels, .sideTooLong: "image_too_large"
        case .truncated: "image_truncated"
        case .damaged: "image_damaged"
        case .encodingFailed: "image_not_written"
        }
    }
}
