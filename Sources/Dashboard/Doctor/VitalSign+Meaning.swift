extension VitalSign.Kind {
    /// What it tells, for someone who has never watched these networks.
    var meaning: String {
        switch self {
        case .realScore: "what D answers to real faces: 1 is sure that they are real, 0.5 a guess"
        case .fakeScore: "the same for generated ones: the higher, the better they fool D"
        case .discriminatorLoss: "how wrong D is; near nothing means that G no longer teaches it"
        case .generatorLoss: "how often D sees through G; it rises where D wins"
        case .discriminatorGradient: "how hard a step pulls at D's weights; a jump is a warning"
        case .generatorGradient: "the same for G; near nothing means that it learns no more"
        case .share: "how much generated faces differ, next to real ones"
        case .nearestShare: "how much those differ that are most alike: twins make it small"
        }
    }
}
