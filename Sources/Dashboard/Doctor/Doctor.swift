import RunEvents

/// Watches a run's history and says what it makes of it; a pure fold of steps and measures, which gives the same
/// verdicts live, replayed, and in whatever portions the steps come.
struct Doctor: Sendable {
    /// A verdict with when it was given.
    struct Verdict: Sendable, Equatable {
        /// The step from which it was held.
        let step: Int
        /// What it says, as first said.
        let diagnosis: Diagnosis
    }

    /// Verdicts that are remembered; the oldest go first.
    static let capacity = 200
    /// Checkups that must agree before a verdict changes: the two networks swing, and one swing is no illness.
    static let patience = 2
    /// Measures of the faces that are kept; beyond, every other one goes.
    static let measureCapacity = 4096

    /// What it says now, with the numbers of the last checkup; nil before the first.
    private(set) var current: Diagnosis?
    /// What it has said, oldest first: an entry for each change.
    private(set) var verdicts: [Verdict] = []
    /// What the last checkup saw.
    private(set) var symptoms: Symptoms?
    /// The measures of the faces, oldest first.
    private(set) var measures: [Diversity] = []

    /// How well the generator follows what it is told.
    private(set) var obedience = Obedience()

    /// Whether it says nothing: its rules are of networks that make faces from nothing.
    private(set) var isSilent = false

    /// The last change of rates or settings, as long as too few steps came after it to judge by.
    private(set) var watchingSince: Int?

    /// The last change, and all of them.
    private var lastChange = 0
    private var changes: [Int] = []
    private var checkups: [Checkup] = []
    private var last: StepMetrics?
    private var steps: [StepMetrics] = []
    private var labels = RealLabels()
    private var bestShare: Double?
    /// What the last checkups found that is not the verdict yet, and how many of them.
    private var suspicion: (finding: Finding, count: Int)?

    /// Takes in a step that comes after all others.
    mutating func append(_ step: StepMetrics) {
        guard !isSilent else { return }
        watchIfChanged(before: step)
        last = step
        if let last = steps.last, (last.step - 1) / Checkup.length != (step.step - 1) / Checkup.length { checkUp() }
        steps.append(step)
        checkUpIfComplete()
    }

    /// Takes in measures of the faces; those of a step may come before the step or after it.
    mutating func append(_ fresh: [Diversity]) {
        for measure in fresh where measure.step > measures.last?.step ?? 0 { measures.append(measure) }
        if measures.count > Self.measureCapacity {
            let last = measures.count - 1
            measures = measures.indices.filter { (last - $0) % 2 == 0 }.map { measures[$0] }
        }
        checkUpIfComplete()
    }

    /// Takes in the settings that hold now; they hold from the first step on, as far as no changes are known.
    mutating func append(_ settings: RunSettings) { labels.begin(with: settings.realLabel) }

    /// Takes in what the run is.
    mutating func append(_ description: RunDescription) {
        isSilent = description.restores == true
        append(description.conditions)
    }

    /// Takes in what the networks are told.
    mutating func append(_ conditions: RunConditions?) { obedience.begin(conditions) }

    /// Takes in how well conditions are followed, oldest first.
    mutating func append(_ measures: [ConditionMeasure]) { obedience.append(measures) }

    /// Takes in changes of settings, oldest first, before the steps that they hold for.
    mutating func append(_ edits: [SettingsEdit]) {
        for edit in edits {
            labels.append(edit)
            if !edit.words.isEmpty { noteChange(at: edit.step) }
        }
    }

    /// Forgets all but the settings and the measures up to a step: the steps up to there follow anew.
    mutating func goBack(to step: Int) {
        let kept = measures.filter { $0.step <= step }
        var keptLabels = labels
        var keptObedience = obedience
        keptObedience.goBack(to: step)
        keptLabels.goBack(to: step)
        let keptChanges = changes.filter { $0 <= step }
        let wasSilent = isSilent
        self = Doctor()
        isSilent = wasSilent
        changes = keptChanges
        measures = kept
        labels = keptLabels
        obedience = keptObedience
    }

