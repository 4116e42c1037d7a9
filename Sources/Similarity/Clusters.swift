/// Similarity clusters by the tree codebook: a product's path depends on nothing but its look; its cluster is the
/// deepest node on that path with enough members. So ids need no history, and a new product moves at most its own
/// node's members.
package enum Clusters {
    static let leastMembers = 3

    /// One id for each path, in the same order: `style-0/c3.5.1`.
    package static func ids(paths: [[Int]], modelVersion: String) -> [String] {
        var members: [[Int]: Int] = [:]
        for path in paths {
            for depth in path.indices { members[Array(path[...depth]), default: 0] += 1 }
        }
        return paths.map { path in
            let deepest = path.indices.last { members[Array(path[...$0]), default: 0] >= leastMembers } ?? 0
            return "\(modelVersion)/c" + path.prefix(deepest + 1).map(String.init).joined(separator: ".")
        }
    }
}
