import Foundation

/// Contact sheets for our own eyes.
@main
enum Sheet {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "bodies": try BodiesSheet.run(Array(arguments.dropFirst()))
        case "cuts": try CutSheet.run(Array(arguments.dropFirst()))
        case "truth": try TruthSheet.run(Array(arguments.dropFirst()))
        case "tryons":
            guard let sheet = TryOnSheet(Array(arguments.dropFirst())) else {
                return print("usage: \(TryOnSheet.usage)")
            }
            try sheet.run()
        default:
            print("usage: sheet bodies OUT [--close]")
            print(
                "       sheet cuts DIR OUT [CATEGORY [FIRST COUNT]]\n       \(TruthSheet.usage)\n       \(TryOnSheet.usage)"
            )
        }
    }
}
