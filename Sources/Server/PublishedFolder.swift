import NIOCore
import NIOPosix

/// `dist/` as requests see it. Each look opens the folder anew, so that a swap between two requests is seen and one
/// in the middle of a request is not.
struct PublishedFolder: Sendable {
    var path: String

    enum Found: Sendable {
        /// The file, and beside it the same bytes packed.
        case file(name: String, codings: [ContentCoding: OpenFile])
        /// A folder with a page, asked for without the final slash.
        case folder
        case nothing
    }

    static let page = "index.html"
    /// Read by content delivery networks, never sent.
    static let headerRules = "_headers"

    func find(_ request: RequestPath) async -> Found {
        await offEventLoop { find(request.names, endsInSlash: request.endsInSlash) }
    }

    /// A file of our own, sent to nobody as it is; nil when there is none.
    func open(_ names: [String]) async -> OpenFile? {
        await offEventLoop {
            guard let root = OpenFolder(path),
                case .file(_, let codings) = find(names[...], in: root, endsInSlash: false)
            else { return nil }
            return codings[.identity]
        }
    }

    private func find(_ names: [String], endsInSlash: Bool) -> Found {
        guard names != [Self.headerRules], let root = OpenFolder(path) else { return .nothing }
        return find(names[...], in: root, endsInSlash: endsInSlash)
    }

    private func find(_ names: ArraySlice<String>, in folder: borrowing OpenFolder, endsInSlash: Bool) -> Found {
        guard let name = names.first else { return endsInSlash ? file(Self.page, in: folder) : .folder }
        if names.count == 1, !endsInSlash {
            let found = file(name, in: folder)
            if case .file = found { return found }
        }
        guard let inner = OpenFolder(name, in: folder) else { return .nothing }
        if names.count == 1, !endsInSlash {
            return OpenFile(Self.page, in: inner) == nil ? .nothing : .folder
        }
        return find(names.dropFirst(), in: inner, endsInSlash: endsInSlash)
    }

    private func file(_ name: String, in folder: borrowing OpenFolder) -> Found {
        guard let plain = OpenFile(name, in: folder) else { return .nothing }
        var codings: [ContentCoding: OpenFile] = [.identity: plain]
        for coding in ContentCoding.allCases {
            if let suffix = coding.suffix { codings[coding] = OpenFile(name + suffix, in: folder) }
        }
        return .file(name: name, codings: codings)
    }
}

/// Runs calls that may wait for a disk on threads that may wait.
func offEventLoop<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        NIOThreadPool.singleton.submit { _ in continuation.resume(returning: work()) }
    }
}
