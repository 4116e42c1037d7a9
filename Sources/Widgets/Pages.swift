import Shares

/// Turns collections into files of `dist/`. A pure function of the templates and the collection.
package struct Pages: Sendable {
    private let templates: Templates
    private let shared: Assets

    package init(templates: Templates) {
        self.templates = templates
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
        let words = templates.words(for: collection.share.locale ?? collection.locale)
        let payload = Payload(of: collection, words: words)
        let context = ShareContext(collection: collection, payload: payload, words: words, assets: shared)
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
}
