/// What kind of thing a product is. The eight with a `fit` can be tried on; the others are listed and shown.
package struct Category: Sendable, Hashable {
    /// The normalised name, for example `t-shirt`.
    package let name: String

    package init(name: String) {
        self.name = name
    }

    package static let tShirt = Category(name: "t-shirt")
    package static let shirt = Category(name: "shirt")
    package static let longsleeve = Category(name: "longsleeve")
    package static let outwear = Category(name: "outwear")
    package static let dress = Category(name: "dress")
    package static let skirt = Category(name: "skirt")
    package static let pants = Category(name: "pants")
    package static let shorts = Category(name: "shorts")

    package static let triedOn: [Category] = [tShirt, shirt, longsleeve, outwear, dress, skirt, pants, shorts]

    /// How a garment of this category hangs on a body; nil when it is not offered for try-on.
    package var fit: Fit? {
        switch self {
        case .tShirt, .shirt, .longsleeve, .outwear: .top
        case .dress: .dress
        case .skirt: .skirt
        case .pants, .shorts: .legs
        default: nil
        }
    }

    package enum Fit: String, Sendable, Codable {
        case top, dress, skirt, legs
    }
}
