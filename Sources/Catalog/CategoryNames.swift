extension Category {
    /// The category that a feed means by `text`: `T-Shirts`, `tee` and `Apparel > Tops > T-Shirts` are all
    /// `t-shirt`. One that is none of ours keeps its own name, in small letters.
    package static func named(_ text: String) -> Category {
        let whole = normalised(text)
        if let known = synonyms[whole] { return known }
        let steps = text.split(whereSeparator: { ">/|".contains($0) }).map { normalised(String($0)) }
        let known = steps.reversed().lazy.compactMap { synonyms[$0] }.first
        return known ?? Category(name: steps.last { !$0.isEmpty } ?? whole)
    }

    /// Small letters, words joined by one hyphen.
    private static func normalised(_ text: String) -> String {
        text.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) }).joined(separator: "-")
    }

    private static let synonyms: [String: Category] = {
        let names: [(Category, String)] = [
            (tShirt, "t-shirt tshirt tee tee-shirt t short-sleeve-t-shirt tank tank-top tanktop top crop-top polo"),
            (shirt, "shirt blouse button-down button-up dress-shirt short-sleeve-shirt polo-shirt"),
            (
                longsleeve,
                "longsleeve long-sleeve long-sleeve-t-shirt long-sleeved-t-shirt longsleeve-t-shirt sweater jumper"
                    + " pullover sweatshirt turtleneck knit knitwear"
            ),
            (
                outwear,
                "outwear outerwear jacket coat parka blazer hoodie cardigan anorak windbreaker raincoat overcoat"
                    + " trench-coat bomber vest gilet"
            ),
            (dress, "dress gown sundress maxi-dress midi-dress mini-dress"),
            (skirt, "skirt mini-skirt miniskirt midi-skirt maxi-skirt"),
            (
                pants,
                "pant trouser trousers jean denim chino slack legging jogger sweatpant cargo cargo-pant tracksuit-bottom"
            ),
            (shorts, "short bermuda bermuda-short hotpant board-short"),
        ]
        var synonyms: [String: Category] = [:]
        for (category, words) in names {
            for word in words.split(separator: " ").map(String.init) + [category.name] {
                synonyms[word] = category
                let plural = word.last == "s" ? "\(word)es" : "\(word)s"
                synonyms[plural] = synonyms[plural] ?? category
            }
        }
        return synonyms
    }()
}
