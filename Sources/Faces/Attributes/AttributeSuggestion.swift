import Phrases

/// Names that someone may have meant.
enum AttributeSuggestion {
    /// The names near a misspelt one, the nearest first, three at most: those within a third of its letters in
    /// edit distance, then those that contain it.
    static func names(near misspelt: String, among names: [String] = FaceAttributes.names) -> [String] {
        let wanted = String(String.UnicodeScalarView(misspelt.lowercased().unicodeScalars.prefix(64)))
        guard wanted.count > 1 else { return [] }
        let reach = max(2, wanted.count / 3)
        var near: [(name: String, distance: Int)] = []
        for name in names {
            let candidate = name.lowercased()
            let distance = EditDistance.between(wanted, candidate)
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
}
