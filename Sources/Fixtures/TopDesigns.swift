import Catalog

private let letters = ["XS", "S", "M", "L", "XL"]

extension Wardrobe {
    static let tees: [DesignMaker] = [
        { dice in
            let (ground, stripe) = dice.pick([
                (NamedColour.white, NamedColour.ink), (.oat, .rust), (.white, .cobalt), (.ink, .white),
            ])
            let print = Print.stripes(
                stripe.colour, period: dice.between(20, 30), part: dice.between(0.3, 0.45), upright: false)
            return tee(
                "Breton tee", stripe.name == "white" ? ground : stripe,
                Fabric(ground.colour, print: print, weave: .jersey, dice: &dice),
                trim: ground.colour * 0.96,
                detail: "Even stripes that meet at the side seams, and a neckline that keeps its shape.",
                tags: ["striped", "cotton"], &dice)
        },
        { dice in
            let (ground, motif) = dice.pick([
                (NamedColour.oat, Motif.sunrise), (.white, .mountains), (.sage, .leaf), (.white, .rings), (.sky, .wave),
                (.oat, .mountains),
            ])
            let name = [
                "sunrise": "Sunrise", "mountains": "Two peaks", "rings": "Three rings", "leaf": "Fern", "wave": "Swell",
            ]
            return tee(
                "\(name[motif.rawValue, default: "Print"]) tee", ground,
                Fabric(ground.colour, weave: .jersey, dice: &dice), motif: motif,
                detail: "Screen-printed by hand in a small run; the ink stays soft in the wash.",
                tags: ["graphic", "cotton"], &dice)
        },
        { dice in
            let colour = dice.pick([NamedColour.rust, .forest, .teal, .mustard, .ink, .berry, .slate])
            return tee(
                "Everyday tee", colour, Fabric(colour.colour, weave: .jersey, dice: &dice),
                detail: "The one you reach for first: mid-weight jersey, a clean collar, no side seams to twist.",
                tags: ["basic", "cotton"], &dice)
        },
        { dice in
            let (ground, dot) = dice.pick([
                (NamedColour.ink, NamedColour.white), (.rose, .white), (.forest, .oat), (.white, .berry),
            ])
            let print = Print.dots(dot.colour, spacing: dice.between(20, 28), radius: dice.between(2.8, 4.4))
            return tee(
                "Dot tee", ground, Fabric(ground.colour, print: print, weave: .jersey, dice: &dice),
                detail: "Small dots, evenly spaced, on a jersey with a little stretch.", tags: ["dots", "cotton"], &dice
            )
        },
    ]

    private static func tee(
        _ name: String, _ colour: NamedColour, _ fabric: Fabric, trim: Colour? = nil, motif: Motif? = nil,
        detail: String,
        tags: [String], _ dice: inout Dice
    ) -> Design {
        Design(
            category: .tShirt, garment: Tee(long: false, fabric: fabric, trim: trim, motif: motif, &dice), name: name,
            colour: colour, material: "Organic cotton jersey, 180 g", detail: detail, tags: tags, price: 22...39,
            sizes: letters)
    }

    static let longsleeves: [DesignMaker] = [
        { dice in
            let (ground, stripe) = dice.pick([
                (NamedColour.white, NamedColour.ink), (.oat, .forest), (.ink, .oat), (.mustard, .ink),
            ])
            let print = Print.stripes(stripe.colour, period: dice.between(24, 34), part: 0.3, upright: false)
            return longsleeve(
                "Sailor longsleeve", ground, Fabric(ground.colour, print: print, weave: .jersey, dice: &dice),
                trim: ground.colour,
                "Heavy cotton jersey", "A sailor's stripe, cut a little wider so that it layers over a tee.",
                ["striped"], &dice)
        },
        { dice in
            let colour = dice.pick([NamedColour.sage, .rust, .berry, .slate, .oat, .teal])
            return longsleeve(
                "Harbour jumper", colour, Fabric(colour.colour, weave: .knit, dice: &dice), trim: colour.colour * 0.9,
                "Lambswool and cotton, fully fashioned",
                "Knitted in one piece, with ribbed cuffs that stay where you push them.",
                ["knit", "wool"], &dice)
        },
        { dice in
            let colour = dice.pick([NamedColour.cobalt, .moss, .brick, .lilac, .charcoal])
            return longsleeve(
                "Loopback sweatshirt", colour, Fabric(colour.colour, weave: .jersey, dice: &dice),
                trim: colour.colour * 0.92,
                "Loopback cotton, 320 g", "Soft inside, dense outside; it gets better for years.", ["sweatshirt"], &dice
            )
        },
    ]

