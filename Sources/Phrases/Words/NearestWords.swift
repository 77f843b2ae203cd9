/// Finds, among known words, those that someone may have meant.
struct NearestWords: Sendable {
    /// Words offered for one that is not known, at most.
    static let most = 3
    /// Longer words than this are no misspelling of any known word.
    static let longestWord = 40

    private struct Candidate: Sendable {
        let text: String
        let key: String
        let scalars: [UInt32]
    }

    private let candidates: [Candidate]

    /// Knows these words; of two that are equally near the earlier one comes first.
    init(_ words: some Sequence<String>) {
        var seen: Set<String> = []
        candidates = words.filter { seen.insert($0).inserted }.map { text in
            let key = LetterFolding.key(text.lowercased())
            return Candidate(text: text, key: key, scalars: EditDistance.scalars(key))
        }
    }

    /// The nearest words, the nearest first: those within a quarter of its letters in edit distance (at least one), or
    /// within half for Chinese characters; those that begin or end with it follow, if it has three letters at least.
    func words(near misspelt: String) -> [String] {
        let key = LetterFolding.key(misspelt.lowercased())
        let wanted = EditDistance.scalars(key)
        guard wanted.count > 1, wanted.count <= Self.longestWord, let first = key.first else { return [] }
        let reach = max(1, first.isIdeograph ? wanted.count / 2 : wanted.count / 4)
        var near: [(text: String, distance: Int)] = []
        for candidate in candidates where candidate.key != key {
            let more = candidate.scalars.count - wanted.count
            if abs(more) <= reach {
                let distance = EditDistance.between(wanted, candidate.scalars)
                if distance <= reach {
                    near.append((candidate.text, distance))
                    continue
                }
            }
            if wanted.count > 2, more > 0, candidate.key.hasPrefix(key) || candidate.key.hasSuffix(key) {
                near.append((candidate.text, reach + more))
            }
        }
        let order = near.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        return order.prefix(Self.most).map(\.element.text)
    }
}
