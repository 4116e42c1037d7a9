/// Why bytes are not an image that we take. `description` says what and what to do; the caller adds where.
package enum ImageError: Error, Equatable, Sendable {
    case empty
    case unknownFormat(firstBytes: [UInt8])
    case tooManyBytes(found: Int, limit: Int)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    case sideTooLong(width: Int, height: Int, limit: Int)
    case truncated(format: String)
    case damaged(format: String, detail: String)
    case encodingFailed(format: String, detail: String)
}
