import Foundation
import Imaging
import Testing

@Suite struct CommandTests {
    @Test(arguments: [
        ["init"], ["build"], ["serve"], ["cut"], ["avatar"], ["try-on"], ["share", "create"], ["share", "list"],
        ["share", "revoke"], ["token", "issue"], ["token", "verify"], ["key", "rotate"], ["fixtures"],
    ])
    func `help has an example`(command: [String]) throws {
        let program = try Program()
        let (process, output, errors) = try program.start(command + ["--help"])
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try String(contentsOf: output, encoding: .utf8).contains("Example: "))
        #expect(try String(contentsOf: errors, encoding: .utf8) == "")
    }

    @Test func `a command that cannot be understood exits with 2 and prints nothing on stdout`() throws {
        let program = try Program()
        let unknown = try program.run("bild")
        #expect(unknown.exitCode == 2)
        #expect(unknown.output == "")
        #expect(
            unknown.errors == """
                Error: Unexpected argument 'bild'
                Usage: techartt <subcommand>
                  See 'techartt --help' for more information.

                """)
        let picture = try program.run("cut", "a.jpg", "--category", "shirt", "-o", "a.gif")
        #expect(picture.exitCode == 2)
        #expect(picture.errors.hasPrefix("Error: The value 'a.gif' is invalid for '-o <output>'\n"))
        let port = try program.run("serve", "shop", "--port", "99999")
        #expect(port.exitCode == 2)
        #expect(port.errors.hasPrefix("Error: --port is 99999; write 0 to 65535\n"))
    }

    @Test(arguments: [["build"], ["serve"], ["share", "list"], ["key", "rotate"]])
    func `a folder that is no workspace is said to be none`(command: [String]) throws {
        let program = try Program()
        let (process, _, errors) = try program.start(command + ["nowhere"])
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(
            try String(contentsOf: errors, encoding: .utf8)
                == "techartt: nowhere: this is no workspace, as it has no techartt.yaml; make one with techartt init "
                + "nowhere --photos DIR\n")
    }

    @Test func `a file that is no photo is refused with what it is`() throws {
        let program = try Program()
        try program.write(Array("hello\n".utf8), to: "note.jpg")
        try program.write([], to: "empty.jpg")
        let note = try program.run("cut", "note.jpg", "--category", "t-shirt", "-o", "cut.png", "--json")
        #expect(note.exitCode == 1)
        #expect(
            note.errors
                == "techartt: note.jpg: the photo cannot be opened: it is not an image but text; JPEG and PNG are read\n"
        )
        #expect(
            note.output == """
                {
                  "accepted": false,
                  "confidence": 0,
                  "reason": "image_unreadable",
                  "message": "the photo cannot be opened: it is not an image but text; JPEG and PNG are read",
                  "category": "t-shirt",
                  "box": null,
                  "contour": [],
                  "landmarks": {}
                }

                """)
        let empty = try program.run("cut", "empty.jpg", "--category", "t-shirt", "-o", "cut.png")
        #expect(empty.exitCode == 1)
        #expect(
            empty.errors
                == "techartt: empty.jpg: the photo cannot be opened: the file has no bytes; export the photo again\n")
        let missing = try program.run("cut", "none.jpg", "--category", "t-shirt", "-o", "cut.png")
        #expect(missing.exitCode == 2)
        #expect(missing.errors == "techartt: none.jpg: the photo cannot be read; is the path right?\n")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "cut.png").path))
    }

    @Test func `an avatar's picture and its JSON agree on what was asked for`() throws {
        let program = try Program()
        let good = try program.run(
            "avatar", "-o", "body.png", "--height", "182", "--body-type", "plus", "--skin-tone", "monk-8", "--json")
        #expect(good.exitCode == 0)
        let report = try object(good.output)
        #expect(report.keys.sorted() == ["attributes", "image", "landmarks", "pose"])
        let attributes = try #require(report["attributes"] as? [String: Any])
        #expect(attributes["height"] as? Double == 182)
        #expect(attributes["skin_tone"] as? String == "monk-8")
        let image = try Image.decode([UInt8](Data(contentsOf: program.folder.appending(path: "body.png"))))
        #expect((image.width, image.height) == (768, 1024))
        let small = try program.run("avatar", "-o", "body.png", "--height", "20")
        #expect(small.exitCode == 2)
        #expect(small.errors == "techartt: height is 20; write centimetres from 60 to 230\n")
    }

    @Test func `try-on says what is wrong with the avatar's file`() throws {
        let program = try Program()
        try program.write(Array("{\"hight\":170}".utf8), to: "me.json")
        let result = try program.run(
            "try-on", "--garment", "a.jpg", "--category", "shirt", "--avatar", "me.json", "-o", "out.jpg")
        #expect(result.exitCode == 2)
        #expect(
            result.errors
                == "techartt: me.json: hight is not a known key, did you mean height?; known are height, body_type, "
                + "skin_tone, age, measurements\n")
    }
}
