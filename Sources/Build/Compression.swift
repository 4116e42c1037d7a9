import CCodecs

/// gzip and zstd, for the files that a server sends compressed, and for what a cache keeps.
enum Compression {
    static let gzipLevel = 9
    static let zstdLevel = 19

    static func gzip(_ bytes: [UInt8], level: Int = gzipLevel) -> [UInt8]? {
        taken { out, count, message in codecs_gzip(bytes, bytes.count, Int32(level), &out, &count, message) }
    }

    static func zstd(_ bytes: [UInt8], level: Int = zstdLevel) -> [UInt8]? {
        taken { out, count, message in codecs_zstd(bytes, bytes.count, Int32(level), &out, &count, message) }
    }

    /// nil when the bytes are no zstd, or more than `limit` bytes come out of them.
    static func unzstd(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        guard let reader = codecs_zstd_reader_create() else { return nil }
        defer { codecs_zstd_reader_free(reader) }
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var taken = 0
        var isAtEnd = false
        repeat {
            var used = 0
            var made = 0
            // The codec reads from and writes to these two arrays only.
            let status = bytes.withUnsafeBufferPointer { input in
                codecs_zstd_reader_step(
                    reader, input.baseAddress?.advanced(by: taken), input.count - taken, &used, &buffer, buffer.count,
                    &made, &isAtEnd, &message)
            }
            guard status == CODECS_OK.rawValue, used + made > 0 || isAtEnd else { return nil }
            taken += used
            result += buffer[..<made]
            guard result.count <= limit else { return nil }
            if made == buffer.count { continue }
            if taken == bytes.count { break }
        } while true
        return isAtEnd ? result : nil
    }

    private static func taken(
        _ call: (inout UnsafeMutablePointer<UInt8>?, inout Int, UnsafeMutablePointer<CChar>) -> Int32
    ) -> [UInt8]? {
        var out: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CODECS_MESSAGE_BYTES))
        guard call(&out, &count, &message) == CODECS_OK.rawValue, let out else { return nil }
        defer { codecs_free(out) }
        // What the codec allocated, `count` bytes of it.
        return Array(UnsafeBufferPointer(start: out, count: count))
    }
}
