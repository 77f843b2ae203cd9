/// A word or a row of words of a phrase with what it does.
struct Unit: Sendable {
    /// What it does; nil where no table has it.
    let entry: Entry?
    /// The number of the words' entry in every lexicon that has one.
    var numbers: [Int: Int]
    /// The lexicon that the entry is from.
    let lexicon: Int
    /// Where it stands, in characters.
    let range: Range<Int>
    let gap: Token.Gap
    /// Whether an ending of its own denies it: "hatless".
    var isFlipped = false

    var isNoun: Bool { entry?.features.isEmpty == false }
    var isAdjective: Bool { entry?.isAdjective == true && !isNoun }
    var isPronoun: Bool { entry?.isPronoun == true }
}

/// Cuts a phrase into the longest entries that the lexicons have.
struct Segmenter: Sendable {
    /// The vocabulary's own, then the languages'.
    let lexicons: [Lexicon]
    /// The parts of a compound ("schwarzhaarig", "hatless") have this many letters at least.
    private static let shortestPart = 3

    func units(of words: [Word]) -> [Unit] {
        let matches = words.indices.map { place in
            lexicons.indices.compactMap { lexicon in
                lexicons[lexicon].longestMatch(in: words, from: place).map { Found(lexicon: lexicon, match: $0) }
            }
        }
        let votes = self.votes(matches)
        var units: [Unit] = []
        var place = 0
        while place < words.count {
            if let best = best(of: matches[place], votes) {
                append(best, of: matches[place], words, at: place, to: &units)
                place += best.match.count
            } else {
                units += unmatched(words[place])
                place += 1
            }
        }
        return units
    }

    private struct Found {
        let lexicon: Int
        let match: Lexicon.Match
    }

    /// For each lexicon how many places only it has a word for; that tells the language.
    private func votes(_ matches: [[Found]]) -> [Int] {
        var votes = [Int](repeating: 0, count: lexicons.count)
        for found in matches {
            let languages = found.filter { $0.lexicon > 0 }
            if languages.count == 1 { votes[languages[0].lexicon] += 1 }
        }
        return votes
    }

    /// The longest; of those alike in length the vocabulary's own, then the one of the phrase's language, then one that
    /// says something.
    private func best(of found: [Found], _ votes: [Int]) -> Found? {
        func rank(_ found: Found) -> (Int, Int, Int, Int) {
            let entry = lexicons[found.lexicon].entry(found.match.entry)
            let isSilent = entry.meanings.isEmpty && entry.features.isEmpty && !entry.isAdjective
            return (found.match.count, found.lexicon == 0 ? 1 : 0, votes[found.lexicon], isSilent ? 0 : 1)
        }
        return found.reduce(nil) { best, next in
            guard let best else { return next }
            return rank(next) > rank(best) ? next : best
        }
    }

    private func append(_ best: Found, of found: [Found], _ words: [Word], at place: Int, to units: inout [Unit]) {
        let match = best.match
        let range = words[place].range.lowerBound..<words[place + match.count - 1].range.upperBound
        var unit = self.unit(match.entry, of: best.lexicon, range: range, gap: words[place].gap)
        for other in found where other.match.count == match.count { unit.numbers[other.lexicon] = other.match.entry }
        units.append(unit)
        for offset in match.passed {
            let word = words[place + offset]
            guard let number = lexicons[best.lexicon].entry(forWord: word.key) else { continue }
            let passed = self.unit(number, of: best.lexicon, range: word.range, gap: .space)
            if passed.isPronoun { units.append(passed) }
        }
    }

    private func unit(_ number: Int, of lexicon: Int, range: Range<Int>, gap: Token.Gap) -> Unit {
        Unit(
            entry: lexicons[lexicon].entry(number), numbers: [lexicon: number], lexicon: lexicon, range: range, gap: gap
        )
    }

    private func unmatched(_ word: Word) -> [Unit] {
        if let parts = compound(word) { return parts }
        var entry: Entry?
        if word.key.hasSuffix("n't") {
            entry = Entry(text: word.key)
            entry?.negation = .verb
        }
        return [Unit(entry: entry, numbers: [:], lexicon: 0, range: word.range, gap: word.gap)]
    }

    /// A word that is an adjective and a noun in one, or one that says something with an ending that denies it.
    private func compound(_ word: Word) -> [Unit]? {
        let letters = Array(word.key)
        guard letters.count >= 2 * Self.shortestPart, letters.count <= NearestWords.longestWord else { return nil }
        for cut in (Self.shortestPart...letters.count - Self.shortestPart).reversed() {
            let parts = (left: String(letters[..<cut]), right: String(letters[cut...]))
            for (index, lexicon) in lexicons.enumerated() {
                guard let left = lexicon.entry(forWord: parts.left), let right = lexicon.entry(forWord: parts.right)
                else {
                    continue
                }
                // Both parts are shown as the whole word: folding may have changed the number of letters.
                var first = unit(left, of: index, range: word.range, gap: word.gap)
                let second = unit(right, of: index, range: word.range, gap: .joined)
                if first.isAdjective, second.isNoun { return [first, second] }
                if second.entry?.deniesBefore == true, first.entry?.meanings.isEmpty == false {
                    first.isFlipped = true
                    return [first]
                }
            }
        }
        return nil
    }
}
