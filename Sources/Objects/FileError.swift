import Glibc

/// What the disk would not do, where, and why.
package struct FileError: Error, Equatable, Sendable {
    package enum Operation: String, Sendable {
        case examine, read, write, list, makeFolder = "make the folder", rename, exchange, link, remove, flush, lock
    }

    package enum Cause: Equatable, Sendable {
        /// An errno of the system.
        case system(Int32)
        case tooLarge(limit: Int)
    }

    package var operation: Operation
    package var path: String
    package var cause: Cause

    package init(_ operation: Operation, _ path: String, _ cause: Cause) {
        self.operation = operation
        self.path = path
        self.cause = cause
    }

    /// The disk, or the user's share of it, has no room left.
    package var isDiskFull: Bool {
        cause == .system(ENOSPC) || cause == .system(EDQUOT)
    }

    /// This file system has no second names, or no more of them.
    var isLinkRefused: Bool {
        [EPERM, EOPNOTSUPP, EMLINK, ENOSYS].contains { cause == .system($0) }
    }

    package var isMissing: Bool {
        cause == .system(ENOENT) || cause == .system(ENOTDIR)
    }
}

extension FileError: CustomStringConvertible {
    /// `could not write shop/dist/embed.js: No space left on device`
    package var description: String {
        let reason =
            switch cause {
            case .system(let code): String(cString: strerror(code))
            case .tooLarge(let limit): "it has more than \(limit) bytes"
            }
        return "could not \(operation.rawValue) \(path): \(reason)"
    }
}
