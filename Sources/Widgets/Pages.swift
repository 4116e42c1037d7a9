/// Turns collections into files of `dist/`. A pure function of the templates and the collection.
package struct Pages: Sendable {
    let templates: Templates

    package init(templates: Templates) {
        self.templates = templates
    }

    /// What all bundles share, once a build: `embed.js`, `a/NAME.HASH.css`, `a/NAME.HASH.js`, `integrity.json`;
    /// sorted by path.
    package func assets() -> [BundleFile] {
        []
    }

    /// The bundle of one share, `w/SHARE/…`, sorted by path.
    package func bundle(for collection: Collection) -> [BundleFile] {
        []
    }
}
