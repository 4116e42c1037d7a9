import Catalog

private let letters = ["XS", "S", "M", "L", "XL"]
private let inches = ["28", "30", "32", "34", "36"]

extension Wardrobe {
    static let dresses: [DesignMaker] = [
        { dice in
            let (ground, petals) = dice.pick([
                (NamedColour.forest, 0xe9c9b9 as UInt32), (.ink, 0xd98f86), (.sage, 0xf0e2d0), (.rose, 0xf3ece0),
                (.teal, 0xe8d2a6),
            ])
            let noise = Noise(&dice)
            let print = Print.flowers(
                petals: Colour(hex: petals), hearts: Colour(hex: 0xd99a3a), leaves: Colour(hex: 0x6f8a5c),
                spacing: dice.between(28, 38), noise)
            return dress(
                "Meadow dress", ground,
                Dress(sleeves: false, fabric: Fabric(ground.colour, print: print, weave: .satin, dice: &dice), &dice),
                "Viscose from certified forests", "A print of meadow flowers, a marked waist, and a skirt that swings.",
                ["floral"])
        },
        { dice in
            let (colour, sash) = dice.pick([
                (NamedColour.white, NamedColour.sand), (.sky, .ink), (.rust, .cocoa), (.sage, .forest),
            ])
            return dress(
                "Linen tea dress", colour,
                Dress(
                    sleeves: true, fabric: Fabric(colour.colour, weave: .linen, dice: &dice), sash: sash.colour, &dice),
                "European linen",
                "Short sleeves, a satin sash, and room to breathe in July.", ["linen", "summer"])
        },
        { dice in
            let (ground, dot) = dice.pick([(NamedColour.ink, NamedColour.white), (.berry, .rose), (.brick, .oat)])
            let print = Print.dots(dot.colour, spacing: dice.between(18, 24), radius: dice.between(2.4, 3.6))
            return dress(
                "Polka dress", ground,
                Dress(sleeves: true, fabric: Fabric(ground.colour, print: print, weave: .satin, dice: &dice), &dice),
                "Cupro twill", "Dots as they should be: small, round and many.", ["dots"])
        },
        { dice in
            let colour = dice.pick([NamedColour.berry, .teal, .cobalt, .mustard])
            return dress(
                "Shift dress", colour,
                Dress(sleeves: false, fabric: Fabric(colour.colour, weave: .twill, dice: &dice), &dice),
                "Cotton sateen with two percent stretch",
                "One clean line, darts where they matter, pockets where you need them.", ["plain"])
        },
    ]

    private static func dress(
        _ name: String, _ colour: NamedColour, _ garment: Dress, _ material: String, _ detail: String, _ tags: [String]
    ) -> Design {
        Design(
            category: .dress, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 79...139, sizes: letters, fill: 0.89)
    }

    static let skirts: [DesignMaker] = [
        { dice in
            let colour = dice.pick([NamedColour.mustard, .forest, .ink, .rose, .brick])
            return skirt(
                "Pleated skirt", colour,
                Skirt(.pleated, fabric: Fabric(colour.colour, weave: .twill, dice: &dice), &dice),
                "Fine wool twill", "Knife pleats, pressed to stay, on a flat waistband.", ["pleats"])
        },
        { dice in
            let (ground, dot) = dice.pick([(NamedColour.ink, NamedColour.white), (.teal, .oat), (.berry, .white)])
            let print = Print.dots(dot.colour, spacing: dice.between(20, 28), radius: dice.between(3, 4.6))
            return skirt(
                "Dotted midi skirt", ground,
                Skirt(.aLine, fabric: Fabric(ground.colour, print: print, weave: .satin, dice: &dice), &dice),
                "Crepe viscose", "Cut on the bias, so that it moves before you do.", ["dots"])
        },
        { dice in
            let check = dice.pick([NamedColour.cobalt, .moss, .rust])
            let fabric = Fabric(
                NamedColour.oat.colour, print: .gingham(check.colour, period: dice.between(24, 36)), weave: .linen,
                dice: &dice)
            return skirt(
                "Picnic skirt", check, Skirt(.aLine, fabric: fabric, &dice), "Cotton and linen",
                "Large checks, soft folds, deep pockets.",
                ["checked", "summer"])
        },
    ]

