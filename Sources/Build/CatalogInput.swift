import Catalog
import Objects
import Shares
import Widgets

/// The products of all stores, read line by line. The longest text of a product, its description, is kept only
/// where a page shows it.
struct CatalogInput: Sendable {
    /// One product of a snapshot.
    struct Entry: Sendable {
        /// Without its description, unless a share has it.
        var product: Product
        /// Where it stands.
        var file: String
        var line: Int
    }

    /// By id.
    var entries: [Entry] = []
    var stores: [String: StoreInfo] = [:]
    /// Lines that gave no product.
    var skipped = 0

    func entry(_ id: ProductID) -> Entry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].product.id < id { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].product.id == id ? entries[low] : nil
    }
}

extension CatalogInput {
    init(
        of workspace: Workspace, files: any FileSystem, shared shares: [Share], _ problems: inout ProblemList
    ) throws(BuildError) {
        let wanted = Set(shares.flatMap { $0.items.map(\.product) })
        let folder = workspace.path(of: Workspace.catalogFolder)
        let names = try fileErrors { () throws(FileError) in
            try files.status(of: folder)?.kind == .folder ? try files.list(folder) : []
        }
        let snapshots = names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.zst") }
        var places: [ProductID: String] = [:]
        for name in snapshots {
            try read("\(Workspace.catalogFolder)/\(name)", in: workspace, wanted: wanted, &places, &problems)
        }
        if snapshots.isEmpty, !wanted.isEmpty {
            throw .unusable([
                Problem(
                    severity: .error, file: Workspace.catalogFolder, code: "catalog_empty",
                    message: "there is no snapshot (STORE.jsonl or STORE.jsonl.zst), and shares name products; nothing "
                        + "was published anew")
            ])
        }
        entries.sort { $0.product.id < $1.product.id }
    }

    /// A line that gives no product is skipped. A snapshot that cannot be read as a whole stops the build: what its
    /// store has published would vanish otherwise.
    private mutating func read(
        _ file: String, in workspace: Workspace, wanted: Set<ProductID>, _ places: inout [ProductID: String],
        _ problems: inout ProblemList
    ) throws(BuildError) {
        do throws(Problem) {
            var reader = try SnapshotReader(path: workspace.path(of: file), shownAs: file)
            let snapshot = reader.snapshot
            if stores[snapshot.storeID] == nil {
                stores[snapshot.storeID] = StoreInfo(
                    id: snapshot.storeID, name: snapshot.storeName, asOf: snapshot.asOf)
            }
            while let next = reader.next() {
                switch next {
                case .problem(let problem):
                    if SnapshotReader.endsTooSoon(problem) { throw problem }
                    if problem.severity == .error { skipped += 1 }
                    problems.add(problem)
                case .product(let product, let line):
                    if let place = places[product.id], place != file {
                        skipped += 1
                        problems.add(
                            Problem(
                                severity: .error, file: file, line: line, field: "product_id",
                                code: "duplicate_product",
                                message: "product_id \"\(product.id.rawID)\" of the store \(product.id.store) stands "
                                    + "in \(place) already; the product was skipped"))
                    } else {
                        places[product.id] = file
                        entries.append(
                            Entry(
                                product: wanted.contains(product.id) ? product : product.withoutDescription, file: file,
                                line: line))
                    }
                }
            }
        } catch {
            throw .unusable([error])
        }
    }
}

extension Product {
    fileprivate var withoutDescription: Product {
        var product = self
        product.description = ""
        return product
    }
}
