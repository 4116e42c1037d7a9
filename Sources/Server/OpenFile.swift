// The struct stat of this module comes by way of CoreFoundation, whose clang module holds the header on Linux.
import CoreFoundation
import Glibc
import NIOCore

/// A regular file that stays readable while it is sent, though its name may meanwhile lead elsewhere.
final class OpenFile: Sendable {
    let stamp: FileStamp
    private let descriptor: Int32

    var length: Int { stamp.length }

    /// nil when there is no regular file of that name in the folder; links are not followed.
    init?(_ name: String, in folder: borrowing OpenFolder) {
        let descriptor = openat(folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        stamp = FileStamp(status)
    }

    deinit {
        close(descriptor)
    }

    struct ReadFailed: Error {}

    func read(_ range: Range<Int>) throws(ReadFailed) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(range.count)
        while buffer.readableBytes < range.count {
            let missing = range.count - buffer.readableBytes
            let position = off_t(range.upperBound - missing)
            // The kernel writes through a pointer; NIO lends its memory for that.
            let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: missing) {
                max(0, pread(descriptor, $0.baseAddress, min($0.count, missing), position))
            }
            guard count > 0 else { throw ReadFailed() }
        }
        return buffer
    }
}

/// A folder by descriptor: what is opened below it belongs to the tree that was there when it was opened.
struct OpenFolder: ~Copyable {
    fileprivate let descriptor: Int32

    /// nil when there is no such folder. A link at the end is followed: `dist` itself may be one.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    /// nil when there is no folder of that name in the folder; links are not followed.
    init?(_ name: String, in folder: borrowing OpenFolder) {
        descriptor = openat(folder.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        close(descriptor)
    }
}

/// Tells one state of a file from another without reading it.
struct FileStamp: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
    var length: Int
    var modifiedSeconds: Int
    var modifiedNanoseconds: Int
    var changedSeconds: Int
    var changedNanoseconds: Int

    fileprivate init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        length = Int(status.st_size)
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
        changedSeconds = status.st_ctim.tv_sec
        changedNanoseconds = status.st_ctim.tv_nsec
    }

    /// nil when nothing is there.
    init?(ofFileAt path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
