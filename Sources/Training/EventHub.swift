import Networks
import RunEvents

/// Hands a run's events to everyone who watches it.
final class EventHub: Sendable {
    private let mailboxes = Locked<[EventMailbox]>([])

    /// Adds a watcher.
    func add(_ mailbox: EventMailbox) {
        mailboxes.withLock { $0.append(mailbox) }
    }

    /// Posts to everyone.
    func post(_ event: RunEvent) {
        for mailbox in mailboxes.withLock({ $0 }) { mailbox.post(event) }
    }

    /// Posts a line for people.
    func notice(_ severity: Notice.Severity, _ text: String) {
        post(.notice(Notice(severity: severity, text: text)))
    }

    /// Tells everyone that nothing follows.
    func close() {
        for mailbox in mailboxes.withLock({ $0 }) { mailbox.close() }
    }
}
