import Catalog
import Foundation
import Imaging

/// A cut as bytes, for the cache and for files: "TCUT", a format byte, the lengths of the two parts that follow
/// (4 bytes each, little endian), everything but the pixels as JSON with sorted keys, the pixels. The same cut gives
/// the same bytes, and reading them back gives the same cut.
extension GarmentCut {
    package enum EncodingError: Error, Equatable, Sendable {
        case notACut
        case unknownFormat(UInt8)
        case truncated
        case damaged(String)
    }

    private static let magic = Array("TCUT".utf8)
    private static let format: UInt8 = 0

    private struct Record: Codable {
        var category: String
        var width: Int
        var height: Int
        var photoWidth: Int
        var photoHeight: Int
        var photoToCut: AffineMap
        var box: PixelBox
        var contour: [Point]
        var landmarks: GarmentLandmarks
        var confidence: Double
        var refusal: Refusal?
    }

    package func encoded() -> [UInt8] {
        let record = Record(
            category: category.name, width: image.width, height: image.height, photoWidth: photoWidth,
            photoHeight: photoHeight, photoToCut: photoToCut, box: box, contour: contour, landmarks: landmarks,
            confidence: confidence, refusal: refusal)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding fails only for numbers that are not finite, which no cut holds.
        let json = (try? encoder.encode(record)).map { [UInt8]($0) } ?? []
        return Self.magic + [Self.format] + Self.littleEndian(json.count) + Self.littleEndian(image.bytes.count)
            + json + image.bytes
    }

    package init(encoded bytes: [UInt8]) throws(EncodingError) {
        guard bytes.count >= 13, Array(bytes[..<4]) == Self.magic else { throw .notACut }
        guard bytes[4] == Self.format else { throw .unknownFormat(bytes[4]) }
        let jsonCount = Self.integer(bytes[5..<9])
        let pixelCount = Self.integer(bytes[9..<13])
        guard bytes.count == 13 + jsonCount + pixelCount else { throw .truncated }
        let record: Record
        do {
            record = try JSONDecoder().decode(Record.self, from: Data(bytes[13..<(13 + jsonCount)]))
        } catch {
            throw .damaged("\(error)")
        }
        guard (1...16384).contains(record.width), (1...16384).contains(record.height),
            record.width * record.height * 4 == pixelCount
        else {
            throw .damaged("\(record.width) x \(record.height) pixels do not take \(pixelCount) bytes")
        }
        self.init(
            category: Category(name: record.category),
            image: Image(width: record.width, height: record.height, bytes: Array(bytes[(13 + jsonCount)...])),
            photoWidth: record.photoWidth, photoHeight: record.photoHeight, photoToCut: record.photoToCut,
            box: record.box, contour: record.contour, landmarks: record.landmarks, confidence: record.confidence,
            refusal: record.refusal)
    }

    private static func littleEndian(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
