import Dispatch
import Foundation
import Networks
import RunEvents

/// Hands a run's events to everyone who watches it, and tells whoever comes later how things stand.
final class EventHub: Sendable {
    private struct State {
        var mailboxes: [EventMailbox] = []
        var previewMailboxes: [EventMailbox] = []
        var record = LastEvents()
        var isClosed = false
    }

    private let state = Locked(State())

    /// Adds a watcher, who gets first what those before got: in short, and in its last state.
    ///
    /// - Parameter wantsPreviews: whether previews are drawn for it.
    func add(_ mailbox: EventMailbox, wantsPreviews: Bool) {
        let calls = state.withLock { state in
            var calls = state.record.events.map { mailbox.put($0) }
            if state.isClosed {
                calls.append(mailbox.shut())
            } else {
                state.mailboxes.append(mailbox)
                if wantsPreviews { state.previewMailboxes.append(mailbox) }
            }
            return calls
        }
        // Whoever is called may ask the hub.
        for call in calls { call?() }
    }

    /// Removes a watcher.
    func remove(_ mailbox: EventMailbox) {
        state.withLock { state in
            state.mailboxes.removeAll { $0 === mailbox }
            state.previewMailboxes.removeAll { $0 === mailbox }
        }
        mailbox.close()
    }

    /// Whether anyone watches.
    var isWatched: Bool { state.withLock { !$0.mailboxes.isEmpty } }

    /// Whether anyone looks at previews.
    var wantsPreviews: Bool { state.withLock { !$0.previewMailboxes.isEmpty } }

    /// Whether the run is stepping.
    var isTraining: Bool { state.withLock { $0.record.isTraining } }

    /// How the run stands, for whoever only looks in.
    func pulse() -> RunPulse {
        state.withLock { state in
            RunPulse(
                process: Int(ProcessInfo.processInfo.processIdentifier), screens: state.previewMailboxes.count,
                phase: state.record.lastPhase, step: state.record.lastStep)
        }
    }

    /// Posts to everyone.
    func post(_ event: RunEvent) {
        let calls = state.withLock { state in
            state.record.add(event)
            return state.mailboxes.map { $0.put(event) }
        }
        for call in calls { call?() }
    }

    /// Takes in how the film stands, for whoever comes later.
    func keep(film: [Preview]) {
        state.withLock { $0.record.add(.film(film)) }
    }

    /// Posts a line for people.
    func notice(_ severity: Notice.Severity, _ text: String) {
        post(.notice(Notice(severity: severity, text: text)))
    }

    /// Tells everyone that nothing follows.
    func close() {
        let calls = state.withLock { state in
            state.isClosed = true
            defer {
                state.mailboxes = []
                state.previewMailboxes = []
            }
            return state.mailboxes.map { $0.shut() }
        }
        for call in calls { call?() }
    }
}

/// The last state of everything that events tell, and the course of the steps in bounded memory.
private struct LastEvents: Sendable {
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
        switch event {
        case .described(let description): self.description = description
        case .history(let steps): self.steps = steps
        case .steps(let steps): self.steps += steps
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
        case .wentBack(let change):
            steps = []
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

    /// Every other one, the last among them.
    private static func everyOther<Entry>(_ entries: [Entry]) -> [Entry] {
        let last = entries.count - 1
        return entries.indices.filter { (last - $0) % 2 == 0 }.map { entries[$0] }
    }
}
