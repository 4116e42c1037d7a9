import Catalog
import Objects

/// Why a build did not run to its end. The published folder is then as it was.
package enum BuildError: Error, Equatable, Sendable {
    case workspaceMissing(path: String)
    /// Inputs without which something published would vanish by mistake: settings, templates, keys, avatars, shares,
    /// whole snapshots.
    case unusable([Problem])
    case locked(workspace: String, by: Int32?)
    /// The folder to publish to holds files that no build wrote.
    case foreignFolder(path: String)
    case inputChanged(file: String)
    case cacheDamaged(path: String)
    case file(FileError)
}

extension BuildError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .workspaceMissing(let path):
            "\(path): this is no workspace, as it has no \(Workspace.settingsFile); make one with "
                + "techartt init \(path) --photos DIR"
        case .unusable(let problems):
            problems.map(\.description).joined(separator: "\n")
        case .locked(let workspace, let process):
            "\(workspace): another build is running"
                + (process.map { " (process \($0)); wait until it has ended, or stop it" }
                    ?? "; wait until it has ended")
        case .foreignFolder(let path):
            "\(path): the folder holds files that no build wrote, and a build replaces all of it; choose another "
                + "--out, or empty it"
        case .inputChanged(let file):
            "\(file) changed while it was built; run the build again"
        case .cacheDamaged(let path):
            "\(path): the cache loses what was just stored; delete the folder, and see whether its disk is sound"
        case .file(let error) where error.isDiskFull:
            "the disk is full: \(error); free some space and build again, what was published is untouched"
        case .file(let error):
            "\(error)"
        }
    }
}
