/// Gathers what a phrase says, in its order.
struct ReadingComposer {
    private let parser: PhraseParser
    private let text: String
    private let characters: [Character]
    private var statements: [PhraseReading.Statement] = []
    private var unknown: [PhraseReading.UnknownWord] = []
    /// Unknown words for which nearest ones were looked up.
    private var lookups = 0

    /// Unknown words for which nearest ones are looked up, at most: a phrase of nonsense needs no long search.
    private static let mostLookups = 12

    init(parser: PhraseParser, text: String) {
        self.parser = parser
        self.text = text
        characters = Array(text)
    }

    mutating func readAttributes(_ tokens: Tokens) {
        let units = Segmenter(lexicons: parser.lexicons).units(of: Word.words(of: tokens))
        let pieces = PieceMaker.pieces(of: units, parser.lexicons)
        var scope = DenialScope(coversNeighbours: false)
        for (index, piece) in pieces.enumerated() {
            if piece.continuesNoun { scope.append(.sameNoun, marking: index) } else { scope.append(gap: piece.gap) }
            scope.append(piece.role, marking: index)
        }
        scope.append(gap: tokens.gapAtEnd)
        let denied = scope.denied()
        for (index, piece) in pieces.enumerated() {
            let denial = denied[index].map { pieces[$0] }
            if case .negation(let negation) = denial?.role, negation.leavesOpen { continue }
            state(piece, denial: denial?.ranges[0])
            if let silence = piece.silence { remark(silence, of: index, units) }
        }
    }

    mutating func readWords(_ tokens: Tokens) {
        let words = Word.words(of: tokens)
        let denials = Denial.english.denials(in: tokens)
        let own = parser.lexicons[0]
        var place = 0
        while place < words.count {
            if let match = own.longestMatch(in: words, from: place) {
                let range = words[place].range.lowerBound..<words[place + match.count - 1].range.upperBound
                add(
                    own.entry(match.entry).meanings, says: denials[place] == nil, ranges: [range],
                    denial: denials[place].map { words[$0].range })
                place += match.count
            } else {
                if !FunctionWords.contains(tokens.words[place].text) {
                    add(unknown: words[place].range, .notKnown)
                }
                place += 1
            }
        }
    }

    private mutating func state(_ piece: Piece, denial: Range<Int>?) {
        let isDenied = (denial != nil) != piece.isFlipped
        // Whoever is no girl may be a boy or a woman: of a word's several attributes a denial denies the first.
        let meanings = isDenied ? Array(piece.meanings.prefix(1)) : piece.meanings
        add(meanings, says: !isDenied, ranges: piece.ranges, denial: denial)
        if isDenied { add(piece.whenDenied, says: true, ranges: piece.ranges, denial: denial) }
    }

    private mutating func add(_ meanings: [Entry.Meaning], says: Bool, ranges: [Range<Int>], denial: Range<Int>?) {
        var isKnown = meanings.isEmpty
        for meaning in meanings {
            guard let index = parser.vocabulary.index(of: meaning.attribute) else { continue }
            isKnown = true
            statements.append(
                PhraseReading.Statement(index: index, says: meaning.says == says, ranges: ranges, denial: denial))
        }
        if !isKnown, let first = meanings.first {
            for range in ranges { add(unknown: range, .notInVocabulary(attribute: first.attribute)) }
        }
    }

    private mutating func remark(_ silence: Piece.Silence, of index: Int, _ units: [Unit]) {
        switch silence {
        case .unknown: add(unknown: units[index].range, .notKnown)
        case .adjective(let unit):
            let lexicon = units[unit].lexicon
            let rows = units[unit].numbers[lexicon].map { parser.lexicons[lexicon].rows(of: $0, parser.vocabulary) }
            add(unknown: units[index].range, .saysNothingHere, nearest: rows ?? [])
        }
    }

    private mutating func add(
        unknown range: Range<Int>, _ reason: PhraseReading.UnknownWord.Reason, nearest offered: [String]? = nil
    ) {
        var range = range
        if let last = unknown.last, last.reason == reason, reason == .notKnown,
            last.range.upperBound == range.lowerBound,
            characters[range.lowerBound].isIdeograph, characters[last.range.lowerBound].isIdeograph
        {
            // Chinese characters side by side are one word, as far as anybody can tell.
            range = last.range.lowerBound..<range.upperBound
            unknown.removeLast()
        }
        let word = String(characters[range])
        var nearest = offered ?? []
        if offered == nil, reason == .notKnown, lookups < Self.mostLookups {
            nearest = parser.nearest.words(near: word)
            lookups += 1
        }
        unknown.append(PhraseReading.UnknownWord(text: word, range: range, reason: reason, nearest: nearest))
    }

    func reading() -> PhraseReading {
        var condition = [Int8](repeating: 0, count: parser.vocabulary.names.count)
        var bothWays: [Int] = []
        for statement in statements {
            let value: Int8 = statement.says ? 1 : -1
            if condition[statement.index] == -value, !bothWays.contains(statement.index) {
                bothWays.append(statement.index)
            }
            condition[statement.index] = value
        }
        let contradictions =
            bothWays.map { PhraseReading.Contradiction.saidBothWays(index: $0, holds: condition[$0] > 0) }
            + UnlikelyPairs.found(in: condition, parser.vocabulary)
        return PhraseReading(
            text: text, statements: statements, unknown: unknown, contradictions: contradictions, condition: condition)
    }
}

extension Lexicon {
    /// Rows of an adjective and a noun that say something of a vocabulary: "black hair"; none where the
    /// adjective would need an ending.
    func rows(of adjective: Int, _ vocabulary: Vocabulary) -> [String] {
        if case .endings = inflection { return [] }
        let rows = features.compactMap { feature -> String? in
            let tells = feature.meanings[adjective]?.contains { vocabulary.index(of: $0.attribute) != nil } ?? false
            return tells ? entry(adjective).text + (isWrittenApart ? " " : "") + feature.noun : nil
        }
        return Array(rows.prefix(NearestWords.most))
    }

    /// All rows of an adjective and a noun that say something of a vocabulary; none where the adjective would need an
    /// ending.
    func rows(saying vocabulary: Vocabulary) -> [String] {
        if case .endings = inflection { return [] }
        return features.flatMap { feature in
            feature.meanings.filter { $0.value.contains { vocabulary.index(of: $0.attribute) != nil } }.keys.sorted()
                .map { entry($0).text + (isWrittenApart ? " " : "") + feature.noun }
        }
    }
}
