import ArgumentParser
import Catalog
import Foundation
import Garments
import Imaging
import Similarity

struct TrainStyleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-style",
        abstract: "Train the weights of the style embedding on photos, one folder a category.",
        discussion: """
            The same photos give the same bytes. The weights in this program were trained on CC0 photos; a build of \
            the program puts Sources/CEmbedded/weights/style-0.bin into it.

            Example: techartt train-style photos -o style-0.bin --most 120
            """)

    @Argument(help: "The folder of photos.")
    var photos: String

    @Option(name: .shortAndLong, help: "Where to write the weights.")
    var output: String

    @Option(help: "How many photos of a category are used, the first by name; 2 to 10000.")
    var most = 400

    func validate() throws {
        guard (2...10000).contains(most) else { throw ValidationError("--most is \(most); write 2 to 10000") }
    }

    func run() async throws {
        let files = FileManager.default
        guard let folders = try? files.contentsOfDirectory(atPath: photos).sorted() else {
            throw CommandFailure.cannotRun("\(photos): the folder cannot be read; is the path right?")
        }
        var samples: [StyleTraining.Sample] = []
        for folder in folders {
            guard let names = try? files.contentsOfDirectory(atPath: "\(photos)/\(folder)").sorted() else { continue }
            for name in names.prefix(most) {
                let path = "\(photos)/\(folder)/\(name)"
                let file = try PhotoFile(path)
                do throws(ImageError) {
                    let photo = try file.image()
                    let cut = try? GarmentCutter().cut(photo: photo, category: Catalog.Category.named(folder))
                    samples.append(StyleTraining.sample(of: photo, cut: cut, label: folder))
                } catch {
                    Terminal.note("\(path): left out: \(error)")
                }
            }
            Terminal.note("\(folder): \(samples.count) photos so far")
        }
        let categories = Set(samples.map(\.label)).count
        guard categories > 1 else {
            throw CommandFailure.cannotRun(
                "\(photos): photos of at least two categories are needed, found \(categories)")
        }
        let bytes = StyleTraining().train(samples)
        do {
            try Data(bytes).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw CommandFailure.cannotRun("\(output): the weights cannot be written; is there such a folder?")
        }
        Terminal.note("\(output): \(bytes.count) bytes from \(samples.count) photos of \(categories) categories")
    }
}
