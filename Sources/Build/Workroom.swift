import Objects

/// Where units of work are made: the cache, the disk, and how many at a time.
struct Workroom: Sendable {
    var files: any FileSystem
    var cache: any Cache
    /// Hashes of input files.
    var known: StatCache
    var jobs: Int
    var progress: any BuildProgress

    /// One result for every unit, in their order: those that the cache has, and the missing ones, made now.
    func results<Batch: WorkBatch>(_ stage: String, _ batches: [Batch]) async throws(BuildError) -> [[WorkResult]] {
        var results: [[WorkResult?]] = []
        var missing: [(batch: Int, places: [Int])] = []
        for (index, batch) in batches.enumerated() {
            let found = try batch.keys.map { key throws(BuildError) in
                try fileErrors { () throws(FileError) in try cache.result(of: key) }
                    .flatMap { $0[NamedBytes.failure] == nil ? WorkResult(outputs: $0, isReused: true) : nil }
            }
            results.append(found)
            let places = found.indices.filter { found[$0] == nil }
            if !places.isEmpty { missing.append((index, places)) }
        }
        progress.begin(stage, of: missing.reduce(0) { $0 + $1.places.count })
        defer { progress.end(stage) }
        let made = try await concurrently(missing, jobs: jobs) { item throws(BuildError) in
            try make(batches[item.batch], at: item.places, stage: stage)
        }
        for (item, outcome) in zip(missing, made) {
            for (place, result) in zip(item.places, outcome) {
                results[item.batch][place] = WorkResult(outputs: result, isReused: false)
            }
        }
        return results.map { $0.compactMap { $0 } }
    }

    /// The same for units that share nothing.
    func results<Unit: WorkUnit>(_ stage: String, _ units: [Unit]) async throws(BuildError) -> [WorkResult] {
        try await results(stage, units.map(Single.init)).flatMap { $0 }
    }

    /// One result, from the cache or made now.
    func result(of unit: some WorkUnit) throws(BuildError) -> WorkResult {
        if let found = try fileErrors({ () throws(FileError) in try cache.result(of: unit.key) }) {
            return WorkResult(outputs: found, isReused: true)
        }
        let made = try make(Single(unit: unit), at: [0], stage: nil)
        return WorkResult(outputs: made[0], isReused: false)
    }

    /// Stores each result as soon as it is there, so that a killed build has lost one a job.
    private func make(
        _ batch: some WorkBatch, at places: [Int], stage: String?
    ) throws(BuildError) -> [ActionResult] {
        var results: [ActionResult] = []
        try batch.make(places, in: self) { place, outputs throws(BuildError) in
            try fileErrors { () throws(FileError) in
                var stored: [ActionResult.Output] = []
                for output in outputs {
                    let content = try cache.store(output.bytes)
                    stored.append(.init(name: output.name, content: content, bytes: output.bytes.count))
                }
                let result = ActionResult(outputs: stored)
                try cache.store(result, of: batch.keys[place])
                results.append(result)
            }
            if let stage { progress.advance(stage) }
        }
        return results
    }

    /// - Throws: `cacheDamaged` when the object is gone or is not what its name says; it is then made anew when
    ///   asked for again.
    func bytes(of content: ContentHash) throws(BuildError) -> [UInt8] {
        guard let bytes = try fileErrors({ () throws(FileError) in try cache.bytes(of: content) }) else {
            throw .cacheDamaged(path: "cas/\(content)")
        }
        return bytes
    }

    /// The bytes of an input that was hashed before.
    func input(_ file: String, shownAs name: String, content: ContentHash, limit: Int) throws(BuildError) -> [UInt8] {
        do {
            let bytes = try files.read(file, limit: limit)
            if ContentHash(of: bytes) == content { return bytes }
        } catch {
            guard error.isMissing else { throw .file(error) }
        }
        throw .inputChanged(file: name)
    }
}

/// Units of work that share an input which is costly to open.
protocol WorkBatch: Sendable {
    var keys: [ActionKey] { get }
    /// Gives one result for each of these places of `keys`, in their order. What cannot be made is a result as well.
    func make(
        _ places: [Int], in room: Workroom, done: (Int, [NamedBytes]) throws(BuildError) -> Void
    ) throws(BuildError)
}

/// One unit of work: a pure function of what its key names.
protocol WorkUnit: Sendable {
    var key: ActionKey { get }
    func make(in room: Workroom) throws(BuildError) -> [NamedBytes]
}

struct NamedBytes: Sendable {
    var name: String
    var bytes: [UInt8]

    /// The name of what a unit gives that failed for now: the next build tries it again.
    static let failure = "failure"
}

struct WorkResult: Sendable {
    var outputs: ActionResult
    var isReused: Bool
}

private struct Single<Unit: WorkUnit>: WorkBatch {
    let unit: Unit
    var keys: [ActionKey] { [unit.key] }

    func make(
        _ places: [Int], in room: Workroom, done: (Int, [NamedBytes]) throws(BuildError) -> Void
    ) throws(BuildError) {
        for place in places { try done(place, unit.make(in: room)) }
    }
}

/// What the disk refuses ends the build.
func fileErrors<Value>(_ body: () throws(FileError) -> Value) throws(BuildError) -> Value {
    do {
        return try body()
    } catch {
        throw .file(error)
    }
}
