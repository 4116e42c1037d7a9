import ArgumentParser
import Catalog
import Foundation
import Garments
import Imaging

/// A photo that a command was given.
struct PhotoFile {
    let path: String
    let bytes: [UInt8]

    /// - Throws: when there is no such file; what is no picture is found out by `image()`.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        let limit = ImageLimits.standard.bytes
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            bytes = [UInt8](try file.read(upToCount: limit + 1) ?? Data())
        } catch {
            throw .cannotRun("\(path): the photo cannot be read; is the path right?")
        }
    }

    func image() throws(ImageError) -> Image {
        try Image.decode(bytes)
    }
}

/// `-o FILE`: `.png` is exact pixels, `.jpg` the published form.
struct PictureOutput: ExpressibleByArgument {
    let path: String
    private let isPNG: Bool

    /// As a build publishes pictures.
    private static let publishedQuality = 85

    init?(argument: String) {
        path = argument
        switch URL(filePath: argument).pathExtension.lowercased() {
        case "png": isPNG = true
        case "jpg", "jpeg": isPNG = false
        default: return nil
        }
    }

    func write(_ image: Image) throws {
        let bytes = try Self.encoding(path) { () throws(ImageError) in
            try isPNG ? image.pngBytes() : image.jpegBytes(quality: Self.publishedQuality)
        }
        try Self.write(bytes, to: path)
    }

    static func write(_ mask: Mask, to path: String) throws {
        try write(try encoding(path) { () throws(ImageError) in try mask.pngBytes() }, to: path)
    }

    private static func encoding(_ path: String, _ encode: () throws(ImageError) -> [UInt8]) throws -> [UInt8] {
        do throws(ImageError) {
            return try encode()
        } catch {
            throw CommandFailure.cannotRun("\(path): \(error)")
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch CocoaError.fileWriteOutOfSpace {
            throw CommandFailure.cannotRun("\(path): the disk is full; free some space and run the command again")
        } catch {
            throw CommandFailure.cannotRun(
                "\(path): the file cannot be written; does its folder exist, and may you write there?")
        }
    }
}

extension JSONValue {
    /// At most three digits after the point.
    static func rounded(_ value: Double) -> JSONValue {
        JSONNumber((value * 1000).rounded() / 1000).map(JSONValue.number) ?? .null
    }

    static func point(_ point: Point) -> JSONValue { [.rounded(point.x), .rounded(point.y)] }

    static func box(_ box: PixelBox) -> JSONValue {
        [
            "x": .integer(box.x), "y": .integer(box.y), "width": .integer(box.width), "height": .integer(box.height),
        ]
    }
}

/// Milliseconds since the program began counting.
func millisecondsNow() -> Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e6
}