    private static func longsleeve(
        _ name: String, _ colour: NamedColour, _ fabric: Fabric, trim: Colour, _ material: String, _ detail: String,
        _ tags: [String], _ dice: inout Dice
    ) -> Design {
        Design(
            category: .longsleeve, garment: Tee(long: true, fabric: fabric, trim: trim, &dice), name: name,
            colour: colour,
            material: material, detail: detail, tags: tags, price: 45...89, sizes: letters, fill: 0.92)
    }

    static let shirts: [DesignMaker] = [
        { dice in
            let check = dice.pick([NamedColour.ink, .brick, .forest, .mustard, .cobalt])
            let fabric = Fabric(
                NamedColour.white.colour, print: .gingham(check.colour, period: dice.between(18, 28)), weave: .twill,
                dice: &dice)
            return shirt(
                "Gingham shirt", check, Shirt(long: true, fabric: fabric, &dice), "Brushed cotton twill",
                "Woven checks that line up at the placket and the pocket.", ["checked"])
        },
        { dice in
            let colour = dice.pick([NamedColour.white, .sky, .sage, .rose, .sand])
            return shirt(
                "Linen camp shirt", colour,
                Shirt(long: false, fabric: Fabric(colour.colour, weave: .linen, dice: &dice), &dice),
                "European linen", "Washed once before it leaves us, so it is creased in the right places.",
                ["linen", "summer"])
        },
        { dice in
            let (ground, first, second) = dice.pick([
                (NamedColour.brick, 0x25313f as UInt32, 0xd9cdb4 as UInt32), (.forest, 0x1d2730, 0xc9a95a),
                (.slate, 0x2b3340, 0xe0d8c8),
            ])
            let bands = [
                Print.Band(at: 0, width: 22, colour: Colour(hex: first)),
                Print.Band(at: 38, width: 7, colour: Colour(hex: second)),
                Print.Band(at: 52, width: 3, colour: Colour(hex: first)),
            ]
            let fabric = Fabric(ground.colour, print: .plaid(bands, period: 66), weave: .twill, dice: &dice)
            return shirt(
                "Flannel shirt", ground, Shirt(long: true, fabric: fabric, &dice),
                "Cotton flannel, brushed on both sides",
                "A proper plaid, warm enough to wear as a jacket.", ["plaid", "winter"])
        },
        { dice in
            let stripe = dice.pick([NamedColour.cobalt, .berry, .teal, .moss])
            let print = Print.stripes(stripe.colour, period: dice.between(11, 15), part: 0.32, upright: true)
            let fabric = Fabric(NamedColour.white.colour, print: print, weave: .twill, dice: &dice)
            return shirt(
                "Striped poplin shirt", stripe, Shirt(long: true, fabric: fabric, &dice), "Cotton poplin",
                "Crisp, fine-striped, and long enough to stay tucked in.", ["striped"])
        },
    ]

    private static func shirt(
        _ name: String, _ colour: NamedColour, _ garment: Shirt, _ material: String, _ detail: String, _ tags: [String]
    ) -> Design {
        Design(
            category: .shirt, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 49...89, sizes: letters, fill: 0.91)
    }

    static let jackets: [DesignMaker] = [
        { dice in
            let colour = dice.pick([NamedColour.forest, .ink, .moss, .berry, .charcoal])
            return jacket(
                "Bomber jacket", colour,
                Jacket(.bomber, fabric: Fabric(colour.colour, weave: .nylon, dice: &dice), &dice),
                "Recycled nylon, cotton lining", "Ribbed collar, cuffs and hem; a metal zip that never catches.",
                ["bomber"])
        },
        { dice in
            let colour = dice.pick([NamedColour.mustard, .sage, .rust, .cobalt, .sky, .slate])
            return jacket(
                "Quilted jacket", colour,
                Jacket(.quilted, fabric: Fabric(colour.colour, weave: .nylon, dice: &dice), &dice),
                "Recycled shell and filling",
                "Light as a cardigan, warm down to freezing, and it packs into its own pocket.",
                ["quilted", "winter"])
        },
        { dice in
            let colour = dice.pick([NamedColour.sand, .teal, .brick, .cocoa])
            return jacket(
                "Canvas blouson", colour,
                Jacket(.bomber, fabric: Fabric(colour.colour, weave: .twill, dice: &dice), &dice),
                "Waxed cotton canvas", "Made for wind and bicycles; the wax takes on marks and tells stories.",
                ["canvas"])
        },
    ]

    private static func jacket(
        _ name: String, _ colour: NamedColour, _ garment: Jacket, _ material: String, _ detail: String, _ tags: [String]
    ) -> Design {
        Design(
            category: .outwear, garment: garment, name: name, colour: colour, material: material, detail: detail,
            tags: tags,
            price: 119...189, sizes: letters, fill: 0.92)
    }
}
