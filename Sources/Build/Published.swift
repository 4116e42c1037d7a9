import Imaging
import Objects
import Widgets

/// How a picture is published: as JPEG in the widths of the settings, or smaller when it has no more pixels.
struct PublishedForm: Sendable, Equatable {
    var widths: [Int]
    var quality: Int

    init(widths: [Int], quality: Int) {
        self.widths = widths
        self.quality = quality
    }

    init(_ settings: Settings.Images) {
        self.init(widths: settings.widths, quality: settings.quality)
    }

    /// Decides the bytes, so it is part of every key.
    var parameter: String { "jpeg \(quality) " + widths.map(String.init).joined(separator: ",") }

    /// Sizes of a picture, narrowest first.
    func sizes(width: Int, height: Int) -> [(width: Int, height: Int)] {
        let narrower = widths.filter { $0 < width }
        let last = narrower.count < widths.count ? [width] : []
        return (narrower + last).map { ($0, max(1, Int((Double(height * $0) / Double(width)).rounded()))) }
    }

    /// One output a size, named by it. Transparent pixels show white.
    func jpegs(_ image: Image) -> [NamedBytes] {
        let opaque = image.isOpaque ? image : image.onWhite
        return sizes(width: image.width, height: image.height).compactMap { size in
            let smaller = opaque.resized(width: size.width, height: size.height)
            guard let bytes = try? smaller.jpegBytes(quality: quality) else { return nil }
            return NamedBytes(name: "\(size.width)x\(size.height).jpg", bytes: bytes)
        }
    }
}

extension Image {
    fileprivate var onWhite: Image {
        var light = LinearImage(self)
        for pixel in light.pixels.indices {
            let rest = 1 - light.pixels[pixel].w
            light.pixels[pixel] += SIMD4(repeating: rest)
        }
        return Image(light)
    }
}

extension Picture {
    /// The outputs named `WIDTHxHEIGHT.EXT`; nil when there are none.
    init?(_ result: ActionResult) {
        let sizes = result.outputs.compactMap { output -> Picture.Size? in
            let parts = output.name.split(separator: ".")
            let numbers = parts[0].split(separator: "x").compactMap { Int($0) }
            guard parts.count == 2, numbers.count == 2 else { return nil }
            return Picture.Size(
                path: Self.path(of: output.content, suffix: String(parts[1])), width: numbers[0], height: numbers[1])
        }
        guard !sizes.isEmpty else { return nil }
        self.init(sizes: sizes)
    }

    /// Named by its content, so it may be kept for ever wherever it is.
    static func path(of content: ContentHash, suffix: String) -> String {
        "i/\(content.description.prefix(32)).\(suffix)"
    }
}
