import Catalog
import Glibc

/// What a build did; `--json` prints it.
package struct Report: Sendable, Equatable, Codable {
    package struct Products: Sendable, Equatable, Codable {
        package var read = 0
        package var skipped = 0

        package init() {}
    }

    /// `accepted` and `refused` count the garments; `reused` how many of both came out of the cache.
    package struct Cuts: Sendable, Equatable, Codable {
        package var accepted = 0
        package var refused = 0
        package var reused = 0

        package init() {}
    }

    /// Every try-on of every published share is one of the four.
    package struct Renders: Sendable, Equatable, Codable {
        package var made = 0
        package var reused = 0
        package var refused = 0
        package var failed = 0

        package init() {}
    }

    package struct Bundles: Sendable, Equatable, Codable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0

        package init() {}
    }

    package var products = Products()
    package var cuts = Cuts()
    package var renders = Renders()
    package var bundles = Bundles()
    package var bytesWritten = 0
    /// By stage, wall clock.
    package var seconds: [String: Double] = [:]
    package var peakMemoryBytes = 0
    /// Addresses that were published before and are no more: what a content delivery network must forget.
    package var purge: [String] = []
    package var problems: [Problem] = []

    enum CodingKeys: String, CodingKey {
        case products, cuts, renders, bundles, seconds, purge, problems
        case bytesWritten = "bytes_written"
        case peakMemoryBytes = "peak_memory_bytes"
    }

    package init() {}

    /// 0: done, with warnings at most. 1: some items failed.
    package var exitCode: Int32 {
        problems.contains { $0.severity == .error } ? 1 : 0
    }
}

extension Report {
    /// A few lines for people: what was done, and why what was refused was refused.
    package var summary: String {
        var lines = [
            "products  \(products.read) read" + part(products.skipped, "skipped"),
            "cuts      \(cuts.accepted) accepted" + part(cuts.refused, "refused") + part(cuts.reused, "from the cache"),
            "try-ons   \(renders.made) rendered" + part(renders.reused, "from the cache")
                + part(renders.refused, "refused") + part(renders.failed, "failed"),
            "bundles   \(bundles.written) written" + part(bundles.unchanged, "unchanged")
                + part(bundles.removed, "removed"),
            "written   \(bytesWritten) bytes in \(Self.text(seconds.values.reduce(0, +))) s, at most "
                + "\(peakMemoryBytes / 1_000_000) MB of memory",
        ]
        let warnings = problems.count { $0.severity == .warning }
        if problems.count > warnings { lines.append("errors    \(problems.count - warnings)") }
        for (code, count) in Self.counts(problems.filter { $0.severity == .warning }.map(\.code)) {
            lines.append("  \(count) x \(code)")
        }
        return lines.joined(separator: "\n")
    }

    private func part(_ count: Int, _ what: String) -> String {
        count == 0 ? "" : ", \(count) \(what)"
    }

    /// Most frequent first.
    private static func counts(_ codes: [String]) -> [(code: String, count: Int)] {
        Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +).map { ($0.key, $0.value) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    private static func text(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The most memory that this process has had so far.
    static func peakMemoryBytes() -> Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}
