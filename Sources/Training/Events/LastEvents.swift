import Dispatch
import RunEvents

/// The last state of everything that events tell, and the course of the steps in bounded memory.
struct LastEvents: Sendable {
    private var description: RunDescription?
    private var steps: [StepMetrics] = []
    private var diversity: [Diversity] = []
    private var measures: [ConditionMeasure] = []
    private var edits: [SettingsEdit] = []
    private var preview: RunEvent?
    private var film: RunEvent?
    private var saved: SavedSnapshot?
    private var savedAt = DispatchTime.now()
    private var skipped: RunEvent?
    private var phase: RunPhase?
    private var troubles: RunEvent?
    private var past: [PastEvent] = []
    /// Steps done when the last watcher left.
    private var lastLook: Int?
    /// Going back from numbers that are not finite, until it is known how it goes on.
    private var divergence: RunEvent?

    /// Steps that are kept; beyond, every other one is let go of.
    private static let limit = 1 << 17

    /// Whether the last phase told is the stepping one.
    var isTraining: Bool { phase == .running }

    /// Events that tell all of it.
    var events: [RunEvent] {
        // What is measured between steps comes before them: whoever judges a step has it by then.
        let first = [
            description.map(RunEvent.described), diversity.isEmpty ? nil : .diversity(diversity),
            measures.isEmpty ? nil : .conditionMeasures(measures), divergence,
            edits.isEmpty ? nil : .pastSettings(edits),
            steps.isEmpty ? nil : .history(steps),
            past.isEmpty && lastLook == nil ? nil : .past(PastEvents(past, lastLook: lastLook)),
        ]
        let last = [film, agedSnapshot, skipped, troubles, preview, phase.map(RunEvent.phase)]
        return (first + last).compactMap(\.self)
    }

    /// What the run was last said to be doing.
    var lastPhase: RunPhase { phase ?? .starting }

    /// Steps done.
    var lastStep: Int { steps.last?.step ?? description?.firstStep ?? 0 }

    private var agedSnapshot: RunEvent? {
        guard var saved else { return nil }
        saved.age += Double(DispatchTime.now().uptimeNanoseconds - savedAt.uptimeNanoseconds) * 1e-9
        return .snapshotSaved(saved)
    }

    mutating func add(_ event: RunEvent) {
        remember(event)
        switch event {
        case .described(let description): self.description = description
        case .history(let steps): self.steps = steps
        case .steps(let steps):
            self.steps += steps
            description?.trainedSeconds? += steps.trainedSeconds
        case .diversity(let fresh): diversity += fresh
        case .conditionMeasures(let fresh): measures += fresh
        case .preview: preview = event
        case .film: film = event
        case .snapshotSaved(let snapshot):
            saved = snapshot
            savedAt = DispatchTime.now()
        case .skippedFaces: skipped = event
        case .troubles(let list): troubles = list.isEmpty ? nil : event
        case .phase(let now):
            phase = now
            if now != .paused { divergence = nil }
        case .learningRate(let edit):
            description?.discriminatorLearningRate = edit.discriminator
            description?.generatorLearningRate = edit.generator
        case .settings(let edit):
            description?.settings = edit.after
            edits = edits.suffix(RunFolder.pastEditLimit - 1) + [edit]
        case .pastSettings(let edits): self.edits = edits
        case .past(let past): self.past = past.events
        case .wentBack(let change):
            steps = []
            description?.trainedSeconds = change.trainedSeconds
            edits.removeAll { $0.step > change.toStep }
            divergence = change.divergence == nil ? nil : event
            diversity.removeAll { $0.step > change.toStep }
            measures.removeAll { $0.step > change.toStep }
        case .realFaces, .notice, .snapshots, .nearestFaces, .walk, .faceSum, .phraseFaces, .phraseMatches: break
        }
        if diversity.count > Self.limit / 16 { diversity = Self.everyOther(diversity) }
        // The newest of each condition are what people look at.
        if measures.count > Self.limit / 16 { measures.removeFirst(measures.count / 2) }
        while steps.count > Self.limit { steps = Self.everyOther(steps) }
    }

    /// The last watcher has left.
    mutating func lookEnded() { lastLook = lastStep }

    /// Someone watches again.
    mutating func lookBegan() { lastLook = nil }

    private mutating func remember(_ event: RunEvent) {
        guard event.isRemembered else { return }
        if past.count >= PastEvents.capacity { past.removeFirst() }
        past.append(
            PastEvent(step: lastStep, trainedSeconds: description?.trainedSeconds ?? 0, event: event))
    }

    /// Every other one, the last among them.
    private static func everyOther<Entry>(_ entries: [Entry]) -> [Entry] {
        let last = entries.count - 1
        return entries.indices.filter { (last - $0) % 2 == 0 }.map { entries[$0] }
    }
}
