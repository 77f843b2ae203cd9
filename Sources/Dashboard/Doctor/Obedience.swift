import RunEvents

/// How well a generator follows what it is told, over the conditions that the data can teach.
struct Obedience: Sendable, Equatable {
    /// Conditions that fewer or more of the data have than these shares say nothing about the generator.
    static let taughtShares = 0.05...0.95
    /// From this difference on a condition is followed.
    static let leastFollowed = 0.3

    private var conditions: RunConditions?
    private(set) var newest: [Int: ConditionMeasure] = [:]

    /// Takes in what the networks are told.
    mutating func begin(_ conditions: RunConditions?) { self.conditions = conditions }

    /// Takes in measurements, oldest first.
    mutating func append(_ measures: [ConditionMeasure]) {
        for measure in measures
        where measure.difference.isFinite && measure.step >= newest[measure.condition]?.step ?? 0 {
            newest[measure.condition] = measure
        }
    }

    /// Forgets measurements after a step.
    mutating func goBack(to step: Int) { newest = newest.filter { $0.value.step <= step } }

    /// The conditions that the data can teach and that were measured, those that are followed best first.
    var ranking: [(name: String, difference: Double)] {
        taught.compactMap { index in
            newest[index].map { (name: conditions?.names[index] ?? "", difference: $0.difference) }
        }.sorted { $0.difference > $1.difference }
    }

    /// How many of those are followed.
    var followedCount: Int { ranking.count { $0.difference >= Self.leastFollowed } }

    /// Whether all that the data can teach was measured.
    var isWhole: Bool { taught.allSatisfy { newest[$0] != nil } }

    /// The mean difference; nil before all of them were measured at some step or later: what was measured in a run's youth
    /// says nothing of what it is now.
    func mean(since step: Int = 0) -> Double? {
        let measures = taught.compactMap { newest[$0] }.filter { $0.step >= step }
        guard !measures.isEmpty, measures.count == taught.count else { return nil }
        return measures.reduce(0) { $0 + $1.difference } / Double(measures.count)
    }

    private var taught: [Int] {
        guard let conditions else { return [] }
        return conditions.rates.indices.filter { conditions.rates[$0].map(Self.taughtShares.contains) ?? false }
    }
}
