import Catalog
import Foundation
import Garments
import Imaging

/// Every photo of DIR/CATEGORY beside its cut, with outline and landmarks; pink: refused.
enum CutSheet {
    private static let cellWidth = 300
    private static let cellHeight = 230
    private static let columns = 5

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else {
            print("usage: sheet cuts DIR OUT [CATEGORY [FIRST COUNT]]")
            return
        }
        let wanted = Category.triedOn.filter { arguments.count < 3 || $0.name == arguments[2] }
        for category in wanted {
            let folder = URL(filePath: arguments[0]).appending(path: category.name)
            var files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            let first = arguments.count > 4 ? Int(arguments[3]) ?? 0 : 0
            let count = arguments.count > 4 ? Int(arguments[4]) ?? files.count : files.count
            files = Array(files.dropFirst(first).prefix(count))
            let photos = files.map { folder.appending(path: $0) }
            let sheet = try sheet(of: category, photos, first: first)
            try Data(try sheet.jpegBytes(quality: 85)).write(
                to: URL(filePath: "\(arguments[1])/\(category.name).jpg"))
        }
    }

    private static func sheet(of category: Catalog.Category, _ photos: [URL], first: Int) throws -> Image {
        let rows = (photos.count + columns - 1) / columns
        var canvas = Canvas(width: columns * cellWidth, height: max(1, rows) * cellHeight)
        let cutter = GarmentCutter()
        var reasons: [String: Int] = [:]
        for (index, file) in photos.enumerated() {
            let photo = try Image.decode([UInt8](Data(contentsOf: file)))
            let start = ContinuousClock.now
            let result = Result { () throws(Refusal) in try cutter.cut(photo: photo, category: category) }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let cell = (x: index % columns * cellWidth, y: index / columns * cellHeight)
            let line = draw(result, photo, at: cell, on: &canvas)
            canvas.text("\(first + index) \(line)", x: cell.x + 2, y: cell.y + 2)
            reasons[line.split(separator: " ").dropFirst().first.map(String.init) ?? "", default: 0] += 1
            print(
                "\(category.name)\t\(first + index)\t\(line)\t\(String(format: "%.3f", seconds))\t\(file.lastPathComponent)"
            )
        }
        print(
            "\(category.name):",
            reasons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        return canvas.image
    }

    /// Returns confidence, reason and sleeve modes in short.
    private static func draw(
        _ result: Result<GarmentCut, Refusal>, _ photo: Image, at cell: (x: Int, y: Int), on canvas: inout Canvas
    ) -> String {
        let room = (width: cellWidth / 2 - 4, height: cellHeight - 20)
        let scale = min(Double(room.width) / Double(photo.width), Double(room.height) / Double(photo.height))
        canvas.draw(scaled(photo, scale), x: cell.x + 2, y: cell.y + 16)
        switch result {
        case .failure(let refusal):
            canvas.fill(
                PixelBox(x: cell.x + cellWidth / 2, y: cell.y + 16, width: room.width, height: room.height),
                SIMD3(240, 160, 160))
            return "0.00 \(refusal.rawValue)"
        case .success(let cut):
            let isRefused = cut.refusal != nil
            canvas.fill(
                PixelBox(x: cell.x + cellWidth / 2, y: cell.y + 16, width: room.width, height: room.height),
                isRefused ? SIMD3(250, 205, 205) : SIMD3(225, 232, 230))
            let scale = min(
                Double(room.width) / Double(cut.image.width), Double(room.height) / Double(cut.image.height))
            let origin = (x: cell.x + cellWidth / 2, y: cell.y + 16)
            canvas.draw(scaled(cut.image, scale), x: origin.x, y: origin.y)
            func onSheet(_ point: Point) -> Point {
                Point(x: Double(origin.x) + point.x * scale, y: Double(origin.y) + point.y * scale)
            }
            canvas.line((cut.contour + cut.contour.prefix(1)).map(onSheet), SIMD3(255, 0, 255))
            if case .top(let top) = cut.landmarks {
                canvas.line(top.neckline.map(onSheet), SIMD3(0, 255, 255))
                canvas.line(
                    [Point(x: top.axisX, y: 0), Point(x: top.axisX, y: Double(cut.image.height))].map(onSheet),
                    SIMD3(120, 120, 255))
            }
            for (name, point) in cut.landmarksByName {
                canvas.dot(onSheet(cut.photoToCut.apply(point)), radius: 2, colour(of: name))
            }
            return String(format: "%.2f ", cut.confidence) + (cut.refusal?.rawValue ?? "ok") + modes(of: cut)
        }
    }

    private static func scaled(_ image: Image, _ scale: Double) -> Image {
        image.resized(
            width: max(1, Int(Double(image.width) * scale)), height: max(1, Int(Double(image.height) * scale)),
            filter: .mitchell)
    }

    private static func modes(of cut: GarmentCut) -> String {
        guard case .top(let top) = cut.landmarks else { return "" }
        return " \(top.left.mode.rawValue.prefix(1))\(top.right.mode.rawValue.prefix(1))"
    }

    private static func colour(of name: String) -> SIMD3<UInt8> {
        switch name.split(separator: "_").first {
        case "neck": SIMD3(0, 160, 255)
        case "shoulder": SIMD3(0, 200, 0)
        case "armpit", "crotch": SIMD3(255, 0, 0)
        case "cuff": SIMD3(255, 160, 0)
        default: SIMD3(255, 255, 0)
        }
    }
}
