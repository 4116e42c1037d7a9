import Foundation
import Imaging
import Testing

/// On a drawn photo of `fixtures/`.
@Suite struct PictureCommandTests {
    private static let photo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fixtures/catalog/images/nord/forest-everyday-tee-1091.jpg").path

    private func image(_ name: String, in program: borrowing Program) throws -> Image {
        try Image.decode([UInt8](Data(contentsOf: program.folder.appending(path: name))))
    }

    @Test func `cut writes the garment alone and says where it is`() throws {
        let program = try Program()
        let result = try program.run("cut", Self.photo, "--category", "t-shirt", "-o", "cut.png", "--json")
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        let report = try object(result.output)
        #expect(
            report.keys.sorted() == [
                "accepted", "box", "category", "confidence", "contour", "landmarks", "message", "reason",
            ])
        #expect(report["accepted"] as? Bool == true)
        #expect((report["landmarks"] as? [String: [Double]])?["armpit_left"]?.count == 2)
        let cut = try image("cut.png", in: program)
        let alphas = stride(from: 3, to: cut.bytes.count, by: 4).map { cut.bytes[$0] }
        #expect(alphas.contains(0) && alphas.contains(255))
    }

    @Test func `a try-on differs from the avatar's own picture only where its mask is white`() throws {
        let program = try Program()
        try program.write(
            Array("{\"height\":170,\"body_type\":\"average\",\"skin_tone\":\"monk-5\"}".utf8), to: "me.json")
        try program.run("avatar", "-o", "body.png", "--pose", "front")
        let result = try program.run(
            "try-on", "--garment", Self.photo, "--category", "t-shirt", "--avatar", "me.json", "-o", "out.png",
            "--mask", "mask.png", "--pose", "front", "--json")
        #expect(result.exitCode == 0)
        let report = try object(result.output)
        #expect(
            report.keys.sorted() == [
                "accepted", "box", "cache_key", "confidence", "mask", "message", "milliseconds", "model_version",
                "reason",
            ])
        #expect(report["mask"] as? String == "mask.png")
        #expect((report["cache_key"] as? String)?.hasPrefix("vton1-") == true)

        let (body, out, mask) = (
            try image("body.png", in: program), try image("out.png", in: program), try image("mask.png", in: program)
        )
        #expect((out.width, out.height) == (768, 1024))
        let pixels = stride(from: 0, to: body.bytes.count, by: 4)
        let changed = pixels.filter { body.bytes[$0..<$0 + 3] != out.bytes[$0..<$0 + 3] }
        #expect(changed.count > 20_000)
        #expect(changed.allSatisfy { mask.bytes[$0] == 255 })
    }

    @Test func `a size of its own is what the picture and the mask have`() throws {
        let program = try Program()
        try program.write(Array("{}".utf8), to: "me.json")
        let wrong = try program.run(
            "try-on", "--garment", Self.photo, "--category", "t-shirt", "--avatar", "me.json", "-o", "out.jpg",
            "--size", "500x500")
        #expect(wrong.exitCode == 2)
        #expect(wrong.errors.hasPrefix("Error: The value '500x500' is invalid for '--size <size>'\n"))
        try program.write(
            Array("{\"height\":160,\"body_type\":\"slim\",\"skin_tone\":\"#c68863\"}".utf8), to: "me.json")
        let small = try program.run(
            "try-on", "--garment", Self.photo, "--category", "t-shirt", "--avatar", "me.json", "-o", "out.jpg",
            "--mask", "mask.png", "--size", "384x512")
        #expect(small.exitCode == 0)
        let (out, mask) = (try image("out.jpg", in: program), try image("mask.png", in: program))
        #expect((out.width, out.height) == (384, 512))
        #expect((mask.width, mask.height) == (384, 512))
    }
}
