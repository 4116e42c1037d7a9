import ArgumentParser
import Catalog
import Foundation

/// `--now`: which tokens are good is decided at this time.
struct Clock: ParsableArguments {
    @Option(
        name: .customLong("now"),
        help: ArgumentHelp("The time to take for now; without it, the clock.", valueName: "time"))
    var text: String?

    var now: Date { text.flatMap(Timestamp.date) ?? Date() }

    func validate() throws {
        if let text, Timestamp.date(text) == nil {
            throw ValidationError("--now is \"\(text)\", not a time such as 2026-11-24T08:30:00Z")
        }
    }
}
