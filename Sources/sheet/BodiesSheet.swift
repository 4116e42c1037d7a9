import Avatars
import Foundation
import Imaging

/// Every body type, a child, the ten skin tones, the poses, and arms that begin inside a sleeve.
enum BodiesSheet {
    private static let columns = 6

    static func run(_ arguments: [String]) throws {
        guard let name = arguments.first else { return print("usage: sheet bodies OUT [--close]") }
        let sheet = arguments.contains("--close") ? drawCloseUps() : draw()
        try Data(sheet.pngBytes()).write(to: URL(fileURLWithPath: name))
    }

    static func draw() -> Image {
        tiled((people() + poses() + sleeves() + tones()).map { $0.linearImage().resized(width: 384, height: 512) })
    }

    /// Head and shoulder, hand, and feet at full size.
    static func drawCloseUps() -> Image {
        let boxes = [
            PixelBox(x: 230, y: 30, width: 310, height: 370), PixelBox(x: 90, y: 330, width: 310, height: 370),
            PixelBox(x: 230, y: 620, width: 310, height: 370),
        ]
        let portraits = people()
        return tiled(
            (portraits[1...4] + poses()[0...0] + portraits[5...5]).flatMap { portrait in
                let picture = portrait.linearImage()
                return boxes.map { picture.cropped(to: $0) }
            })
    }

    /// Pictures of one size, row by row.
    private static func tiled(_ pictures: [LinearImage]) -> Image {
        guard let first = pictures.first else { return Image(width: 1, height: 1) }
        let (width, height) = (first.width, first.height)
        let rows = (pictures.count + columns - 1) / columns
        var sheet = Image(width: width * columns, height: height * rows, red: 255, green: 255, blue: 255, alpha: 255)
        for (index, picture) in pictures.enumerated() {
            let small = Image(picture)
            for row in 0..<height {
                let target = ((index / columns * height + row) * sheet.width + index % columns * width) * 4
                let source = row * width * 4
                sheet.bytes.replaceSubrange(
                    target..<(target + width * 4), with: small.bytes[source..<(source + width * 4)])
            }
        }
        return sheet
    }

    private static func people() -> [Portrait] {
        let tones: [Int] = [2, 5, 7, 6, 4]
        let adults = zip(AvatarAttributes.BodyType.allCases, tones).map { type, tone in
            Portrait(AvatarAttributes(bodyType: type, skinTone: .monk(tone)), pose: .front)
        }
        return adults + [Portrait(AvatarAttributes(heightCentimetres: 125, skinTone: .monk(9), age: 8), pose: .front)]
    }

    private static func poses() -> [Portrait] {
        Pose.allCases.map { Portrait(AvatarAttributes(skinTone: .monk(6)), pose: $0) }
    }

    private static func sleeves() -> [Portrait] {
        let attributes = AvatarAttributes(skinTone: .monk(3))
        let mannequin = Mannequin(attributes: attributes)
        let body = mannequin.body()
        let poses = [
            ArmPose(upperArmDegrees: 8, forearmDegrees: 6, hiddenToShoulder: 0.10),
            ArmPose(upperArmDegrees: 30, forearmDegrees: 24, forearmTiltDegrees: 40, hiddenToShoulder: 0.22),
            ArmPose(upperArmDegrees: 46, forearmDegrees: 46, hiddenToShoulder: 0.27),
        ]
        return poses.map { pose in
            Portrait(body: body, arms: mannequin.arms(left: pose, right: pose), skinTone: attributes.skinTone)
        }
    }

    private static func tones() -> [Portrait] {
        let mannequin = Mannequin(attributes: AvatarAttributes())
        let (body, arms) = (mannequin.body(), mannequin.arms(.natural))
        return (1...10).map { Portrait(body: body, arms: arms, skinTone: .monk($0)) }
    }
}

extension LinearImage {
    fileprivate func cropped(to box: PixelBox) -> LinearImage {
        var part = LinearImage(width: box.width, height: box.height)
        for row in 0..<box.height {
            for column in 0..<box.width { part[column, row] = self[box.x + column, box.y + row] }
        }
        return part
    }
}
