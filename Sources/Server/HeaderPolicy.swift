import HTTPTypes
import NIOCore

/// The cache and security fields of a published file: what `dist/_headers` says, and where that is silent, what is
/// safe anywhere.
actor HeaderPolicy {
    private let folder: PublishedFolder
    private var rules = HeaderRules()
    private var stamp: FileStamp?

    init(folder: PublishedFolder) {
        self.folder = folder
    }

    /// On every answer, whatever it is.
    static let basic: HTTPFields = {
        var fields: HTTPFields = [.xContentTypeOptions: "nosniff"]
        if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "strict-origin-when-cross-origin" }
        return fields
    }()

    /// A page runs only what lies beside it, sends nothing elsewhere, and may be framed only by its own site.
    static let pagePolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'
        """

    /// Folders whose names carry their content's hash.
    private static let immutableFolders: Set = ["i", "a"]

    func fields(for path: RequestPath, isPage: Bool) async -> HTTPFields {
        var fields = Self.basic
        fields[.cacheControl] =
            path.names.first.map(Self.immutableFolders.contains) ?? false
            ? "public, max-age=31536000, immutable" : "public, max-age=60, must-revalidate"
        if isPage { fields[.contentSecurityPolicy] = Self.pagePolicy }
        for field in await currentRules().fields(for: path.description) { fields[field.name] = field.value }
        return fields
    }

    private func currentRules() async -> HeaderRules {
        guard let file = await folder.open([PublishedFolder.headerRules]) else { return HeaderRules() }
        guard file.stamp != stamp else { return rules }
        let text = await offEventLoop { (try? file.read(0..<file.length)).map { String(buffer: $0) } }
        (rules, stamp) = (HeaderRules(text ?? ""), file.stamp)
        return rules
    }
}
