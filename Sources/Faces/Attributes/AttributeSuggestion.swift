/// Names that someone may have meant.
enum AttributeSuggestion {
    /// CelebA's names near a misspelt one, the nearest first, three at most: those within a third of its letters in
    /// edit distance, then those that contain it.
    static func names(near misspelt: String) -> [String] {
        let wanted = Array(misspelt.lowercased().utf8.prefix(64))
        guard wanted.count > 1 else { return [] }
        let reach = max(2, wanted.count / 3)
        var near: [(name: String, distance: Int)] = []
        for name in FaceAttributes.names {
            let candidate = name.lowercased()
            let distance = editDistance(wanted, Array(candidate.utf8))
            if distance <= reach, distance < wanted.count {
                near.append((name, distance))
            } else if wanted.count > 2, candidate.contains(misspelt.lowercased()) {
                near.append((name, 64 + distance))
            }
        }
        let order = near.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }
        return order.prefix(3).map(\.element.name)
    }

    /// How many insertions, deletions, replacements and swaps of neighbours make one text of the other (Damerau's
    /// distance in the restricted form, doi:10.1145/363958.363994).
    static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in 0..<first.count {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in 0..<second.count {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var best = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
