/// Puts adjectives and nouns of a phrase together, so that each piece says something by itself.
struct PieceMaker {
    private let units: [Unit]
    private let grammar: AdjectiveMeanings
    private let nouns: [Int: NounFinder.Noun]
    /// For each noun the adjectives that belong to it.
    private let adjectives: [Int: [Int]]
    private var pieces: [Piece] = []

    /// The pieces of a phrase, one for each unit.
    static func pieces(of units: [Unit], _ lexicons: [Lexicon]) -> [Piece] {
        var maker = PieceMaker(units, lexicons)
        for index in units.indices { maker.pieces.append(maker.piece(index)) }
        maker.denyBefore()
        return maker.pieces
    }

    private init(_ units: [Unit], _ lexicons: [Lexicon]) {
        self.units = units
        grammar = AdjectiveMeanings(lexicons: lexicons)
        nouns = NounFinder.nouns(of: units, grammar)
        adjectives = Dictionary(grouping: nouns.keys.sorted()) { [nouns] in nouns[$0]?.unit ?? -1 }
    }

    private func piece(_ index: Int) -> Piece {
        let unit = units[index]
        var piece = Piece(role: .filler, gap: unit.gap, ranges: [unit.range], isFlipped: unit.isFlipped)
        guard let entry = unit.entry else {
            piece.role = .unknown
            piece.silence = .unknown
            return piece
        }
        if unit.isNoun {
            fill(&piece, noun: index, entry)
        } else if unit.isAdjective, entry.join == nil {
            fill(&piece, adjective: index, entry)
        } else if unit.isPronoun {
            piece.meanings = entry.meanings
        } else if !entry.meanings.isEmpty {
            piece.role = .content(entry.isThing ? .thing : .state)
            piece.meanings = entry.meanings
        } else if let negation = entry.negation {
            piece.role = .negation(negation)
        } else if let join = entry.join {
            piece.role = join
        } else if entry.deniesBefore, !entry.isFiller {
            piece.role = .unknown
            piece.silence = .unknown
        }
        return piece
    }

    private func fill(_ piece: inout Piece, adjective index: Int, _ entry: Entry) {
        guard let noun = nouns[index] else { return fillAlone(&piece, index, entry) }
        let said = grammar.meanings(of: units[index], with: units[noun.unit])
        guard !said.isEmpty else {
            let isMade = units[noun.unit].entry?.isMadeOfNoun == true
            if !isMade, grammar.isSilent(units[index], with: units[noun.unit]) {
                piece.silence = .adjective(unit: index)
            } else {
                fillAlone(&piece, index, entry)
            }
            return
        }
        piece.role = .content(.description)
        piece.meanings = said
        piece.continuesNoun = noun.follows && adjectives[noun.unit]?.first != index
        let nounRange = units[noun.unit].range
        if nounRange != piece.ranges[0] {
            piece.ranges = noun.follows ? piece.ranges + [nounRange] : [nounRange] + piece.ranges
        }
    }

    /// An adjective without a noun that knows it.
    private func fillAlone(_ piece: inout Piece, _ index: Int, _ entry: Entry) {
        if !entry.meanings.isEmpty {
            piece.role = .content(entry.isThing ? .thing : .state)
            piece.meanings = entry.meanings
        } else if let negation = entry.negation {
            piece.role = .negation(negation)
        } else if !entry.isFiller {
            piece.role = .unknown
            piece.silence = .adjective(unit: index)
        }
    }

    private func fill(_ piece: inout Piece, noun index: Int, _ entry: Entry) {
        let own = adjectives[index] ?? []
        let said = own.flatMap { grammar.meanings(of: units[$0], with: units[index]) }
        let left = entry.meanings.filter { meaning in !said.contains { $0.attribute == meaning.attribute } }
        if !left.isEmpty {
            piece.role = .content(.thing)
            piece.meanings = left
        } else if said.isEmpty {
            let shared = sharedMeanings(index)
            piece.role = .content(shared.isEmpty ? .thing : .description)
            piece.meanings = shared
            let features = grammar.features(of: units[index])
            if own.isEmpty, shared.isEmpty { piece.whenDenied = features.compactMap(\.whenDenied) }
            if entry.meanings.isEmpty, !features.contains(where: \.isKnown), !entry.isFiller {
                piece.silence = .unknown
            }
        }
    }

    /// What the adjectives of the noun before say of a bare noun behind "and": "big nose and lips".
    private func sharedMeanings(_ index: Int) -> [Entry.Meaning] {
        guard adjectives[index] == nil, index > 1, units[index - 1].entry?.join == .and, units[index - 2].isNoun,
            [units[index], units[index - 1]].allSatisfy({ $0.gap == .space || $0.gap == .joined })
        else { return [] }
        let before = (adjectives[index - 2] ?? []).filter { nouns[$0]?.follows == true }
        return before.flatMap { grammar.meanings(of: units[$0], with: units[index]) }
    }

    /// "Free" and its like deny the thing that stands just before them.
    private mutating func denyBefore() {
        for index in units.indices.dropFirst() where units[index].entry?.deniesBefore == true {
            guard units[index].gap == .space || units[index].gap == .joined,
                pieces[index - 1].role == .content(.thing)
            else { continue }
            pieces[index - 1].isFlipped.toggle()
            pieces[index].role = .filler
            pieces[index].silence = nil
        }
    }
}
