import Avatars
import Catalog
import Foundation
import Objects
import Shares
import Similarity
import TryOn
import Widgets

/// Everything from a workspace to its published folder.
///
/// Each stage is a pure function of its inputs and a version, made unit by unit; what a unit gave lies in the cache
/// under the hash of all that it depends on. So a build makes what is missing, gathers the rest, and the same
/// workspace always gives the same bytes.
package struct WorkspaceBuild: Sendable {
    let workspace: Workspace
    let options: BuildOptions
    let tools: StageTools
    let files: any FileSystem

    package init(
        workspace: Workspace, options: BuildOptions = BuildOptions(), tools: StageTools = StageTools(),
        files: any FileSystem = LocalFileSystem()
    ) {
        self.workspace = workspace
        self.options = options
        self.tools = tools
        self.files = files
    }

    package func run(progress: any BuildProgress = NoProgress()) async throws(BuildError) -> Report {
        let lock = try lock()
        let outcome = await outcome(progress)
        lock.release()
        return try outcome.get()
    }

    private func outcome(_ progress: any BuildProgress) async -> Result<Report, BuildError> {
        do throws(BuildError) {
            do throws(BuildError) {
                return .success(try await build(progress))
            } catch .cacheDamaged {
                // What is forgotten is made anew, like anything that is missing.
                let cache = try workroom(progress).cache
                try fileErrors { () throws(FileError) in try cache.forgetDamaged() }
                return .success(try await build(progress))
            }
        } catch {
            return .failure(error)
        }
    }

    private func build(_ progress: any BuildProgress) async throws(BuildError) -> Report {
        var clock = StageClock()
        let room = try workroom(progress)
        let out = out()
        try Publication.check(out, files: files)

        let inputs = try await Inputs(of: workspace, files: files, now: options.now)
        var problems = inputs.problems
        try check(inputs.settings.models)
        clock.end("catalog")

        let limits = inputs.settings.limits
        let entries = inputs.catalog.entries
        let garments = try await GarmentStage(workspace: workspace, room: room, tools: tools, limits: limits)
            .garments(of: entries, &problems)
        clock.end("cuts")

        let style = try style()
        let looks = try await LookStage(room: room, model: style, limits: limits)
            .looks(of: entries, garments: garments, &problems)
        let enrichments = Enrichments(entries, looks: looks, modelVersion: style.version)
        clock.end("embeddings")

        let exhibits = Exhibits(inputs: inputs, garments: garments, &problems)
        let pictures = try await PictureStage(room: room, tools: tools, settings: inputs.settings)
            .pictures(of: exhibits, &problems)
        clock.end("pictures")

        let tryOns = try await TryOnStage(room: room, tools: tools, settings: inputs.settings)
            .tryOns(of: exhibits, &problems)
        clock.end("try-ons")

        let collections = CollectionStage(
            settings: inputs.settings, stores: inputs.catalog.stores, pictures: pictures, tryOns: tryOns,
            enrichments: enrichments)
        var publication = try Publication(to: out, room: room)
        let change: FolderUpdate.Change
        do throws(BuildError) {
            try publication.add(inputs, exhibits: exhibits, collections: collections)
            clock.end("pages")
            try fileErrors { () throws(FileError) in try room.known.save() }
            change = try publication.publish()
        } catch {
            publication.discard()
            throw error
        }
        clock.end("publish")

        var report = Report()
        report.products.read = entries.count
        report.products.skipped = inputs.catalog.skipped
        report.cuts = GarmentStage.counts(garments)
        report.renders = tryOns.counts
        report.record(change, shares: inputs.shares.map(\.id), baseURL: inputs.settings.baseURL)
        report.seconds = clock.seconds
        report.peakMemoryBytes = Report.peakMemoryBytes()
        report.problems = problems.all
        return report
    }

    private func lock() throws(BuildError) -> WorkspaceLock {
        let settings = workspace.path(of: Workspace.settingsFile)
        let folder = workspace.path(of: Workspace.cacheFolder)
        try fileErrors { () throws(FileError) in
            guard try files.status(of: settings) != nil else { return }
            try files.makeFolder(folder)
        }
        do throws(WorkspaceLock.Failure) {
            return try WorkspaceLock("\(folder)/lock")
        } catch {
            switch error {
            case .held(let process): throw .locked(workspace: workspace.path, by: process)
            case .file(let error) where error.isMissing: throw .workspaceMissing(path: workspace.path)
            case .file(let error): throw .file(error)
            }
        }
    }

    private func check(_ models: Settings.Models) throws(BuildError) {
        guard let wanted = models.tryOn, wanted != tools.model.version else { return }
        throw .unusable([
            Problem(
                severity: .error, file: Workspace.settingsFile, field: "models.try_on", code: "model_unknown",
                message: "models.try_on is \"\(wanted)\"; this program has \(tools.model.version)")
        ])
    }

    private func workroom(_ progress: any BuildProgress) throws(BuildError) -> Workroom {
        let folder = workspace.path(of: Workspace.cacheFolder)
        return try fileErrors { () throws(FileError) in
            Workroom(
                files: files, cache: try FolderCache(folder: folder, files: files),
                known: try StatCache("\(folder)/stat", files: files), jobs: options.jobs, progress: progress)
        }
    }

    private func out() -> String {
        let path = options.out.map { Workspace($0).path } ?? workspace.dist
        // A link to a folder is exchanged where the folder is.
        return (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil
            ? path : URL(filePath: path).resolvingSymlinksInPath().path
    }

    private func style() throws(BuildError) -> StyleModel {
        do throws(StyleModel.FormatError) {
            return try StyleModel.embedded()
        } catch {
            throw .unusable([
                Problem(
                    severity: .error, code: "style_model", message: "this program's style model is damaged: \(error)")
            ])
        }
    }
}

/// Seconds of each stage, by a clock that only runs forward.
private struct StageClock {
    private(set) var seconds: [String: Double] = [:]
    private var start = ContinuousClock.now

    mutating func end(_ stage: String) {
        let now = ContinuousClock.now
        let parts = (now - start).components
        seconds[stage] = ((Double(parts.seconds) + Double(parts.attoseconds) * 1e-18) * 1000).rounded() / 1000
        start = now
    }
}

extension Report {
    mutating func record(_ change: FolderUpdate.Change, shares: [String], baseURL: String?) {
        let changed = Set((change.written + change.removed).compactMap(Self.share))
        for share in shares {
            if changed.contains(share) { bundles.written += 1 } else { bundles.unchanged += 1 }
        }
        bundles.removed = Set(change.removed.compactMap(Self.share)).subtracting(shares).count
        bytesWritten = change.bytesWritten
        purge = change.removed.filter { !$0.hasSuffix(".gz") && !$0.hasSuffix(".zst") }
            .flatMap { path in
                // A page is cached under the address that people use, its folder's.
                path.hasSuffix("/index.html") ? [String(path.dropLast("index.html".count)), path] : [path]
            }
            .map { path in baseURL.map { "\($0)/\(path)" } ?? path }
    }

    /// `w/SHARE/…`
    private static func share(_ path: String) -> String? {
        let parts = path.split(separator: "/", maxSplits: 2)
        return parts.count == 3 && parts[0] == "w" ? String(parts[1]) : nil
    }
}