    private static func skirt(
        _ name: String, _ colour: NamedColour, _ garment: Skirt, _ material: String, _ detail: String, _ tags: [String]
    ) -> Design {
        Design(
            category: .skirt, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 55...95, sizes: letters, fill: 0.82)
    }

    static let pants: [DesignMaker] = [
        { dice in
            let colour = dice.pick([
                NamedColour("indigo", 0x2c3f5e), NamedColour("washed blue", 0x4f6c90),
                NamedColour("raw blue", 0x222f47),
            ])
            let fabric = Fabric(colour.colour, weave: .denim, dice: &dice)
            return trousers(
                "Straight jeans", colour,
                Trousers(.jeans, short: false, fabric: fabric, thread: Colour(hex: 0xb9803f), &dice),
                "Selvedge denim, 13 oz", "A straight leg and a mid rise; worn in on the thighs, as if by you.",
                ["denim"])
        },
        { dice in
            let colour = dice.pick([NamedColour.sand, .moss, .ink, .rust, .slate])
            return trousers(
                "Chinos", colour,
                Trousers(.chinos, short: false, fabric: Fabric(colour.colour, weave: .twill, dice: &dice), &dice),
                "Cotton twill with a little stretch",
                "Slanted pockets, a clean front, a leg that narrows towards the shoe.", ["twill"])
        },
        { dice in
            let colour = dice.pick([NamedColour.charcoal, .slate, .berry, .forest])
            return trousers(
                "Joggers", colour,
                Trousers(.joggers, short: false, fabric: Fabric(colour.colour, weave: .jersey, dice: &dice), &dice),
                "Loopback cotton", "Ribbed cuffs and a drawstring; good enough for the street.", ["jersey"])
        },
    ]

    private static func trousers(
        _ name: String, _ colour: NamedColour, _ garment: Trousers, _ material: String, _ detail: String,
        _ tags: [String]
    ) -> Design {
        Design(
            category: .pants, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 69...119, sizes: inches, fill: 0.9)
    }

    static let shorts: [DesignMaker] = [
        { dice in
            let colour = dice.pick([NamedColour.ink, .teal, .brick, .slate])
            return shorts(
                "Drawstring shorts", colour,
                Trousers(.joggers, short: true, fabric: Fabric(colour.colour, weave: .jersey, dice: &dice), &dice),
                "Cotton jersey", "For the lake and the way back.", ["jersey", "summer"])
        },
        { dice in
            let colour = dice.pick([NamedColour.sand, .sage, .cobalt, .rose])
            return shorts(
                "Chino shorts", colour,
                Trousers(.chinos, short: true, fabric: Fabric(colour.colour, weave: .twill, dice: &dice), &dice),
                "Cotton twill", "Ends above the knee, sits on the waist, washes like a handkerchief.",
                ["twill", "summer"])
        },
    ]

    private static func shorts(
        _ name: String, _ colour: NamedColour, _ garment: Trousers, _ material: String, _ detail: String,
        _ tags: [String]
    ) -> Design {
        Design(
            category: .shorts, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 39...65, sizes: inches, fill: 0.8)
    }

    static let hats: [DesignMaker] = [
        { dice in
            let (colour, ribbon) = dice.pick([
                (NamedColour.sand, NamedColour.cocoa), (.sage, .forest), (.cobalt, .ink), (.rust, .charcoal),
            ])
            return Design(
                category: .hat,
                garment: Hat(fabric: Fabric(colour.colour, weave: .twill, dice: &dice), ribbon: ribbon.colour),
                name: "Bucket hat", colour: colour, material: "Cotton canvas",
                detail: "A brim in six rows of stitching, and a band of grosgrain.",
                tags: ["canvas", "summer"], price: 25...39, sizes: ["One size"], fill: 0.74)
        }
    ]

    static let shoes: [DesignMaker] = [
        { dice in
            let colour = dice.pick([NamedColour.rust, .ink, .forest, .mustard, .sky])
            return Design(
                category: .shoes,
                garment: Shoes(fabric: Fabric(colour.colour, weave: .twill, dice: &dice), sole: Colour(hex: 0xe6e2d8)),
                name: "Canvas sneakers", colour: colour, material: "Cotton canvas, natural rubber",
                detail: "Vulcanised soles, cotton laces, nothing to go out of fashion.",
                tags: ["canvas"], price: 59...85, sizes: ["37", "38", "39", "40", "41", "42", "43"], fill: 0.8)
        }
    ]
}
