import Build
import Imaging
import Testing

struct SettingsTests {
    private func read(_ yaml: String) throws(BuildError) -> Settings {
        try Settings(yaml: Array(yaml.utf8))
    }

    @Test func `an empty file takes every default`() throws {
        #expect(try read("") == Settings())
        #expect(try read("# nothing\n") == Settings())
        #expect(try read("images:\nlimits: ~\n") == Settings())
    }

    @Test func `every key is read`() throws {
        let settings = try read(
            """
            title: "Nord & Harbour"
            base_url: https://cdn.example/shop/
            edge_url: https://edge.example
            currency: EUR
            locale: de-AT
            source: files
            images:
              widths: [800, 400]
              quality: 90
            models:
              try_on: drape-0
            limits:
              image_bytes: 1000000
              image_pixels: 2000000
              image_side: 3000
            """)
        var expected = Settings()
        expected.title = "Nord & Harbour"
        expected.baseURL = "https://cdn.example/shop"
        expected.edgeURL = "https://edge.example"
        expected.currency = "EUR"
        expected.locale = "de-AT"
        expected.images = .init(widths: [400, 800], quality: 90)
        expected.models = .init(tryOn: "drape-0")
        expected.limits = .init(bytes: 1_000_000, pixels: 2_000_000, sidePixels: 3000)
        #expect(settings == expected)
    }

    @Test(arguments: [
        ("title: [a]", "techartt.yaml:1: title must be a text of 1 to 1000 bytes"),
        ("- a", "techartt.yaml:1: the file must be keys with values, such as \"title: Shop\""),
        ("images: 7", "techartt.yaml:1: images must be keys with values, such as \"title: Shop\""),
        (
            "colour: red",
            "techartt.yaml:1: unknown key \"colour\"; known are title, base_url, edge_url, currency, locale, source, "
                + "images, models, limits"
        ),
        ("base_url: ftp://x", "techartt.yaml:1: base_url is \"ftp://x\", not an address such as https://cdn.example"),
        ("\ncurrency: EURO", "techartt.yaml:2: currency is \"EURO\", not a code of ISO 4217 such as EUR"),
        ("locale: english!", "techartt.yaml:1: locale is \"english!\", not a language tag such as en or de-AT"),
        ("source: store", "techartt.yaml:1: source is \"store\"; this version builds from files"),
        ("images: {quality: 0}", "techartt.yaml:1: images.quality must be a whole number from 1 to 100"),
        ("images: {widths: []}", "techartt.yaml:1: images.widths must be 1 to 8 different widths, such as [384, 768]"),
        (
            "images: {widths: [a]}",
            "techartt.yaml:1: images.widths must be a list of whole numbers from 16 to 4096, such "
                + "as [384, 768]"
        ),
        ("title: a\ntitle: b", "techartt.yaml:1: the YAML cannot be read: the key \"title\" stands there twice"),
        ("a: [", "techartt.yaml:2: the YAML cannot be read: did not find expected node content"),
    ])
    func `what is wrong is said with its line`(yaml: String, text: String) {
        let error = #expect(throws: BuildError.self) { try read(yaml) }
        #expect(error.map { "\($0)" } == text)
    }
}
