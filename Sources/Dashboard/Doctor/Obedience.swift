import RunEvents

/// How well a generator follows what it is told, over the conditions that the data can teach.
struct Obedience: Sendable, Equatable {
    /// Conditions that fewer or more of the data have than these shares say nothing about the generator.
    static let taughtShares = 0.05...0.95

    private var conditions: RunConditions?
    private(set) var newest: [Int: ConditionMeasure] = [:]

    /// Takes in what the networks are told.
    mutating func begin(_ conditions: RunConditions?) { self.conditions = conditions }

    /// Takes in measurements, oldest first.
    mutating func append(_ measures: [ConditionMeasure]) {
        for measure in measures where measure.step >= newest[measure.condition]?.step ?? 0 {
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

    /// The mean difference; nil before all of them were measured.
    var mean: Double? {
        let ranking = ranking
        guard !ranking.isEmpty, ranking.count == taught.count else { return nil }
        return ranking.reduce(0) { $0 + $1.difference } / Double(ranking.count)
    }

    private var taught: [Int] {
        guard let conditions else { return [] }
        return conditions.rates.indices.filter { conditions.rates[$0].map(Self.taughtShares.contains) ?? false }
    }
}
