/// Finds the noun that each adjective of a phrase belongs to: the one that follows ("black and wavy hair"), or the one of
/// which it is said ("her hair is black", "mouth open").
struct NounFinder {
    /// An adjective's noun.
    struct Noun: Equatable {
        /// The noun's place among the units.
        let unit: Int
        /// Whether the adjective stands before it.
        let follows: Bool
    }

    private let units: [Unit]
    private let adjectives: AdjectiveMeanings
    /// The last noun of which something may be said.
    private var subject: Int?
    /// Whether a verb came since.
    private var hasVerb = false
    /// Whether the last adjective was said of it, so that more may follow behind "and".
    private var isList = false
    private var found: [Int: Noun] = [:]

    /// For each adjective with a noun, by place, the noun.
    static func nouns(of units: [Unit], _ adjectives: AdjectiveMeanings) -> [Int: Noun] {
        var finder = NounFinder(units: units, adjectives: adjectives)
        for index in units.indices { finder.take(index) }
        return finder.found
    }

    private init(units: [Unit], adjectives: AdjectiveMeanings) {
        self.units = units
        self.adjectives = adjectives
    }

    private mutating func take(_ index: Int) {
        let unit = units[index]
        switch unit.gap {
        case .stop: forget()
        case .comma, .listing: if !isList { forget() }
        case .space, .joined: break
        }
        if unit.isAdjective {
            attach(index)
        } else if unit.isNoun {
            subject = index
            hasVerb = false
            isList = false
        } else if let entry = unit.entry {
            pass(entry)
        }
    }

    private mutating func pass(_ entry: Entry) {
        if entry.negation != nil || entry.isLink { return }
        switch entry.join {
        case .and, .or, .contrast: if !isList { forget() }
        case .clause: hasVerb = true
        case .article: forget()
        default: if !entry.isFiller { forget() }
        }
    }

    private mutating func forget() {
        subject = nil
        hasVerb = false
        isList = false
    }

    private mutating func attach(_ index: Int) {
        let following = followingNoun(of: index)
        if let following, following.isDirect, !isPredicate(index, before: following.unit) {
            found[index] = Noun(unit: following.unit, follows: true)
            return
        }
        if let subject, knows(subject, index, orIsSilent: hasVerb && following == nil),
            hasVerb || isList || !isBeforeUnknown(index)
        {
            found[index] = Noun(unit: subject, follows: false)
            isList = true
        } else if let following, knows(following.unit, index, orIsSilent: false) {
            found[index] = Noun(unit: following.unit, follows: true)
        }
    }

    private func knows(_ noun: Int, _ adjective: Int, orIsSilent: Bool) -> Bool {
        !adjectives.meanings(of: units[adjective], with: units[noun]).isEmpty
            || orIsSilent && adjectives.isSilent(units[adjective], with: units[noun])
    }

    /// Whether an adjective between two nouns belongs to the first, which has none yet: "hair black eyes narrow".
    private func isPredicate(_ index: Int, before following: Int) -> Bool {
        guard let subject, subject == index - 1, !found.values.contains(Noun(unit: subject, follows: true)) else {
            return false
        }
        return knows(subject, index, orIsSilent: false) && !knows(following, index, orIsSilent: true)
    }

    private func isBeforeUnknown(_ index: Int) -> Bool {
        guard index + 1 < units.count else { return false }
        let next = units[index + 1]
        return next.entry == nil && (next.gap == .space || next.gap == .joined)
    }

    /// The noun behind an adjective, over further adjectives; direct where neither a comma nor "and" is between.
    private func followingNoun(of adjective: Int) -> (unit: Int, isDirect: Bool)? {
        var isDirect = true
        var needsAdjective = false
        var sawUnknown = false
        for index in (adjective + 1)..<max(adjective + 1, units.count) {
            let unit = units[index]
            if unit.gap == .stop { return nil }
            let isApart = unit.gap == .comma || unit.gap == .listing
            let isJoin = unit.entry?.join == .and || unit.entry?.join == .or
            if isApart || isJoin {
                if sawUnknown { return nil }
                isDirect = false
                needsAdjective = true
            }
            if isJoin { continue }
            if unit.isNoun { return needsAdjective ? nil : (index, isDirect) }
            if unit.isAdjective {
                if sawUnknown { return nil }
                needsAdjective = false
            } else if let entry = unit.entry {
                let isPassed = entry.isFiller && entry.join == nil && entry.meanings.isEmpty && entry.negation == nil
                guard isPassed || entry.isLink else { return nil }
            } else {
                if needsAdjective { return nil }
                sawUnknown = true
            }
        }
        return nil
    }
}
