// What templates read. Mustache looks a name up through all enclosing views when the nearest one has no value for it,
// so every name is used in one kind of view only.

/// An image with its sizes, as one page addresses them.
struct ImageView: Sendable, Equatable {
    let src: String
    let srcset: String
    let width: Int
    let height: Int
    let alt: String

    /// - Parameter prefix: the way from the page to the share's folder.
    init(_ image: Payload.Image, prefix: String) {
        src = prefix + image.url
        srcset = image.sources.map { "\(prefix)\($0.url) \($0.width)w" }.joined(separator: ", ")
        width = image.width
        height = image.height
        alt = image.alt
    }
}

/// What a product's stage shows for some of the switch's choices.
struct StageView: Sendable {
    /// `on-1 on-3`, the choices that show it; `always` without a switch.
    let choices: String
    let picture: ImageView?
    /// Why there is no try-on.
    let plate: String?
    let isPhoto: Bool
    let isEager: Bool
    let isFirst: Bool
}

/// A choice of the switch.
struct ChoiceView: Sendable {
    let choice: String
    let choiceLabel: String
    /// Beside the label: `170 cm`.
    let choiceDetail: String?
    let choicePicture: ImageView?
    let isPhotoChoice: Bool
    let isChosen: Bool
}
