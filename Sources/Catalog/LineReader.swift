/// The lines of a file one by one. Never holds more than one line and one piece of the file.
struct LineReader: ~Copyable {
    enum Line: Equatable {
        /// Without its line feed and carriage return.
        case text([UInt8])
        /// It had more bytes than are allowed, and was passed over.
        case tooLong
    }

    private var source: ByteSource
    private let lengthLimit: Int
    private var piece: [UInt8] = []
    private var position = 0
    /// Of the line read last, from 1.
    private(set) var number = 0

    init(path: String, lengthLimit: Int) throws(ByteSource.Failure) {
        source = try ByteSource(path: path)
        self.lengthLimit = lengthLimit
    }

    /// nil after the last line. A line that the file's end cuts is a line.
    mutating func next() throws(ByteSource.Failure) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        var started = false
        while true {
            if position == piece.count {
                piece = try source.next()
                position = 0
                if piece.isEmpty { break }
            }
            if !started {
                started = true
                number += 1
            }
            let rest = piece[position...]
            let end = rest.firstIndex(of: 0x0A)
            let part = rest[..<(end ?? rest.endIndex)]
            if line.count + part.count > lengthLimit + 1 { isTooLong = true }
            if !isTooLong { line.append(contentsOf: part) }
            position = end.map { $0 + 1 } ?? piece.count
            if end != nil { break }
        }
        guard started else { return nil }
        if line.last == 0x0D { line.removeLast() }
        return isTooLong || line.count > lengthLimit ? .tooLong : .text(line)
    }
}
