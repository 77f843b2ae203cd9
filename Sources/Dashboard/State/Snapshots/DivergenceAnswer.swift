/// The answers to the question of how to go on after numbers that were not finite, in the order shown.
enum DivergenceAnswer: Int, Sendable, CaseIterable {
    case halfRate
    case unchanged
    case otherSnapshot
    case leave

    /// The key that gives it.
    var key: Character {
        switch self {
        case .halfRate: "h"
        case .unchanged: "u"
        case .otherSnapshot: "b"
        case .leave: "q"
        }
    }

    /// The answer that many lines further down, around the end.
    func advanced(by distance: Int) -> DivergenceAnswer {
        let count = DivergenceAnswer.allCases.count
        return DivergenceAnswer.allCases[((rawValue + distance) % count + count) % count]
    }
}
