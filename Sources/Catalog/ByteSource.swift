import CCodecs
import Foundation

/// The bytes of a file in pieces, decompressed when it is zstd. What it is, its first bytes say, not its name.
struct ByteSource: ~Copyable {
    enum Failure: Error, Equatable {
        case unreadable(String)
        case compressedCorrupt
        case compressedWindowTooLarge
        case compressedTruncated
        case outOfMemory
    }

    static let pieceSize = 1 << 18

    private let descriptor: Int32
    private var zstd: OpaquePointer?
    /// Compressed bytes that were read and not yet used.
    private var input: [UInt8] = []
    private var inputPosition = 0
    private var inputEnded = false

    init(path: String) throws(Failure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        input = try Self.piece(of: descriptor)
        guard Self.isZstd(input) else { return }
        zstd = tt_zstd_open()
        guard zstd != nil else { throw .outOfMemory }
    }

    deinit {
        if let zstd { tt_zstd_close(zstd) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// The next bytes, at most `pieceSize`; empty at the end.
    mutating func next() throws(Failure) -> [UInt8] {
        if zstd != nil { return try nextDecompressed() }
        if !input.isEmpty {
            defer { input = [] }
            return input
        }
        return try Self.piece(of: descriptor)
    }

    private mutating func nextDecompressed() throws(Failure) -> [UInt8] {
        while true {
            if inputPosition == input.count, !inputEnded {
                input = try Self.piece(of: descriptor)
                inputPosition = 0
                inputEnded = input.isEmpty
            }
            var used = 0
            var written = 0
            var status = TT_ZSTD_OK
            let output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { output, count in
                input.withUnsafeBufferPointer { input in
                    // The codec reads and writes C buffers.
                    status = tt_zstd_decompress(
                        zstd, input.baseAddress.map { $0 + inputPosition }, input.count - inputPosition, &used,
                        output.baseAddress, output.count, &written)
                }
                count = written
            }
            inputPosition += used
            switch status {
            case TT_ZSTD_OK: break
            case TT_ZSTD_WINDOW_TOO_LARGE: throw .compressedWindowTooLarge
            case TT_ZSTD_OUT_OF_MEMORY: throw .outOfMemory
            default: throw .compressedCorrupt
            }
            if !output.isEmpty { return output }
            if inputEnded {
                guard tt_zstd_at_frame_end(zstd) == 1 else { throw .compressedTruncated }
                return []
            }
        }
    }

    private static func isZstd(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    private static func piece(of descriptor: Int32) throws(Failure) -> [UInt8] {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
            var got = read(descriptor, buffer.baseAddress, pieceSize)
            while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, pieceSize) }
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        guard failure == 0 else { throw .unreadable(String(cString: strerror(failure))) }
        return piece
    }
}
