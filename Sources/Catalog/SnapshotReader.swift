/// Reads `catalog/STORE.jsonl`, plain or zstd, line by line: a bad line is one problem, and the rest is read.
///
///     var reader = try SnapshotReader(path: path, shownAs: "catalog/nord.jsonl")
///     while let entry = reader.next() { … }
package struct SnapshotReader: ~Copyable {
    package enum Entry: Sendable, Equatable {
        case product(Product, line: Int)
        /// An error: the line was skipped. A warning: its product follows.
        case problem(Problem)
    }

    package struct Limits: Sendable {
        /// Of one line, in bytes.
        package var lineLength = 4 << 20
        package var products = 1_000_000

        package init() {}
    }

    package let snapshot: Snapshot
    private let file: String
    private let limits: Limits
    private var lines: LineReader
    /// Problems found and not yet given out, and the product that comes after them.
    private var waiting: [Entry] = []
    /// Where each product's id stood first.
    private var firstLines: [ProductID: Int] = [:]
    private var isAtEnd = false

    /// Reads line 1. `file` is the file's name in problems. Throws the problem that makes the whole file unusable.
    package init(path: String, shownAs file: String, limits: Limits = Limits()) throws(Problem) {
        var lines = try Self.reading(file) { () throws(ByteSource.Failure) in
            try LineReader(path: path, lengthLimit: limits.lineLength)
        }
        let first = try Self.reading(file) { () throws(ByteSource.Failure) in try lines.next() }
        var warnings: [FieldError] = []
        let snapshot: Snapshot
        do throws(FieldError) {
            snapshot = try Snapshot(Self.value(of: first, limits: limits), warnings: &warnings)
        } catch {
            throw error.problem(
                .error, file: file, line: 1,
                consequence: "line 1 must be {\"snapshot\":{\"store_id\":…,\"as_of\":…,\"currency\":…,\"complete\":…}}")
        }
        self.snapshot = snapshot
        self.file = file
        self.limits = limits
        self.lines = lines
        waiting = warnings.map { .problem($0.problem(.warning, file: file, line: 1)) }
    }

    private static func reading<Value: ~Copyable>(
        _ file: String, _ read: () throws(ByteSource.Failure) -> Value
    ) throws(Problem) -> Value {
        do throws(ByteSource.Failure) {
            return try read()
        } catch {
            throw problem(error, file: file, line: nil)
        }
    }

    /// The next product or problem, in the file's order; nil at the end.
    package mutating func next() -> Entry? {
        while waiting.isEmpty, !isAtEnd { readLine() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    private mutating func readLine() {
        do throws(ByteSource.Failure) {
            guard let line = try lines.next() else {
                isAtEnd = true
                return
            }
            if case .text(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
            read(line)
        } catch {
            isAtEnd = true
            waiting.append(.problem(Self.problem(error, file: file, line: lines.number)))
        }
    }

    private mutating func read(_ line: LineReader.Line) {
        let number = lines.number
        var reading = ProductReading(snapshot: snapshot)
        do throws(FieldError) {
            let product = try reading.product(from: Self.value(of: line, limits: limits))
            if let first = firstLines[product.id] {
                throw FieldError(
                    field: "product_id", code: "duplicate_product",
                    message: "product_id \(product.id.rawID.quoted) stands on line \(first) already")
            }
            guard firstLines.count < limits.products else {
                isAtEnd = true
                waiting.append(
                    .problem(
                        Problem(
                            severity: .error, file: file, line: number, code: "too_many_products",
                            message:
                                "the snapshot has more than \(limits.products) products; neither this one nor the rest"
                                + " was read")))
                return
            }
            firstLines[product.id] = number
            waiting += reading.warnings.map { .problem($0.problem(.warning, file: file, line: number)) }
            waiting.append(.product(product, line: number))
        } catch {
            waiting.append(
                .problem(error.problem(.error, file: file, line: number, consequence: "the product was skipped")))
        }
    }

    private static func value(of line: LineReader.Line?, limits: Limits) throws(FieldError) -> JSONValue {
        switch line {
        case .text(var bytes):
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            do throws(JSONError) {
                return try JSONReader.read(bytes)
            } catch {
                throw FieldError(field: "", code: "json_invalid", message: "the line is \(error)")
            }
        case .tooLong:
            throw FieldError(
                field: "", code: "line_too_long", message: "the line has more than \(limits.lineLength) bytes")
        case nil:
            throw FieldError(field: "", code: "snapshot_empty", message: "the file is empty")
        }
    }

    /// Whether after this problem products are missing that the store did list.
    package static func endsTooSoon(_ problem: Problem) -> Bool {
        ["file_unreadable", "zstd_damaged", "zstd_truncated", "out_of_memory", "too_many_products"]
            .contains(problem.code)
    }

    private static func problem(_ failure: ByteSource.Failure, file: String, line: Int?) -> Problem {
        let (code, message) =
            switch failure {
            case .unreadable(let reason): ("file_unreadable", "the snapshot cannot be read: \(reason)")
            case .compressedDamaged(let reason):
                (
                    "zstd_damaged",
                    "the compressed data cannot be read any further: \(reason); the lines so far were read"
                )
            case .compressedTruncated:
                ("zstd_truncated", "the compressed data ends in the middle of a frame; the lines so far were read")
            case .outOfMemory: ("out_of_memory", "there is no memory to decompress the snapshot")
            }
        return Problem(severity: .error, file: file, line: line, code: code, message: message)
    }
}
