import Catalog
import Foundation

/// What the head of every page says.
struct HeadView: Sendable {
    let lang: String
    let dir: String
    let pageTitle: String
    let pageSummary: String
    let pageType: String
    let policy: String
    let root: String
    let styles: AssetLink
    let script: AssetLink
    let icon: AssetLink
    let canonical: String?
    /// A real try-on when there is one; absolute, so only with a base URL.
    let cover: ImageView?
    let siteName: String
    let markup: String
    /// What the page's script needs to know.
    let settings: String
}

/// What all pages of one share have in common.
struct ShareContext: Sendable {
    let collection: Collection
    let payload: Payload
    let words: Words
    let assets: Assets
    /// The phrases that templates read as `labels.NAME`.
    let labels: [String: String]
    private let positions: [String: Int]

    init(collection: Collection, payload: Payload, words: Words, assets: Assets) {
        self.collection = collection
        self.payload = payload
        self.words = words
        self.assets = assets
        labels = Self.labelNames.reduce(into: [:]) { $0[$1] = words($1) }
        positions = payload.products.enumerated().reduce(into: [:]) { $0[$1.element.id] = $1.offset }
    }

    private static let labelNames = [
        "skip", "show_on", "store_photos", "filter", "list", "no_picture", "no_preview", "was",
        "now", "sizes", "out_of_stock", "goes_together", "goes_with", "goes_with_why", "similar", "similar_why",
        "notes", "reach", "empty", "made_with", "about", "about_preview", "description",
    ]

    /// A product of the share by its public id.
    func item(_ id: String) -> Payload.Item? {
        positions[id].map { payload.products[$0] }
    }

    var stores: [Payload.Store] { payload.stores }

    /// - Parameter path: of the page, relative to the share's folder, without the final `index.html`.
    func head(
        title: String, summary: String, type: String, path: String, cover: Payload.Image?, markup: JSONValue
    ) -> HeadView {
        let depth = path.split(separator: "/").count
        let prefix = String(repeating: "../", count: depth)
        let folder = collection.baseURL.map { "\($0)/w/\(payload.share.id)/" }
        return HeadView(
            lang: words.language, dir: words.isRightToLeft ? "rtl" : "ltr", pageTitle: title, pageSummary: summary,
            pageType: type, policy: policy, root: prefix + "../../", styles: assets.styles.link,
            script: assets.script.link,
            icon: assets.icon.link,
            canonical: folder.map { $0 + path }, cover: folder.flatMap { absolute(cover, folder: $0) },
            siteName: collection.siteTitle, markup: dataBlock(markup), settings: dataBlock(settings(prefix: prefix)))
    }

    /// Nothing inline runs; data blocks are not scripts.
    private var policy: String {
        let edge = collection.edgeURL.flatMap(URL.init(string:)).flatMap { url in
            url.host().map { "\(url.scheme ?? "https")://\($0)" + (url.port.map { ":\($0)" } ?? "") }
        }
        return "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
            + "connect-src \((["'self'", edge] as [String?]).compactMap(\.self).joined(separator: " ")); "
            + "base-uri 'none'; form-action 'none'"
    }

    private func settings(prefix: String) -> JSONValue {
        let phrases = [
            "just_now", "out_of_stock", "was", "now", "price_from", "prices_checked", "price_checked", "price_changed",
            "prices_fresh", "prices_stale", "one_size", "buy_at", "see_at", "unlisted", "all_out_of_stock",
            "in_stock_at",
            "stock_unknown",
        ]
        let edge = collection.edgeURL.map { "\($0)/widgets/" } ?? "\(prefix)../../widgets/"
        return [
            "edge": .string(edge + payload.share.id),
            "locale": .string(payload.share.locale),
            "words": .object(phrases.map { JSONValue.Member(key: $0, value: .string(words.phrase($0) ?? $0)) }),
        ]
    }

    /// JSON in which nothing can end the script element that carries it.
    private func dataBlock(_ value: JSONValue) -> String {
        CanonicalJSON.text(of: value).replacing("<", with: "\\u003c")
    }

    private func absolute(_ image: Payload.Image?, folder: String) -> ImageView? {
        guard let image, let url = URL(string: image.url, relativeTo: URL(string: folder)) else { return nil }
        var moved = image
        moved.url = url.absoluteURL.absoluteString
        moved.sources = []
        return ImageView(moved, prefix: "")
    }

    /// The oldest of the stores' times, which is what a page may claim about all of them.
    var oldest: Date? { stores.map(\.asOf).min() }

    func age(_ phrase: String, checked: String, of date: Date, values: [String: String] = [:]) -> AgeView {
        AgeView(
            ageTime: Timestamp.text(date),
            ageText: words(phrase, values.merging(["day": words.day(of: date)]) { own, _ in own }),
            ageTemplate: words(checked, values.merging(["age": "{age}"]) { own, _ in own }))
    }
}

/// How old prices are: a day in the page, "2 minutes ago" by its script.
struct AgeView: Sendable {
    let ageTime: String
    let ageText: String
    /// With `{age}` where the script puts it.
    let ageTemplate: String
}
