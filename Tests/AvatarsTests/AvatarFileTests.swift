import Avatars
import Foundation
import Testing

@Suite struct AvatarFileTests {
    private func read(_ json: String) throws -> AvatarFile { try AvatarFile(reading: Data(json.utf8)) }

    private func avatar(_ attributes: String, id: String = "me") -> String {
        "{\"id\":\"\(id)\",\"label\":\"Me\",\"attributes\":\(attributes)}"
    }

    private let plain = "{\"height\":170,\"body_type\":\"average\",\"skin_tone\":\"monk-5\"}"

    @Test func `every field of an avatar is read`() throws {
        let file = try read(
            """
            {"avatars":[{"id":"mom-1","label":"Mom","relation":"mother","age":61,"type":"generated",
              "attributes":{"height":163.5,"body_type":"plus","skin_tone":"#C68863"}}]}
            """)
        #expect(file.errors == [])
        #expect(
            file.avatars == [
                Avatar(
                    id: "mom-1", label: "Mom", relation: "mother", age: 61,
                    attributes: AvatarAttributes(
                        heightCentimetres: 163.5, bodyType: .plus,
                        skinTone: .color(red: 0xc6, green: 0x88, blue: 0x63), age: 61))
            ])
    }

    @Test func `what is written is read back the same`() throws {
        let file = AvatarFile(avatars: [
            Avatar(id: "a", label: "Says \"hi\"\n\\ 日本", attributes: AvatarAttributes()),
            Avatar(
                id: "b", label: "Kid", relation: "son", age: 9,
                attributes: AvatarAttributes(heightCentimetres: 132.5, bodyType: .slim, skinTone: .monk(10), age: 9)),
        ])
        #expect(try AvatarFile(reading: file.json()) == file)
    }

    @Test(arguments: [
        (
            "{\"height\":170,\"body_type\":\"tall\",\"skin_tone\":\"monk-5\"}",
            "avatars[0].attributes.body_type is \"tall\"; known body types are slim, average, curvy, athletic, plus"
        ),
        (
            "{\"height\":59,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\"}",
            "avatars[0].attributes.height is 59; write centimetres from 60 to 230"
        ),
        (
            "{\"height\":230.5,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\"}",
            "avatars[0].attributes.height is 230.5; write centimetres from 60 to 230"
        ),
        (
            "{\"height\":\"tall\",\"body_type\":\"slim\",\"skin_tone\":\"monk-5\"}",
            "avatars[0].attributes.height must be a number of centimetres"
        ),
        (
            "{\"body_type\":\"slim\",\"skin_tone\":\"monk-5\"}", "avatars[0].attributes.height is missing; add it"
        ),
        (
            "{\"height\":170,\"body_type\":\"slim\",\"skin_tone\":\"monk-11\"}",
            "avatars[0].attributes.skin_tone is \"monk-11\"; write monk-1 to monk-10, or a colour such as #c68863"
        ),
        (
            "{\"hight\":170,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\"}",
            "avatars[0].attributes.hight is not a known key, did you mean height?; "
                + "known are height, body_type, skin_tone, age, measurements"
        ),
        (
            "{\"height\":170,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\",\"measurements\":{\"waist\":70}}",
            "avatars[0].attributes.measurements cannot be followed yet, and would be ignored; "
                + "remove it and choose a body_type"
        ),
        (
            "{\"height\":170,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\",\"age\":121}",
            "avatars[0].attributes.age is 121; write whole years from 0 to 120"
        ),
        (
            "{\"height\":170,\"body_type\":\"slim\",\"skin_tone\":\"monk-5\",\"age\":7.5}",
            "avatars[0].attributes.age must be a whole number of years"
        ),
    ])
    func `attributes that cannot be drawn leave the avatar out and say why`(json: String, text: String) throws {
        let file = try read("{\"avatars\":[\(avatar(json)),\(avatar(plain, id: "good"))]}")
        #expect(file.errors.map(\.description) == [text])
        #expect(file.avatars.map(\.id) == ["good"])
    }

    @Test(arguments: [
        (
            "{\"id\":\"a b\",\"label\":\"Me\",\"attributes\":{}}",
            "avatars[0].id is \"a b\"; write 1 to 64 of the characters A-Z a-z 0-9 _ -"
        ),
        ("{\"label\":\"Me\",\"attributes\":{}}", "avatars[0].id is missing; add it"),
        ("{\"id\":\"me\",\"attributes\":{}}", "avatars[0].attributes.height is missing; add it"),
        (
            "{\"id\":\"me\",\"label\":\"Me\",\"type\":\"image_backed\",\"attributes\":{}}",
            "avatars[0].type is image_backed, and photos of people cannot be rendered yet; write generated"
        ),
        (
            "{\"id\":\"me\",\"label\":\"Me\",\"type\":\"robot\",\"attributes\":{}}",
            "avatars[0].type is \"robot\"; write generated"
        ),
        ("{\"id\":\"me\",\"label\":\"Me\"}", "avatars[0].attributes is missing; add it"),
        ("[]", "avatars[0] must be an object"),
        (
            "{\"id\":\"me\",\"label\":\"Me\",\"photo\":1,\"attributes\":{}}",
            "avatars[0].photo is not a known key; known are id, label, relation, age, type, attributes"
        ),
    ])
    func `an entry that is no avatar says why`(json: String, text: String) throws {
        #expect(try read("{\"avatars\":[\(json)]}").errors.map(\.description) == [text])
    }

    @Test func `an id is used once`() throws {
        let file = try read("{\"avatars\":[\(avatar(plain)),\(avatar(plain))]}")
        #expect(file.avatars.count == 1)
        #expect(
            file.errors.map(\.description) == [
                "avatars[1].id is \"me\", as an earlier avatar's; give each its own"
            ])
        #expect(file.errors.map(\.field) == ["avatars[1].id"])
    }

    @Test func `an id has at most 64 characters`() throws {
        let id = String(repeating: "x", count: 65)
        let file = try read("{\"avatars\":[\(avatar(plain, id: id)),\(avatar(plain, id: String(id.dropLast())))]}")
        #expect(file.avatars.count == 1)
        #expect(file.errors == [.badID(field: "avatars[0].id", id: id)])
    }

    @Test(arguments: [
        (
            "{\"avatars\":[\n{]}",
            "the file is not JSON (invalid value around character 14); write {\"avatars\":[…]}"
        ),
        ("[]", "the JSON must be an object"),
        ("{}", "avatars is missing; add it"),
        ("{\"avatars\":{}}", "avatars must be a list of objects"),
        ("{\"avatar\":[]}", "avatar is not a known key, did you mean avatars?; known are avatars"),
    ])
    func `a file that is no list of avatars is refused whole`(json: String, text: String) throws {
        let error = #expect(throws: AvatarError.self) { try read(json) }
        #expect(error?.description == text)
    }

    @Test func `attributes are read alone and from the words of a command`() throws {
        let attributes = try AvatarAttributes(reading: Data(plain.utf8))
        #expect(attributes == AvatarAttributes(heightCentimetres: 170, bodyType: .average, skinTone: .monk(5)))
        #expect(try AvatarAttributes(height: 170, bodyType: "average", skinTone: "monk-5") == attributes)
        #expect(try AvatarAttributes(reading: Data(attributes.json().utf8)) == attributes)
        let error = #expect(throws: AvatarError.self) {
            try AvatarAttributes(height: 300, bodyType: "average", skinTone: "monk-5")
        }
        #expect(error?.description == "height is 300; write centimetres from 60 to 230")
    }

    @Test func `the canonical text holds what changes a pixel and nothing else`() {
        var attributes = AvatarAttributes(heightCentimetres: 170, bodyType: .curvy, skinTone: .monk(5), age: 34)
        let text = attributes.canonicalText
        #expect(text == "body-0 curvy child=0/5 skin=#d7bd96")
        attributes.heightCentimetres = 150
        attributes.age = 70
        attributes.skinTone = .color(red: 0xd7, green: 0xbd, blue: 0x96)
        #expect(attributes.canonicalText == text)
        attributes.age = 14
        #expect(attributes.canonicalText == "body-0 curvy child=3/5 skin=#d7bd96")
        attributes.age = 3
        #expect(attributes.bodyText == "body-0 curvy child=5/5")
    }
}
