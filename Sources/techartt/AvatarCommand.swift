import ArgumentParser
import Avatars
import Catalog
import Foundation
import Imaging

struct AvatarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "avatar",
        abstract: "Draw a mannequin from attributes.",
        discussion: """
            The body is the one that try-ons with the same attributes are rendered on.

            Example: techartt avatar -o body.png --height 170 --body-type average --skin-tone monk-5
            """)

    @Option(
        name: .shortAndLong, help: "Where to write the picture: .png for exact pixels, .jpg for the published form.")
    var output: PictureOutput

    @Option(help: "Centimetres, 60 to 230.")
    var height = 170.0

    @Option(help: "slim, average, curvy, athletic or plus.")
    var bodyType = "average"

    @Option(help: "monk-1 to monk-10, or a colour such as #c68863.")
    var skinTone = "monk-5"

    @Option(help: "Years.")
    var age: Int?

    @Option(help: ArgumentHelp("How the arms are held: \(Pose.names).", valueName: "pose"))
    var pose: Pose = .natural

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let attributes: AvatarAttributes
        do throws(AvatarError) {
            attributes = try AvatarAttributes(height: height, bodyType: bodyType, skinTone: skinTone, age: age)
        } catch {
            throw CommandFailure.cannotRun(error.message)
        }
        let frame = Frame.standard
        try output.write(Portrait(attributes, pose: pose, frame: frame).image())
        guard json else { return }
        let landmarks = Mannequin(attributes: attributes).body(frame: frame).landmarks
        let row = { (y: Double) in JSONValue.rounded(frame.pixel(x: 0, y: y).y) }
        Terminal.result(json: [
            "attributes": try JSONReader.read(Array(attributes.json().utf8)), "pose": .string(pose.rawValue),
            "image": ["width": .integer(frame.width), "height": .integer(frame.height)],
            "landmarks": [
                "shoulder_left": .point(frame.pixel(x: -landmarks.shoulderJointX, y: landmarks.shoulderJointY)),
                "shoulder_right": .point(frame.pixel(x: landmarks.shoulderJointX, y: landmarks.shoulderJointY)),
                "chest_y": row(landmarks.chestY), "waist_y": row(landmarks.waistY), "hip_y": row(landmarks.hipY),
                "crotch_y": row(landmarks.crotchY), "floor_y": row(0),
            ],
        ])
    }
}

extension Pose: ExpressibleByArgument {
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
