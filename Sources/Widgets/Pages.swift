import Shares

import Catalog
import Objects

/// Turns collections into files of `dist/`. A pure function of the templates and the collection.
package struct Pages: Sendable {
    private let templates: Templates
    private let shared: Assets
    private let templatesKey: ContentHash

    package init(templates: Templates) {
        self.templates = templates
        templatesKey = ContentHash(
            of: templates.texts.sorted { $0.key < $1.key }.flatMap { Array("\($0.key)\n\($0.value)\n".utf8) })
        shared = Assets(templates)
    }

    /// What all bundles share, once a build: `embed.js`, `a/NAME.HASH.css`, `a/NAME.HASH.js`, `integrity.json`;
    /// sorted by path.
    package func assets() -> [BundleFile] {
        shared.files
    }

    /// The bundle of one share, sorted by path: `w/SHARE/index.html`, `w/SHARE/payload.json` and
    /// `w/SHARE/p/STORE/ID/index.html` for each product.
    package func bundle(for collection: Collection) -> [BundleFile] {
        let context = context(for: collection)
        let payload = context.payload
        let folder = "w/\(payload.share.id)/"
        let products = payload.products.map { item in
            BundleFile(
                path: "\(folder)\(item.url)index.html",
                bytes: templates.render(ProductView(item, in: context), with: "product"))
        }
        let page = BundleFile(
            path: "\(folder)index.html", bytes: templates.render(ShareView(context), with: "share"))
        let data = BundleFile(path: "\(folder)payload.json", bytes: payload.encoded())
        return (products + [page, data]).sorted { $0.path < $1.path }
    }

    /// Of one version of the program: the same for two collections only when their bundles are the same bytes. Ten times
    /// cheaper than the bundle.
    package func key(for collection: Collection) -> ContentHash {
        let payload = context(for: collection).payload
        let head = JSONValue.array([
            .string(templatesKey.description), .string(collection.siteTitle),
            collection.baseURL.map(JSONValue.string) ?? .null, collection.edgeURL.map(JSONValue.string) ?? .null,
        ])
        return ContentHash(of: CanonicalJSON.bytes(of: head) + payload.encoded())
    }

    private func context(for collection: Collection) -> ShareContext {
        let words = templates.words(for: collection.share.locale ?? collection.locale)
        return ShareContext(
            collection: collection, payload: Payload(of: collection, words: words), words: words, assets: shared)
    }
}
