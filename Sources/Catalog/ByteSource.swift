import CCodecs
import Foundation

/// The bytes of a file in pieces, decompressed when it is zstd. What it is, its first bytes say, not its name.
struct ByteSource: ~Copyable {
    enum Failure: Error, Equatable {
        case unreadable(String)
        /// In the codec's words.
        case compressedDamaged(String)
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
    /// Between two compressed frames, the only place where a file may end.
    private var isAtFrameEnd = true

    init(path: String) throws(Failure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        input = try Self.piece(of: descriptor)
        guard Self.isZstd(input) else { return }
        zstd = codecs_zstd_reader_create()
        guard zstd != nil else { throw .outOfMemory }
    }

    deinit {
        if let zstd { codecs_zstd_reader_free(zstd) }
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
            let output = try decompressedPiece()
            if !output.isEmpty { return output }
            if inputEnded {
                guard isAtFrameEnd else { throw .compressedTruncated }
                return []
            }
        }
    }

    /// Empty when more input is needed.
    private mutating func decompressedPiece() throws(Failure) -> [UInt8] {
        var used = 0
        var written = 0
        var status: Int32 = 0
        var endsFrame = false
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        // The codec reads and writes C buffers.
        let output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { output, count in
            status = input.withUnsafeBufferPointer { input in
                codecs_zstd_reader_step(
                    zstd, input.baseAddress.map { $0 + inputPosition }, input.count - inputPosition, &used,
                    output.baseAddress, output.count, &written, &endsFrame, &message)
            }
            count = written
        }
        guard status == CODECS_OK.rawValue else {
            throw .compressedDamaged(
                String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        inputPosition += used
        // A call that neither takes nor gives begins the next frame and must not hide the end of the last.
        if used > 0 || written > 0 { isAtFrameEnd = endsFrame }
        return output
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
