/// Decides how far denials reach, over the parts of a sentence.
struct DenialScope {
    /// What a part of a sentence does to a denial.
    enum Role: Sendable, Equatable {
        case negation(Negation)
        case content(Content)
        /// A word that is not known: an adjective before a noun that is, or a noun.
        case unknown
        case article
        case filler
        case and
        case or
        /// Between adjectives of one noun: "no long, wavy hair".
        case sameNoun
        case contrast
        case clause
        case comma
        case stop
    }

    /// What may be denied.
    enum Content: Sendable, Equatable {
        /// Something that one has or wears: a hat, a beard, a smile.
        case thing
        /// A noun with an adjective: black hair. Behind "and" it begins anew: "no bangs and black hair".
        case description
        /// What one is or does: young, smiling.
        case state
    }

    private struct Step {
        let role: Role
        /// The number that the caller knows it by.
        let mark: Int
    }

    private enum Join {
        case none
        case and
        case or
    }

    /// Whether words side by side are denied together ("no red feathers"); if not, each needs a join.
    private let coversNeighbours: Bool
    private var steps: [Step] = []

    init(coversNeighbours: Bool) {
        self.coversNeighbours = coversNeighbours
    }

    mutating func append(_ role: Role, marking mark: Int) { steps.append(Step(role: role, mark: mark)) }

    mutating func append(gap: Token.Gap) {
        switch gap {
        case .space, .joined: break
        case .listing: append(.or, marking: -1)
        case .comma: append(.comma, marking: -1)
        case .stop: append(.stop, marking: -1)
        }
    }

    /// The marks of the contents that are denied, each with the mark of what denies it.
    func denied() -> [Int: Int] {
        var walk = Walk(scope: self)
        for index in steps.indices { walk.take(index) }
        walk.end()
        return walk.denied
    }

    /// A list has this many parts at most; beyond them no "or" is looked for.
    private static let longestList = 40

    /// What joins the items of the list that goes on behind the comma at `comma`: the "or" or "and" before its last
    /// item; none if there is no such list.
    private func joinOfList(after comma: Int) -> Join {
        var contents = 0
        var areThings = true
        for (step, next) in zip(steps[(comma + 1)...], steps[(comma + 1)...].dropFirst()).prefix(Self.longestList) {
            switch step.role {
            case .or where next.role == .sameNoun, .and where next.role == .sameNoun: break
            case .content(let content):
                contents += 1
                if content != .thing { areThings = false }
            case .or: return .or
            case .negation(let negation) where negation.isNor: return .or
            case .and: return contents > 0 && areThings && !coversNeighbours ? .and : .none
            case .negation, .contrast, .clause, .stop: return .none
            case .article, .filler, .unknown, .comma, .sameNoun: break
            }
        }
        return .none
    }

    /// One way through the steps.
    private struct Walk {
        let scope: DenialScope
        var denied: [Int: Int] = [:]
        private var negation: Negation?
        private var negationMark = 0
        /// The first content under the denial.
        private var first: Content?
        private var join = Join.none
        /// Whether an article came since the join.
        private var article = false
        /// Whether the denial went over the comma of a list that "and" ends.
        private var isAndList = false
        /// The last content of this part of the sentence, for a denial that follows it.
        private var before: Int?

        init(scope: DenialScope) { self.scope = scope }

        mutating func take(_ index: Int) {
            let step = scope.steps[index]
            switch step.role {
            case .negation(let found): begin(found, mark: step.mark)
            case .content(let content): meet(content, mark: step.mark)
            case .unknown: if isNoun(index) { meet(.thing, mark: step.mark) }
            case .article: article = true
            case .filler: break
            case .or: meetJoin(.or)
            case .and: meetJoin(.and)
            case .sameNoun: if first != nil, join == .none { join = .or }
            case .contrast: finish(clearsBefore: true)
            case .clause: if first != nil, join != .or { finish(clearsBefore: false) }
            case .comma: meetComma(index)
            case .stop: end()
            }
        }

        mutating func end() { finish(clearsBefore: true) }

        private mutating func begin(_ found: Negation, mark: Int) {
            if found.isNor, negation != nil, first != nil {
                join = .or
                return
            }
            if found.needsDenial { return }
            let takesBack = found.takesBack && negation != nil && first == nil
            if !takesBack { denyBefore() }
            negation = takesBack ? nil : found
            negationMark = mark
            first = nil
            join = .none
            article = false
            isAndList = false
        }

        private mutating func meet(_ content: Content, mark: Int) {
            if let negation {
                if first == nil || reaches(content, negation) {
                    denied[mark] = negationMark
                    first = first ?? content
                } else {
                    self.negation = nil
                    first = nil
                }
            }
            before = mark
            join = .none
            article = false
        }

        /// Whether a word that is not known stands for a noun under the denial here. Behind a verb's "not" it may as well
        /// be an adverb; before another thing it is an adjective.
        private func isNoun(_ index: Int) -> Bool {
            if negation?.and == .ends { return false }
            guard index + 1 < scope.steps.count, case .content(let content) = scope.steps[index + 1].role else {
                return true
            }
            return content == .state
        }

        private func reaches(_ content: Content, _ negation: Negation) -> Bool {
            switch join {
            case .none: return scope.coversNeighbours
            case .or: return true
            case .and:
                let isAlike = content == .thing || content == first
                switch negation.and {
                case .ends: return false
                case .continuesToBareNoun: return isAlike && !article
                case .continuesToNoun: return isAlike
                }
            }
        }

        private mutating func meetJoin(_ found: Join) {
            if negation != nil, first == nil, before != nil { finish(clearsBefore: true) }
            join = found
            article = false
        }

        private mutating func meetComma(_ index: Int) {
            if let negation, first == nil {
                if negation.endsAtComma || before != nil { finish(clearsBefore: true) }
                return
            }
            guard let negation else { return finish(clearsBefore: true) }
            if isAndList, index + 1 < scope.steps.count, scope.steps[index + 1].role == .and { return }
            let list = scope.joinOfList(after: index)
            if list == .none || list == .and && negation.and != .continuesToNoun {
                finish(clearsBefore: true)
            } else {
                isAndList = list == .and
                join = list
                article = false
            }
        }

        /// Ends the denial; one that met nothing denies what stands before it, where such a word may.
        private mutating func finish(clearsBefore: Bool) {
            denyBefore()
            negation = nil
            first = nil
            join = .none
            if clearsBefore { before = nil }
        }

        private mutating func denyBefore() {
            if let negation, negation.mayFollow, first == nil, let before { denied[before] = negationMark }
        }
    }
}
