/// Contact sheets for our own eyes: `sheet cuts DIR`, `sheet bodies`, `sheet tryons DIR`.
@main
enum Sheet {
    static func main() {
        print("usage: sheet cuts|bodies|tryons …")
    }
}
