import Build
import Catalog
import Foundation
import Synchronization
import Testing

struct ReportTests {
    @Test func `the keys of the JSON are fixed`() throws {
        var report = Report()
        report.seconds = ["cuts": 1.5]
        report.problems = [Problem(severity: .warning, file: "a", line: 2, field: "f", code: "c", message: "m")]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(
            String(decoding: try encoder.encode(report), as: UTF8.self)
                == #"{"bundles":{"removed":0,"unchanged":0,"written":0},"bytes_written":0,"#
                + #""cuts":{"accepted":0,"refused":0,"reused":0},"peak_memory_bytes":0,"#
                + #""problems":[{"code":"c","field":"f","file":"a","line":2,"message":"m","severity":"warning"}],"#
                + #""products":{"read":0,"skipped":0},"purge":[],"#
                + #""renders":{"failed":0,"made":0,"refused":0,"reused":0},"seconds":{"cuts":1.5}}"#)
    }

    @Test func `warnings leave the exit code 0, errors make it 1`() {
        var report = Report()
        report.problems = [Problem(severity: .warning, code: "c", message: "m")]
        #expect(report.exitCode == 0)
        report.problems.append(Problem(severity: .error, code: "c", message: "m"))
        #expect(report.exitCode == 1)
    }

    @Test func `the summary says what was done and why what was refused was refused`() {
        var report = Report()
        report.products.read = 400
        report.cuts.accepted = 300
        report.cuts.refused = 20
        report.cuts.reused = 320
        report.renders.reused = 600
        report.bundles.unchanged = 1
        report.seconds = ["cuts": 1.25, "pages": 0.5]
        report.peakMemoryBytes = 250_000_000
        let codes = ["low_contrast", "cloth_folds", "low_contrast"]
        report.problems =
            codes.map { Problem(severity: .warning, code: $0, message: "m") }
            + [Problem(severity: .error, code: "image_missing", message: "m")]
        #expect(
            report.summary == """
                products  400 read
                cuts      300 accepted, 20 refused, 320 from the cache
                try-ons   0 rendered, 600 from the cache
                bundles   0 written, 1 unchanged
                written   0 bytes in 1.8 s, at most 250 MB of memory
                errors    1
                  2 x low_contrast
                  1 x cloth_folds
                """)
    }

    private final class Lines: Sendable {
        let text = Mutex("")
        func add(_ more: String) { text.withLock { $0 += more } }
    }

    @Test func `progress is a line a tenth where there is no terminal`() {
        let lines = Lines()
        let progress = TerminalProgress(isTerminal: false, write: lines.add)
        progress.begin("cuts", of: 30)
        for _ in 1...30 { progress.advance("cuts") }
        progress.end("cuts")
        let expected = ["cuts: 30 to do\n"] + (1...10).map { "cuts: \($0 * 3) of 30\n" }
        #expect(lines.text.withLock { $0 } == expected.joined())
    }

    @Test func `progress is a bar on a terminal, which clears itself`() {
        let lines = Lines()
        let progress = TerminalProgress(isTerminal: true, write: lines.add)
        progress.begin("cuts", of: 2)
        progress.advance("cuts")
        progress.end("cuts")
        #expect(
            lines.text.withLock { $0 }
                == "\r\u{1B}[Kcuts        [                              ] 0/2"
                + "\r\u{1B}[Kcuts        [###############               ] 1/2\r\u{1B}[K")
    }
}
