import Foundation

/// Contact sheets for our own eyes: `sheet cuts DIR OUT`.
@main
enum Sheet {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "cuts": try CutSheet.run(Array(arguments.dropFirst()))
        default: print("usage: sheet cuts DIR OUT [CATEGORY [FIRST COUNT]]")
        }
    }
}
