import Catalog
import Foundation
import Garments
import Imaging
import Objects

/// What came of a product's photos.
struct Garment: Sendable {
    /// The photo that stands for the product: the one that was cut, else the first that shows it alone.
    var photo: InputFile?
    /// The cut in the cache, also of a garment that is shown but not tried on.
    var cut: ContentHash?
    /// nil when it can be tried on.
    var refusal: Refusal?
    var isReused = false
    var isTried = false

    /// Of two photos of one product: one to try on, then one to show cut out, then the earlier.
    fileprivate var rank: Int {
        if !isTried { return 0 }
        return refusal == nil ? 3 : cut != nil ? 2 : 1
    }
}

/// Cuts garments out of product photos. A product's photos are tried in order until one can be tried on; photos of
/// people, of backs and of details are not.
struct GarmentStage: Sendable {
    /// Photos that are tried for one product.
    static let limit = 8

    let workspace: Workspace
    let room: Workroom
    let tools: StageTools
    let limits: ImageLimits

    /// One garment a product, in their order.
    func garments(
        of entries: [CatalogInput.Entry], _ problems: inout ProblemList
    ) async throws(BuildError) -> [Garment] {
        let searches = try await concurrently(entries, jobs: room.jobs) { entry throws(BuildError) in
            try search(entry)
        }
        var (garments, complaints) = (searches.map(\.garment), searches.map(\.problems))
        var waiting = entries.indices.filter { !searches[$0].candidates.isEmpty }
        var round = 0
        while !waiting.isEmpty {
            let units = waiting.map { searches[$0].candidates[round] }
            for (index, result) in zip(waiting, try await room.results("cuts", units)) {
                try take(result, of: searches[index].candidates[round], into: &garments[index], &complaints[index])
            }
            round += 1
            waiting = waiting.filter {
                garments[$0].refusal != nil && round < searches[$0].candidates.count
            }
        }
        for (index, entry) in entries.enumerated() {
            problems.add(complaints[index])
            if let refusal = garments[index].refusal, refusal != .categoryUnsupported {
                problems.add(warning(refusal, of: entry, photo: garments[index].photo))
            }
        }
        return garments
    }

    /// Products of kinds that nobody tries on are not counted.
    static func counts(_ garments: [Garment]) -> Report.Cuts {
        var cuts = Report.Cuts()
        for garment in garments where garment.refusal != .categoryUnsupported {
            if garment.refusal == nil { cuts.accepted += 1 } else { cuts.refused += 1 }
            if garment.isReused { cuts.reused += 1 }
        }
        return cuts
    }

    private struct Search: Sendable {
        var garment: Garment
        var candidates: [CutUnit] = []
        var problems: [Problem] = []
    }

    /// Looks which photos there are, and reads those that are new to the stat cache.
    private func search(_ entry: CatalogInput.Entry) throws(BuildError) -> Search {
        let (product, canFit) = (entry.product, entry.product.category.fit != nil)
        var search = Search(garment: Garment(refusal: canFit ? .imageMissing : .categoryUnsupported))
        var worn: InputFile?
        for image in product.images.prefix(Self.limit) {
            guard let photo = try file(image.cut ?? image.path, of: entry, &search.problems) else { continue }
            if image.role == .worn {
                worn = worn ?? photo
                continue
            }
            search.garment.photo = search.garment.photo ?? photo
            guard canFit, image.role == nil || image.role == .front else { continue }
            var mask: InputFile?
            if image.cut == nil, let path = image.mask { mask = try file(path, of: entry, &search.problems) }
            search.candidates.append(
                CutUnit(photo: photo, mask: mask, category: product.category, tools: tools, limits: limits))
        }
        if canFit, search.garment.photo == nil, worn != nil { search.garment.refusal = .wornByPerson }
        search.garment.photo = search.garment.photo ?? worn
        return search
    }

    private func file(
        _ path: String, of entry: CatalogInput.Entry, _ problems: inout [Problem]
    ) throws(BuildError) -> InputFile? {
        let name = "\(Workspace.catalogFolder)/\(path)"
        let full = workspace.path(of: name)
        do {
            if let content = try room.known.content(of: full, limit: limits.bytes) {
                return InputFile(path: full, name: name, content: content)
            }
            problems.append(
                Problem(
                    severity: .error, file: name, code: "image_missing",
                    message: "there is no such file; \(entry.file):\(entry.line) (\(entry.product.id)) names it"))
        } catch {
            let (code, reason) =
                if case .tooLarge(let limit) = error.cause {
                    ("image_too_large", "it has more than \(limit) bytes; export it smaller")
                } else {
                    ("image_unreadable", "\(error)")
                }
            problems.append(Problem(severity: .error, file: name, code: code, message: reason))
        }
        return nil
    }

