import Catalog

/// Problems in the order in which the stages found them, each once, and at most so many: nobody reads a million.
struct ProblemList {
    static let limit = 10_000

    private var kept: [Problem] = []
    private var seen: Set<String> = []
    private var dropped: [Problem.Severity: Int] = [:]

    mutating func add(_ problem: Problem) {
        guard kept.count >= Self.limit || seen.insert(problem.identity).inserted else { return }
        if kept.count < Self.limit { kept.append(problem) } else { dropped[problem.severity, default: 0] += 1 }
    }

    mutating func add(_ problems: some Sequence<Problem>) {
        for problem in problems { add(problem) }
    }

    var all: [Problem] {
        kept
            + [Problem.Severity.error, .warning].compactMap { severity in
                dropped[severity].map {
                    Problem(
                        severity: severity, code: "more_problems",
                        message: "\($0) more problems (\(severity.rawValue)) are not listed")
                }
            }
    }
}

extension Problem {
    fileprivate var identity: String {
        "\(file ?? "")\n\(line ?? 0)\n\(field ?? "")\n\(code)\n\(message)"
    }
}
