import Catalog
import Foundation

/// Whole files of a few kilobytes: read with a limit, written at once or not at all.
enum SmallFile {
    static func read(path: String, shownAs file: String, limit: Int) throws(Problem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(file) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            var count = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                // The kernel fills the buffer.
                count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                initialized = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(file) }
            if count == 0 { return bytes }
            bytes += piece
        }
        throw Problem(
            severity: .error, file: file, code: "file_too_large", message: "the file has more than \(limit) bytes")
    }

    /// Empty when there is no file.
    static func readIfThere(path: String, shownAs file: String, limit: Int) throws(Problem) -> [UInt8] {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return [] }
        return try read(path: path, shownAs: file, limit: limit)
    }

    /// Written beside, flushed, then renamed.
    static func write(_ bytes: [UInt8], path: String, shownAs file: String, mode: mode_t) throws(Problem) {
        let temporary = "\(path).new-\(getpid())"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw unwritable(file) }
        let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        let failure = unwritable(file)
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw failure
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }

    /// With what the system says about the call before.
    private static func unreadable(_ file: String) -> Problem {
        Problem(
            severity: .error, file: file, code: "file_unreadable",
            message: "the file cannot be read: \(String(cString: strerror(errno)))")
    }

    private static func unwritable(_ file: String) -> Problem {
        Problem(
            severity: .error, file: file, code: "file_unwritable",
            message: "the file cannot be written: \(String(cString: strerror(errno)))")
    }
}

/// JSON of a whole file.
enum JSONDocument {
    static func value(_ bytes: [UInt8]) throws(FieldError) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.read(bytes)
        } catch {
            throw FieldError(
                field: "", code: "json_invalid",
                message: "not valid JSON at line \(error.line), column \(error.column): \(error.reason)")
        }
    }
}
