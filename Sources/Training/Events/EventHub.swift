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
                state.record.lookBegan()
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
            if state.mailboxes.isEmpty { state.record.lookEnded() }
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