    /// Takes in that rates or settings changed after a step.
    mutating func noteChange(at step: Int) {
        if changes.last != step { changes.append(step) }
        if changes.count > Self.capacity { changes.removeFirst() }
        if let last, last.step == step { watch(since: step) }
    }

    /// Whether something was changed right before a step, as was told or as its rates say.
    private mutating func watchIfChanged(before step: StepMetrics) {
        guard let last else { return }
        if let change = changes.last(where: { (last.step..<step.step).contains($0) }) { watch(since: change) }
        let rates = [last, step].map { [$0.discriminatorLearningRate, $0.generatorLearningRate] }
        if rates[0] != rates[1] { watch(since: step.step - 1) }
    }

    /// Lets go of the verdict: what it rests on was measured before a change, and serves to compare with alone.
    private mutating func watch(since step: Int) {
        guard watchingSince != step || !steps.isEmpty else { return }
        watchingSince = step
        lastChange = step
        current = nil
        suspicion = nil
        steps.removeAll()
    }

    /// The last step of a stretch waits for the measure made right after it.
    private mutating func checkUpIfComplete() {
        guard let last = steps.last, last.step % Checkup.length == 0, last.step <= measures.last?.step ?? 0 else {
            return
        }
        checkUp()
    }

    private mutating func checkUp() {
        guard let last = steps.last else { return }
        let end = (last.step + Checkup.length - 1) / Checkup.length * Checkup.length
        let measure = measures.last { $0.step <= end }
        if let share = measure?.share { bestShare = max(share, bestShare ?? share) }
        defer { steps.removeAll(keepingCapacity: true) }
        // The rest of a stretch in which something was changed is too little to go by.
        if watchingSince != nil, steps.count < Checkup.length / 2 { return }
        checkups.append(Checkup(step: last.step, of: steps, labels: labels, diversity: measure))
        checkups.removeFirst(max(0, checkups.count - 2 * Symptoms.window))
        let symptoms = Symptoms(
            checkups: checkups, after: lastChange, bestShare: bestShare,
            obedience: obedience.mean(since: DoctorRules.obedienceYouth))
        self.symptoms = symptoms
        let diagnosis = DoctorRules.diagnose(symptoms)
        let fresh = checkups.count { $0.step > lastChange }
        guard watchingSince == nil || fresh >= Self.patience(for: diagnosis.finding) else { return }
        watchingSince = nil
        judge(diagnosis, at: last.step)
    }

    private mutating func judge(_ diagnosis: Diagnosis, at step: Int) {
        guard let held = current, diagnosis.finding != held.finding else {
            let isNews = diagnosis.finding != verdicts.last?.diagnosis.finding
            if current == nil, isNews { verdicts.append(Verdict(step: step, diagnosis: diagnosis)) }
            current = diagnosis
            suspicion = nil
            return
        }
        let count = suspicion?.finding == diagnosis.finding ? (suspicion?.count ?? 0) + 1 : 1
        guard count >= Self.patience(for: diagnosis.finding) else {
            suspicion = (diagnosis.finding, count)
            return
        }
        suspicion = nil
        current = diagnosis
        if verdicts.count >= Self.capacity { verdicts.removeFirst() }
        verdicts.append(Verdict(step: step, diagnosis: diagnosis))
    }

    /// What is certain at once needs no second look.
    private static func patience(for finding: Finding) -> Int {
        switch finding {
        case .diverged, .oneFace: 1
        default: patience
        }
    }
}

extension Doctor {
    /// Takes something in.
    ///
    /// - Returns: the verdict, if it is another than before; that it is too early goes without saying.
    mutating func tell(_ take: (inout Doctor) -> Void) -> Diagnosis? {
        let before = current?.finding
        take(&self)
        guard let current, current.finding != before, current.finding != .tooEarly || before != nil else { return nil }
        return current
    }
}
