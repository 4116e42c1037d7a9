import Catalog
import Foundation
import NIOCore
import Objects
import Widgets

/// The payloads of published shares with the newest price and stock in them, each made once for as long as neither
/// the bundle nor a snapshot changes.
actor FreshPayloads {
    struct Fresh: Sendable {
        /// Without the times of one answer.
        var payload: Payload
        /// Weak: answers of one state differ in their times.
        var tag: EntityTag
    }

    private struct Made: Sendable {
        var published: FileStamp
        var snapshots: [String: FileStamp]
        var address: URL
        var fresh: Fresh
    }

    /// Of a published payload.
    static let limitBytes = 64 << 20

    private let folder: PublishedFolder
    private let snapshots: NewestSnapshots
    private var made: [String: Made] = [:]
    private var published: [String: (stamp: FileStamp, payload: Payload)] = [:]

    init(folder: PublishedFolder, snapshots: NewestSnapshots) {
        self.folder = folder
        self.snapshots = snapshots
    }

    /// - Parameter address: Where the published payload lies, absolute.
    /// - Throws: `shareNotFound` when the share is not published, `unavailable` when its payload cannot be read.
    func fresh(share: String, address: URL, now: Date) async throws(ProblemDetails) -> Fresh {
        guard let file = await folder.open(["w", share, "payload.json"]) else {
            (made[share], published[share]) = (nil, nil)
            throw .shareNotFound
        }
        let payload = try await payload(of: share, in: file)
        let truth = await truth(for: payload)
        if let known = made[share], known.published == file.stamp, known.snapshots == truth.stamps,
            known.address == address
        {
            return known.fresh
        }
        var refreshed = payload.refreshed(with: truth.store, at: now, lifetimeSeconds: 0, address: address)
        (refreshed.generatedAt, refreshed.freshUntil) = (nil, nil)
        var tag = EntityTag(ContentHash(of: refreshed.encoded()))
        tag.isWeak = true
        let fresh = Fresh(payload: refreshed, tag: tag)
        made[share] = Made(published: file.stamp, snapshots: truth.stamps, address: address, fresh: fresh)
        return fresh
    }

    private func payload(of share: String, in file: OpenFile) async throws(ProblemDetails) -> Payload {
        if let known = published[share], known.stamp == file.stamp { return known.payload }
        let payload = await offEventLoop { () -> Payload? in
            guard file.length <= Self.limitBytes, let bytes = try? file.read(0..<file.length) else { return nil }
            return try? Payload(decoding: Array(bytes.readableBytesView))
        }
        guard let payload else { throw .unavailable }
        published[share] = (file.stamp, payload)
        return payload
    }

    private func truth(for payload: Payload) async -> (store: StoreTruth, stamps: [String: FileStamp]) {
        let products = Dictionary(grouping: payload.products.compactMap { ProductID(publicID: $0.id) }, by: \.store)
        var truth = StoreTruth(products: [:], stores: [:])
        var stamps: [String: FileStamp] = [:]
        for (store, ids) in products {
            guard let answer = await snapshots.answer(store: store, products: Set(ids)) else { continue }
            for id in ids { truth.products[id] = answer.products[id] }
            truth.stores[store] = answer.store
            stamps[store] = answer.stamp
        }
        return (truth, stamps)
    }
}
