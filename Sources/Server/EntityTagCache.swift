import NIOCore
import Objects

/// Entity tags by content, each file hashed once for as long as its stamp stands. A build never writes into a
/// published file, so a stamp stands for its bytes.
actor EntityTagCache {
    private var tags: [FileStamp: EntityTag] = [:]
    private let limit: Int

    init(limit: Int = 50_000) {
        self.limit = limit
    }

    func tag(of file: OpenFile) async throws(OpenFile.ReadFailed) -> EntityTag {
        if let known = tags[file.stamp] { return known }
        let hashed = await offEventLoop { () -> Result<EntityTag, OpenFile.ReadFailed> in
            Result { () throws(OpenFile.ReadFailed) in
                EntityTag(ContentHash(of: try file.read(0..<file.length).readableBytesView))
            }
        }
        let tag = try hashed.get()
        if tags.count >= limit { tags.removeAll(keepingCapacity: true) }
        tags[file.stamp] = tag
        return tag
    }
}
