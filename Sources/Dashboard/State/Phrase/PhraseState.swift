import Phrases
import RunEvents

/// What the user asks the run's faces to have, and what came of it.
struct PhraseState: Sendable {
    /// Seconds between requests for the same faces while the run goes on.
    static let refreshSeconds = 3.0
    /// Seconds after which a request without an answer is made again.
    static let patienceSeconds = 15.0
    /// Seconds without a key after which the list may move as conditions are measured.
    static let calmSeconds = 10.0
    /// Phrases that are remembered.
    static let greatestPast = 50

    /// What the run's networks are told; nil for those that are told nothing.
    private(set) var conditions: RunConditions?
    private(set) var parser: PhraseParser?
    /// What each condition is called on the screen.
    private(set) var names: [String] = []
    /// What is said of each condition: 1, -1, or 0 where nothing is said.
    private(set) var said: [Int8] = []
    /// The phrase that says it, as typed or as put into words.
    private(set) var text = ""
    /// What was understood of the phrase; nil for one that was put together from the list.
    private(set) var reading: PhraseReading?
    /// Earlier phrases, oldest first.
    private(set) var past: [String] = []
    /// The condition that goes from end to end.
    private(set) var sweep: Int?
    /// The list of conditions, and when a key last moved in it.
    var order = ConditionOrder()
    var touchedAt = -Double.infinity
    /// Whether the view was shown at the last message.
    var isShown = false

    // What was asked for, of which latent vectors, when, whether it has not come yet, and what came last.
    var request: PhraseRequest?
    var requestedSeed: UInt64?
    var requestedAt = 0.0
    var isWaiting = false
    private(set) var faces: PhraseFaces?
    private(set) var matches: PhraseMatches?
    var cells = FaceCells()
    var plainCells = FaceCells()
    var realCells = FaceCells()

    /// Whether anything is said.
    var isSaying: Bool { said.contains { $0 != 0 } }

    /// Takes in what the run's networks are told. Phrases that were typed stay known.
    mutating func begin(_ conditions: RunConditions?) {
        let conditions = conditions.flatMap { $0.names.isEmpty ? nil : $0 }
        guard conditions != self.conditions else { return }
        let past = past
        self = PhraseState()
        self.past = past
        self.conditions = conditions
        guard let conditions else { return }
        let parser = PhraseParser(
            Vocabulary(names: conditions.names, kind: conditions.isVocabulary ? .words : .attributes))
        self.parser = parser
        names = conditions.names.indices.map { parser.name(of: $0, says: true) }
        said = [Int8](repeating: 0, count: names.count)
    }

    /// Says what a phrase does; one that is too long says nothing new.
    mutating func say(_ phrase: String) {
        guard let parser, let reading = try? parser.read(phrase) else { return }
        text = phrase
        self.reading = reading
        said = reading.condition
    }

    /// Remembers the phrase.
    mutating func remember() {
        guard !text.isEmpty, past.last != text else { return }
        past.append(text)
        if past.count > Self.greatestPast { past.removeFirst() }
    }

    /// Ends what was begun last: a condition's way from end to end, or else the phrase, which stays remembered.
    mutating func stepBack() {
        guard sweep == nil else {
            sweep = nil
            return
        }
        remember()
        text = ""
        reading = nil
        said = said.map { _ in 0 }
    }

    /// Goes on with a condition from unsaid to yes, to no, and to unsaid; the phrase follows.
    ///
    /// - Returns: why not, where the data tell nothing of it. What a phrase says of it nevertheless can be taken back.
    mutating func toggle(_ condition: Int) -> String? {
        guard let parser, said.indices.contains(condition) else { return nil }
        let reason = reason(against: condition)
        if said[condition] == 0, let reason { return reason }
        said[condition] = reason != nil ? 0 : said[condition] == 0 ? 1 : said[condition] == 1 ? -1 : 0
        text = parser.describe(said)
        reading = nil
        return nil
    }

    /// Lets a condition go from end to end, or no longer.
    ///
    /// - Returns: why not, where the data tell nothing of it.
    mutating func switchSweep(_ condition: Int) -> String? {
        guard said.indices.contains(condition), sweep != condition else {
            sweep = nil
            return nil
        }
        if let reason = reason(against: condition) { return reason }
        sweep = condition
        return nil
    }

    /// Why nothing can be learnt of a condition; nil where something can.
    func reason(against condition: Int) -> String? {
        guard let conditions, conditions.rates.indices.contains(condition) else { return nil }
        let name = names[condition]
        switch conditions.rates[condition] {
        case nil: return "\(name): these data do not say"
        case 0?: return "\(name): no face of these data has it"
        case 1?: return "\(name): all faces of these data have it"
        default: return nil
        }
    }

    /// Puts the list in order.
    mutating func sort(by obedience: Obedience) {
        let taught = names.indices.map { reason(against: $0) == nil }
        order.sort(names: names, differences: obedience.newest.mapValues(\.difference)) { taught[$0] }
    }

    /// Takes in faces, if they are those asked for: others who watch the run may ask for theirs.
    ///
    /// - Returns: whether they are the first of their request.
    mutating func takeIn(_ faces: PhraseFaces) -> Bool {
        guard let request, faces.request == request, faces.faces.count == request.count * request.columns,
            faces.plain.count == request.count
        else { return false }
        defer { self.faces = faces }
        isWaiting = false
        cells.replace(faces.faces)
        plainCells.replace(faces.plain)
        return request != self.faces?.request
    }

    /// Takes in real faces, if they are those asked for.
    ///
    /// - Returns: whether they are others than before.
    mutating func takeIn(_ matches: PhraseMatches) -> Bool {
        guard matches.said == request?.said, matches != self.matches else { return false }
        self.matches = matches
        realCells.replace(matches.faces)
        return true
    }
}
