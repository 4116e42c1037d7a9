import ArgumentParser

@main
struct Techartt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "techartt",
        abstract: "Turns store catalogs into try-on shopping widgets.")
}