    private func take(
        _ result: WorkResult, of unit: CutUnit, into garment: inout Garment, _ problems: inout [Problem]
    ) throws(BuildError) {
        let record = try CutRecord(of: result.outputs, in: room)
        if let complaint = record.problem {
            problems.append(complaint.problem(of: unit.photo))
        }
        let found = Garment(
            photo: unit.photo, cut: result.outputs["cut"]?.content, refusal: record.refusal,
            isReused: result.isReused, isTried: true)
        if found.rank > garment.rank { garment = found }
    }

    private func warning(_ refusal: Refusal, of entry: CatalogInput.Entry, photo: InputFile?) -> Problem {
        Problem(
            severity: .warning, file: photo?.name ?? entry.file, line: photo == nil ? entry.line : nil,
            code: refusal.rawValue,
            message: "\(entry.product.id) is not tried on: \(refusal.message) \(refusal.advice)")
    }
}

/// One photo's garment.
struct CutUnit: WorkUnit {
    let photo: InputFile
    let mask: InputFile?
    let category: Catalog.Category
    let tools: StageTools
    let limits: ImageLimits

    var key: ActionKey {
        ActionKey(
            stage: "cut", version: tools.cutVersion, inputs: [photo.content] + (mask.map { [$0.content] } ?? []),
            parameters: [
                "category": category.name, "image_pixels": "\(limits.pixels)", "image_side": "\(limits.sidePixels)",
            ])
    }

    func make(in room: Workroom) throws(BuildError) -> [NamedBytes] {
        let image: Image
        switch try photo.image(in: room, limits: limits) {
        case .success(let picture): image = picture
        case .failure(let error):
            return [CutRecord(refusal: .imageUnreadable, problem: .init(code: error.code, message: "\(error)")).output]
        }
        var coverage: Mask?
        if let mask {
            let bytes = try room.input(mask.path, shownAs: mask.name, content: mask.content, limit: limits.bytes)
            guard let decoded = try? Mask.decode(bytes, limits: limits) else {
                return [CutRecord(refusal: .maskUnusable).output]
            }
            coverage = decoded
        }
        do throws(Refusal) {
            let cut = try tools.cut(image, category, coverage)
            let record = CutRecord(refusal: cut.refusal, confidence: cut.confidence)
            guard let packed = Compression.zstd(cut.encoded(), level: 3) else { return [record.output] }
            return [record.output, NamedBytes(name: "cut", bytes: packed)]
        } catch {
            return [CutRecord(refusal: error).output]
        }
    }
}

/// What the cache keeps of a cut beside its pixels.
struct CutRecord: Codable, Sendable, Equatable {
    struct Complaint: Codable, Sendable, Equatable {
        var code: String
        var message: String

        func problem(of photo: InputFile) -> Problem {
            Problem(severity: .error, file: photo.name, code: code, message: message)
        }
    }

    var refusal: Refusal?
    var confidence: Double?
    /// Why the file is no picture.
    var problem: Complaint?

    init(refusal: Refusal?, confidence: Double? = nil, problem: Complaint? = nil) {
        self.refusal = refusal
        self.confidence = confidence
        self.problem = problem
    }

    init(of result: ActionResult, in room: Workroom) throws(BuildError) {
        guard let output = result["record"] else { throw .cacheDamaged(path: "ac") }
        self = try room.json(CutRecord.self, of: output.content)
    }

    var output: NamedBytes { .json("record", self) }
}

extension GarmentCut {
    /// A longest side of 1024 pixels of 4 bytes, and landmarks.
    static let bytesLimit = 64_000_000

    init(cached content: ContentHash, in room: Workroom) throws(BuildError) {
        guard let bytes = Compression.unzstd(try room.bytes(of: content), limit: Self.bytesLimit),
            let cut = try? GarmentCut(encoded: bytes)
        else { throw .cacheDamaged(path: "cas/\(content)") }
        self = cut
    }
}

extension NamedBytes {
    /// Sorted keys: the same value gives the same bytes.
    static func json(_ name: String, _ value: some Encodable) -> NamedBytes {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Records hold texts and finite numbers only, which always encode.
        return NamedBytes(name: name, bytes: (try? encoder.encode(value)).map { [UInt8]($0) } ?? [])
    }
}

extension Workroom {
    func json<Value: Decodable>(_ type: Value.Type, of content: ContentHash) throws(BuildError) -> Value {
        let bytes = try bytes(of: content)
        guard let value = try? JSONDecoder().decode(type, from: Data(bytes)) else {
            throw .cacheDamaged(path: "cas/\(content)")
        }
        return value
    }
}
