/// Attributes of CelebA that hardly one face has together. What people are by custom is none of it: a man may wear
/// make-up.
enum UnlikelyPairs {
    private static let hair = ["Black_Hair", "Blond_Hair", "Brown_Hair", "Gray_Hair"]

    private static let pairs: [(String, String)] = {
        var pairs = (hair + ["Bangs", "Straight_Hair", "Wavy_Hair"]).map { ("Bald", $0) }
        for (place, first) in hair.enumerated() {
            pairs += hair[(place + 1)...].map { (first, $0) }
        }
        return pairs + [("Straight_Hair", "Wavy_Hair"), ("No_Beard", "Goatee")]
    }()

    /// Those that a condition says both of.
    static func found(in condition: [Int8], _ vocabulary: Vocabulary) -> [PhraseReading.Contradiction] {
        guard vocabulary.kind == .attributes else { return [] }
        return pairs.compactMap { names in
            guard let first = vocabulary.index(of: names.0), let second = vocabulary.index(of: names.1),
                condition[first] > 0, condition[second] > 0
            else { return nil }
            return .unlikely(first: first, second: second)
        }
    }
}
