import Imaging

/// A body as bytes, for caches. Little-endian:
///
///     "TABODY1\n"
///     frame      width u32, height u32, pixelsPerHeight f64, centreX f64, floorY f64
///     landmarks  halfWidths, legInner, legOuter, shoulderTop: each count u32 and f64s; then ten f64s in the order
///                of `BodyLandmarks`
///     rows       for each row: first covered column u16, count u16
///     planes     for the covered runs of all rows, one plane after the other: coverage u8, shading u16,
///                specular u16, part u8, depth i16, normal x y z i16, tank u8, shorts u8
///
/// Outside the runs every plane is 0. Steps are those of `Quantised`, which are applied when a body is drawn, so
/// that what is read back equals what was written bit for bit.
extension Body {
    private static let mark = [UInt8]("TABODY1\n".utf8)
    private static let sideLimit = 8192
    private static let tableLimit = 4096

    package func encoded() -> [UInt8] {
        var out = ByteWriter()
        out.bytes = Self.mark
        out.word(frame.width)
        out.word(frame.height)
        for value in [frame.pixelsPerHeight, frame.centreX, frame.floorY] { out.double(value) }
        for table in landmarks.tables {
            out.word(table.count)
            for value in table { out.double(value) }
        }
        for value in landmarks.measures { out.double(value) }
        let runs = coveredRuns()
        for run in runs {
            out.half(UInt16(run.isEmpty ? 0 : run.lowerBound % frame.width))
            out.half(UInt16(run.count))
        }
        let pixels = runs.flatMap { Array($0) }
        out.bytes.reserveCapacity(out.bytes.count + pixels.count * 16)
        for pixel in pixels { out.bytes.append(Quantised.shareByte(coverage.values[pixel])) }
        for pixel in pixels { out.half(Quantised.lightWord(shading.values[pixel])) }
        for pixel in pixels { out.half(Quantised.lightWord(specular.values[pixel])) }
        for pixel in pixels { out.bytes.append(parts.bytes[pixel]) }
        for pixel in pixels { out.half(UInt16(bitPattern: Quantised.depthWord(depth.values[pixel]))) }
        for axis in 0..<3 {
            for pixel in pixels { out.half(UInt16(bitPattern: Quantised.normalWord(normals[pixel][axis]))) }
        }
        for pixel in pixels { out.bytes.append(Quantised.shareByte(tank.values[pixel])) }
        for pixel in pixels { out.bytes.append(Quantised.shareByte(shorts.values[pixel])) }
        return out.bytes
    }

    package init(encoded bytes: [UInt8]) throws(BodyEncodingError) {
        var input = ByteReader(bytes: bytes)
        guard try input.take(Self.mark.count) == Self.mark[...] else { throw .otherFormat }
        let (width, height) = (try input.word(), try input.word())
        guard (1...Self.sideLimit).contains(width), (1...Self.sideLimit).contains(height) else {
            throw .damaged("a frame of \(width) x \(height)")
        }
        let frame = Frame(
            width: width, height: height, pixelsPerHeight: try input.double(), centreX: try input.double(),
            floorY: try input.double())
        var tables: [[Double]] = []
        for _ in 0..<4 {
            let count = try input.word()
            guard count <= Self.tableLimit else { throw .damaged("a table of \(count) values") }
            tables.append(try input.doubles(count))
        }
        let landmarks = BodyLandmarks(tables: tables, measures: try input.doubles(10))
        var pixels: [Int] = []
        for row in 0..<height {
            let (first, count) = (Int(try input.half()), Int(try input.half()))
            guard first + count <= width else { throw .damaged("a run beyond the right edge in row \(row)") }
            pixels.append(contentsOf: (row * width + first)..<(row * width + first + count))
        }
        let empty = Plane(width: width, height: height)
        self.init(
            frame: frame, coverage: empty, shading: empty, specular: empty, parts: Mask(width: width, height: height),
            depth: empty, normals: Array(repeating: .zero, count: width * height), tank: empty, shorts: empty,
            landmarks: landmarks)
        try readPlanes(of: pixels, &input)
        guard input.isAtEnd else { throw .damaged("bytes after the end") }
    }

