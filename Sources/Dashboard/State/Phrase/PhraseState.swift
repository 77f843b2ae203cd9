import Phrases
import RunEvents

/// What the user asks the run's faces to have, and what came of it.
struct PhraseState: Sendable {
    /// Seconds between requests for the same faces while the run goes on.
    static let refreshSeconds = 3.0
    /// Seconds after which a request without an answer is made again.
    static let patienceSeconds = 15.0
    /// Phrases that are remembered.
    static let greatestPast = 50
    /// Faces along which an attribute goes from end to end, at most and at least.
    static let sweepColumns = 5...9

    /// The order of the list.
    enum Order: Sendable {
        /// As the data have them.
        case table
        /// Those first that the generator follows best.
        case followed
    }

    /// What the run's networks are told; nil for those that are told nothing.
    private(set) var conditions: RunConditions?
    private(set) var parser: PhraseParser?
    /// What is said of each condition: 1, -1, or 0 where nothing is said.
    private(set) var said: [Int8] = []
    /// The phrase that says it, as typed or as put into words.
    private(set) var text = ""
    /// What was understood of the phrase; nil for one that was put together from the list.
    private(set) var reading: PhraseReading?
    /// Earlier phrases, oldest first.
    private(set) var past: [String] = []
    /// The place in the list that keys change.
    var pointer = 0
    private(set) var order = Order.table
    /// The condition that goes from end to end.
    private(set) var sweep: Int?
    /// The last measurement of each condition.
    private(set) var measures: [Int: ConditionMeasure] = [:]

    // What was asked for, of which latent vectors, when, and what came.
    var request: PhraseRequest?
    var requestedSeed: UInt64?
    var requestedAt = 0.0
    private(set) var faces: PhraseFaces?
    private(set) var matches: PhraseMatches?
    var cells = FaceCells()
    var plainCells = FaceCells()
    var realCells = FaceCells()

    /// Whether anything is said.
    var isSaying: Bool { said.contains { $0 != 0 } }

    /// Takes in what the run's networks are told.
    mutating func begin(_ conditions: RunConditions?) {
        guard conditions != self.conditions else { return }
        let measures = measures
        self = PhraseState()
        self.conditions = conditions
        self.measures = measures
        guard let conditions else { return }
        parser = PhraseParser(
            Vocabulary(names: conditions.names, kind: conditions.isVocabulary ? .words : .attributes))
        said = [Int8](repeating: 0, count: conditions.names.count)
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

    /// Says nothing any more.
    mutating func clear() {
        text = ""
        reading = nil
        sweep = nil
        said = said.map { _ in 0 }
    }

    /// Goes on with a condition from unsaid to yes, to no, and to unsaid; the phrase follows. Says why where the data do
    /// not know it.
    mutating func toggle(_ condition: Int) -> String? {
        guard let parser, said.indices.contains(condition) else { return nil }
        if let reason = reasonAgainst(condition) { return reason }
        said[condition] = said[condition] == 0 ? 1 : said[condition] == 1 ? -1 : 0
        text = parser.describe(said)
        reading = nil
        return nil
    }

    /// Lets a condition go from end to end, or no longer.
    mutating func switchSweep(_ condition: Int) -> String? {
        if sweep == condition {
            sweep = nil
            return nil
        }
        if let reason = reasonAgainst(condition) { return reason }
        sweep = said.indices.contains(condition) ? condition : nil
        return nil
    }

    /// Why nothing can be learnt of a condition; nil where something can.
    func reasonAgainst(_ condition: Int) -> String? {
        guard let conditions, conditions.rates.indices.contains(condition) else { return nil }
        let name = conditions.names[condition]
        switch conditions.rates[condition] {
        case nil: return "\(name): these data do not say"
        case 0?: return "\(name): no face of these data has it"
        case 1?: return "\(name): all faces of these data have it"
        default: return nil
        }
    }

    /// The conditions in the order of the list.
    var list: [Int] {
        guard order == .followed else { return Array(said.indices) }
        return said.indices.sorted { one, other in
            let (first, second) = (measures[one]?.difference ?? -2, measures[other]?.difference ?? -2)
            return first == second ? one < other : first > second
        }
    }

    /// Sorts the list the other way; the pointer stays on its condition.
    mutating func switchOrder() {
        let shown = list
        let condition = shown.indices.contains(pointer) ? shown[pointer] : 0
        order = order == .table ? .followed : .table
        pointer = list.firstIndex(of: condition) ?? 0
    }

    /// Takes in faces, if they are those asked for: others who watch the run may ask for theirs.
    mutating func takeIn(_ faces: PhraseFaces) {
        let count = faces.request.count * faces.request.columns
        guard faces.request == request, faces.faces.count == count, faces.plain.count == faces.request.count else {
            return
        }
        self.faces = faces
        cells.replace(faces.faces)
        plainCells.replace(faces.plain)
    }

    /// Takes in real faces, if they are those asked for.
    mutating func takeIn(_ matches: PhraseMatches) {
        guard matches.said == request?.said else { return }
        self.matches = matches
        realCells.replace(matches.faces)
    }

    /// Takes in measurements, oldest first.
    mutating func takeIn(_ fresh: [ConditionMeasure]) {
        for measure in fresh where measure.step >= measures[measure.condition]?.step ?? 0 {
            measures[measure.condition] = measure
        }
    }

    /// Forgets measurements after a step.
    mutating func goBack(to step: Int) { measures = measures.filter { $0.value.step <= step } }
}
