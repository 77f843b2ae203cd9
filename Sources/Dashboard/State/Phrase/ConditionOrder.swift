/// The conditions of a run in the order in which they are listed, and the one chosen, which stays so wherever it goes.
struct ConditionOrder: Sendable, Equatable {
    /// What decides the order.
    enum Kind: Sendable {
        /// Those first that the generator follows best, last those of which the data tell nothing.
        case followed
        /// By name.
        case name
    }

    private(set) var kind = Kind.followed
    /// The conditions by their numbers, in the order of the list.
    private(set) var list: [Int] = []
    private var chosen: Int?

    /// The condition chosen; nil where there are none.
    var condition: Int? { chosen ?? list.first }

    /// The place of the condition chosen.
    var place: Int { chosen.flatMap { list.firstIndex(of: $0) } ?? 0 }

    /// Chooses the condition at a place, or the nearest to it.
    mutating func choose(_ place: Int) {
        guard !list.isEmpty else { return }
        chosen = list[min(max(0, place), list.count - 1)]
    }

    /// Sorts by the other kind.
    mutating func switchKind() { kind = kind == .followed ? .name : .followed }

    /// Puts conditions in order.
    ///
    /// - Parameters:
    ///   - names: what each is called on the screen.
    ///   - differences: how well each is followed, as far as it was measured.
    ///   - isTaught: whether the data tell anything of a condition.
    mutating func sort(names: [String], differences: [Int: Double], isTaught: (Int) -> Bool) {
        switch kind {
        case .name:
            let keys = names.map { $0.lowercased() }
            list = names.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        case .followed:
            // Below all that can be measured stands what was not, and then what cannot be.
            let keys = names.indices.map { isTaught($0) ? -(differences[$0] ?? -2) : 3 }
            list = names.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        }
    }
}
