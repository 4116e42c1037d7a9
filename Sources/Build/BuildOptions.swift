import Foundation

package struct BuildOptions: Sendable {
    /// The folder to publish to; nil: the workspace's own `dist/`.
    package var out: String?
    /// How many units are made at a time; no byte depends on it. More than the machine has cores changes nothing.
    package var jobs: Int
    /// Decides which tokens are valid, and nothing else.
    package var now: Date

    package init(
        out: String? = nil, jobs: Int = ProcessInfo.processInfo.activeProcessorCount, now: Date = Date()
    ) {
        self.out = out
        self.jobs = jobs
        self.now = now
    }
}