    private mutating func readPlanes(of pixels: [Int], _ input: inout ByteReader) throws(BodyEncodingError) {
        for pixel in pixels { coverage.values[pixel] = Float(try input.byte()) / Quantised.shareSteps }
        for pixel in pixels { shading.values[pixel] = Float(try input.half()) / Quantised.lightSteps }
        for pixel in pixels { specular.values[pixel] = Float(try input.half()) / Quantised.lightSteps }
        for pixel in pixels {
            let part = try input.byte()
            guard Part(rawValue: part) != nil else { throw .damaged("part \(part)") }
            parts.bytes[pixel] = part
        }
        for pixel in pixels { depth.values[pixel] = Float(try input.signedHalf()) / Quantised.depthSteps }
        for axis in 0..<3 {
            for pixel in pixels { normals[pixel][axis] = Float(try input.signedHalf()) / Quantised.normalSteps }
        }
        for pixel in pixels { tank.values[pixel] = Float(try input.byte()) / Quantised.shareSteps }
        for pixel in pixels { shorts.values[pixel] = Float(try input.byte()) / Quantised.shareSteps }
    }

    /// From the first to the last covered pixel of each row.
    private func coveredRuns() -> [Range<Int>] {
        (0..<frame.height).map { row in
            let pixels = (row * frame.width)..<((row + 1) * frame.width)
            guard let first = pixels.first(where: { coverage.values[$0] > 0 }),
                let last = pixels.last(where: { coverage.values[$0] > 0 })
            else { return pixels.lowerBound..<pixels.lowerBound }
            return first..<(last + 1)
        }
    }
}

/// Why bytes are not a body; whoever finds one draws the body again.
package enum BodyEncodingError: Error, Equatable, Sendable {
    case otherFormat
    case truncated
    case damaged(String)
}

extension BodyLandmarks {
    fileprivate var tables: [[Double]] { [halfWidths, legInner, legOuter, shoulderTop] }

    fileprivate var measures: [Double] {
        [
            shoulderJointX, shoulderJointY, neckHalfWidth, upperArmLength, forearmLength, upperArmRadius, crotchY,
            waistY, hipY, chestY,
        ]
    }

    fileprivate init(tables: [[Double]], measures: [Double]) {
        self.init(
            halfWidths: tables[0], legInner: tables[1], legOuter: tables[2], shoulderTop: tables[3],
            shoulderJointX: measures[0], shoulderJointY: measures[1], neckHalfWidth: measures[2],
            upperArmLength: measures[3], forearmLength: measures[4], upperArmRadius: measures[5],
            crotchY: measures[6], waistY: measures[7], hipY: measures[8], chestY: measures[9])
    }
}

private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func half(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    mutating func word(_ value: Int) {
        half(UInt16(truncatingIfNeeded: value))
        half(UInt16(truncatingIfNeeded: value >> 16))
    }
    mutating func double(_ value: Double) {
        for shift in stride(from: 0, to: 64, by: 16) { half(UInt16(truncatingIfNeeded: value.bitPattern >> shift)) }
    }
}

private struct ByteReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ count: Int) throws(BodyEncodingError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw .truncated }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
    mutating func byte() throws(BodyEncodingError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }
    mutating func half() throws(BodyEncodingError) -> UInt16 {
        let low = try byte()
        return UInt16(low) | UInt16(try byte()) << 8
    }
    mutating func signedHalf() throws(BodyEncodingError) -> Int16 { Int16(bitPattern: try half()) }
    mutating func word() throws(BodyEncodingError) -> Int {
        let low = try half()
        return Int(low) | Int(try half()) << 16
    }
    mutating func double() throws(BodyEncodingError) -> Double {
        var bits: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 16) { bits |= UInt64(try half()) << UInt64(shift) }
        return Double(bitPattern: bits)
    }
    mutating func doubles(_ count: Int) throws(BodyEncodingError) -> [Double] {
        var values: [Double] = []
        for _ in 0..<count { values.append(try double()) }
        return values
    }
}
