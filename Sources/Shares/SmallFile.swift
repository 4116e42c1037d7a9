import Catalog
import Foundation

/// Whole files of a few kilobytes: read with a limit, written at once or not at all.
enum SmallFile {
    static func read(path: String, shownAs file: String, limit: Int) throws(Problem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(file, "file_unreadable", "cannot be read") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            var count = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = Foundation.read(descriptor, buffer.baseAddress, 1 << 16)
                initialized = max(0, count)
            }
            guard count >= 0 else { throw problem(file, "file_unreadable", "cannot be read") }
            if count == 0 { return bytes }
            bytes += piece
        }
        throw Problem(
            severity: .error, file: file, code: "file_too_large", message: "the file has more than \(limit) bytes")
    }

    /// Written beside, flushed, then renamed.
    static func write(_ bytes: [UInt8], path: String, shownAs file: String, mode: mode_t) throws(Problem) {
        let temporary = "\(path).new-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw problem(file, "file_unwritable", "cannot be written") }
        var isWritten = fchmod(descriptor, mode) == 0
        var rest = bytes[...]
        while isWritten, !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            isWritten = count > 0
            rest = rest.dropFirst(max(0, count))
        }
        isWritten = isWritten && fsync(descriptor) == 0
        let failure = problem(file, "file_unwritable", "cannot be written")
        isWritten = close(descriptor) == 0 && isWritten && rename(temporary, path) == 0
        guard isWritten else {
            unlink(temporary)
            throw failure
        }
    }

    private static func problem(_ file: String, _ code: String, _ what: String) -> Problem {
        Problem(
            severity: .error, file: file, code: code,
            message: "the file \(what): \(String(cString: strerror(errno)))")
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
                message: "the file is not valid JSON at line \(error.line), column \(error.column): \(error.reason)")
        }
    }
}
