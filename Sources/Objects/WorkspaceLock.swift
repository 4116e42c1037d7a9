import Glibc

/// Holds a workspace for one build. The system lets go of it when the process ends, however it ends.
package struct WorkspaceLock: ~Copyable {
    package enum Failure: Error, Equatable, Sendable {
        /// The other process's number, when it could be read.
        case held(by: Int32?)
        case file(FileError)
    }

    private let file: Int32

    /// - Parameter path: a file that is made and left there; its content is the number of the process that holds it.
    package init(_ path: String) throws(Failure) {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .file(FileError(.lock, path, .system(errno))) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { close(file) }
            guard code == EWOULDBLOCK else { throw .file(FileError(.lock, path, .system(code))) }
            throw .held(by: Self.holder(file))
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, text, text.count, 0) == text.count else {
            let code = errno
            close(file)
            throw .file(FileError(.lock, path, .system(code)))
        }
    }

    /// Lets go of it.
    package consuming func release() {}

    deinit {
        close(file)
    }

    private static func holder(_ file: Int32) -> Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        let count = pread(file, &text, text.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: text[..<count], as: UTF8.self).prefix { $0.isNumber })
    }
}
