import CFiles
import Glibc

/// The machine's own disk.
package struct LocalFileSystem: FileSystem {
    package init() {}

    package func status(of path: String) throws(FileError) -> FileStatus? {
        var found = stat()
        guard lstat(path, &found) == 0 else {
            let error = FileError(.examine, path, .system(errno))
            if error.isMissing { return nil }
            throw error
        }
        return FileStatus(found)
    }

    package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileError(.read, path, .system(errno)) }
        defer { close(file) }
        var found = stat()
        guard fstat(file, &found) == 0 else { throw FileError(.read, path, .system(errno)) }
        guard found.st_mode & S_IFMT == S_IFREG else { throw FileError(.read, path, .system(EISDIR)) }
        guard Int(found.st_size) <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
        let size = Int(found.st_size)
        var failure: Int32 = 0
        // The buffer is the read system call's own.
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
                if got > 0 {
                    count += got
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw FileError(.read, path, .system(failure)) }
        return bytes
    }

    package func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileError(.write, path, .system(errno)) }
        // The buffer is the write system call's own.
        let failure: Int32 = bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count >= 0 {
                    written += count
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        // A disk over a network says that it is full only when the file is closed.
        let closed = close(file) == 0 ? 0 : errno
        guard failure == 0, closed == 0 else {
            throw FileError(.write, path, .system(failure == 0 ? closed : failure))
        }
    }

    package func list(_ path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(.list, path, .system(errno)) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // `d_name` is an array of C chars that ends in a zero byte.
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) == 0 { return }
        let code = errno
        if code == EEXIST {
            var found = stat()
            if stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR { return }
        }
        guard code == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash != path.startIndex else {
            throw FileError(.makeFolder, path, .system(code))
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw FileError(.makeFolder, path, .system(errno))
        }
    }

    package func rename(_ path: String, to target: String) throws(FileError) {
        guard Glibc.rename(path, target) == 0 else { throw FileError(.rename, path, .system(errno)) }
    }

    package func exchange(_ path: String, with other: String) throws(FileError) -> Bool {
        switch cfiles_exchange(path, other) {
        case 0: return true
        case EINVAL, ENOSYS, EOPNOTSUPP: return false
        case let code: throw FileError(.exchange, other, .system(code))
        }
    }

    package func link(_ path: String, as other: String) throws(FileError) {
        guard Glibc.link(path, other) == 0 else { throw FileError(.link, other, .system(errno)) }
    }

    package func remove(_ path: String) throws(FileError) {
        guard let found = try status(of: path) else { return }
        if found.kind == .folder {
            for name in try list(path) { try remove("\(path)/\(name)") }
            guard rmdir(path) == 0 || errno == ENOENT else { throw FileError(.remove, path, .system(errno)) }
        } else {
            guard unlink(path) == 0 || errno == ENOENT else { throw FileError(.remove, path, .system(errno)) }
        }
    }

    package func flush(_ path: String) throws(FileError) {
        let code = cfiles_flush(path)
        guard code == 0 else { throw FileError(.flush, path, .system(code)) }
    }
}

extension FileStatus {
    fileprivate init(_ found: stat) {
        let kind: Kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
        self.init(
            kind: kind, bytes: Int(found.st_size), modified: nanoseconds(found.st_mtim),
            changed: nanoseconds(found.st_ctim), inode: UInt64(found.st_ino))
    }
}
