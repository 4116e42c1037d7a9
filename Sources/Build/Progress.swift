import Glibc
import Synchronization

/// Hears how far a build is. Called from any thread.
package protocol BuildProgress: Sendable {
    func begin(_ stage: String, of total: Int)
    func advance(_ stage: String)
    func end(_ stage: String)
}

/// Says nothing.
package struct NoProgress: BuildProgress {
    package init() {}
    package func begin(_ stage: String, of total: Int) {}
    package func advance(_ stage: String) {}
    package func end(_ stage: String) {}
}

/// On stderr: a bar that moves on a terminal, elsewhere a line when a stage begins, and at most one for each tenth.
package final class TerminalProgress: BuildProgress {
    private struct State: Sendable {
        var done = 0
        var total = 0
        var shown = 0
    }

    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    package init(
        isTerminal: Bool = isatty(STDERR_FILENO) == 1,
        write: @escaping @Sendable (String) -> Void = writeToStandardError
    ) {
        self.isTerminal = isTerminal
        self.write = write
    }

    package func begin(_ stage: String, of total: Int) {
        state.withLock { $0 = State(total: total) }
        if isTerminal {
            write(bar(stage, done: 0, of: total))
        } else if total > 0 {
            write("\(stage): \(total) to do\n")
        }
    }

    package func advance(_ stage: String) {
        let line: String? = state.withLock { state in
            state.done += 1
            let step = isTerminal ? 100 : 10
            let reached = state.total == 0 ? step : state.done * step / state.total
            guard reached > state.shown else { return nil }
            state.shown = reached
            return isTerminal
                ? bar(stage, done: state.done, of: state.total) : "\(stage): \(state.done) of \(state.total)\n"
        }
        if let line { write(line) }
    }

    package func end(_ stage: String) {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func bar(_ stage: String, done: Int, of total: Int) -> String {
        let width = 30
        let filled = total == 0 ? width : min(width, done * width / total)
        let name = stage + String(repeating: " ", count: max(0, 12 - stage.count))
        return "\r\u{1B}[K\(name)[\(String(repeating: "#", count: filled))"
            + "\(String(repeating: " ", count: width - filled))] \(done)/\(total)"
    }
}

@Sendable package func writeToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
}
