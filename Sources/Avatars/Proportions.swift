/// The factors that make one body type or age out of the average figure; each 1 for the average adult unless it
/// says otherwise.
struct Proportions: Equatable {
    var shoulders: Float
    var chest: Float
    var waist: Float
    var hips: Float
    var arms: Float
    var legs: Float
    var neck: Float
    /// 0 flat to about 1 full.
    var bust: Float
    /// 0 none to 1.
    var belly: Float
    /// 0 adult to 1 child.
    var childness: Float

    init(_ attributes: AvatarAttributes) {
        switch attributes.bodyType {
        case .slim: self.init([0.97, 0.93, 0.91, 0.93, 0.88, 0.90, 0.93], bust: 0.35, belly: 0)
        case .average: self.init([1, 1, 1, 1, 1, 1, 1], bust: 0.55, belly: 0)
        case .curvy: self.init([0.99, 1.03, 0.98, 1.13, 1.04, 1.13, 0.98], bust: 1.05, belly: 0.1)
        case .athletic: self.init([1.09, 1.09, 1.02, 0.98, 1.16, 1.06, 1.13], bust: 0.5, belly: 0)
        case .plus: self.init([1.07, 1.24, 1.44, 1.29, 1.30, 1.28, 1.14], bust: 1.1, belly: 1)
        }
        childness = attributes.childness
    }

    private init(_ factors: [Float], bust: Float, belly: Float) {
        (shoulders, chest, waist, hips) = (factors[0], factors[1], factors[2], factors[3])
        (arms, legs, neck) = (factors[4], factors[5], factors[6])
        self.bust = bust
        self.belly = belly
        childness = 0
    }

    /// Half-width of the torso against the average adult's at that height of the adult figure.
    func width(at y: Float) -> Float {
        let keys: [(y: Float, adult: Float, child: Float)] = [
            (0.43, hips, 0.93), (0.52, hips, 0.93), (0.57, (hips + waist) / 2, 0.99), (0.62, waist, 1.06),
            (0.68, (waist + chest) / 2, 1.01), (0.75, chest, 0.96), (0.80, 0.5 + 0.5 * shoulders, 0.96),
            (0.87, neck, 0.92),
        ]
        let factors = keys.map { $0.adult * mix(1, $0.child, childness) }
        guard let above = keys.firstIndex(where: { $0.y >= y }) else { return factors[keys.count - 1] }
        guard above > 0 else { return factors[0] }
        let share = (y - keys[above - 1].y) / (keys[above].y - keys[above - 1].y)
        return mix(factors[above - 1], factors[above], share)
    }

    /// Where a height of the adult figure lies on this one: children have shorter legs and a larger head.
    func height(_ y: Float) -> Float {
        let adult: [Float] = [0, 0.43, 0.47, 0.62, 0.85, 0.87, 1]
        let child: [Float] = [0, 0.405, 0.445, 0.60, 0.812, 0.83, 1]
        var key = 0
        while key < adult.count - 2, adult[key + 1] < y { key += 1 }
        let share = (y - adult[key]) / (adult[key + 1] - adult[key])
        return mix(y, mix(child[key], child[key + 1], share), childness)
    }

    var head: Float { mix(1, 1.27, childness) }
    var shoulderJointX: Float { 0.1065 * shoulders * mix(1, 0.94, childness) }
    var shoulderJointY: Float { height(0.803) }
    var upperArmLength: Float { 0.165 * mix(1, 0.97, childness) }
    var forearmLength: Float { 0.142 * mix(1, 0.97, childness) }
    /// Childrens' chests are flat.
    var chestRelief: Float { bust * mix(1, 0.15, childness) }
}

extension AvatarAttributes {
    /// 1 under 13 years, 0 from 17 on, between in even steps.
    package var childSteps: Int { age.map { min(max(17 - $0, 0), 5) } ?? 0 }

    var childness: Float { Float(childSteps) / 5 }
}
