import Networks
import RunEvents
import Snapshots

/// What is wrong with a run's files now; whoever watches is told whenever that changes.
final class TroubleBoard: Sendable {
    private let troubles = Locked<[Trouble]>([])
    private let hub: EventHub

    init(hub: EventHub) {
        self.hub = hub
    }

    /// Notes that something cannot be written.
    ///
    /// - Returns: whether that is new, rather than the same as before.
    @discardableResult
    func begin(_ subject: String, _ error: FileError) -> Bool {
        let isGone = error.isOfMissingFolder
        let trouble = Trouble(
            subject: subject, cause: isGone ? "the folder is gone" : error.cause,
            remedy: isGone ? "put it back, or the next snapshot makes it anew" : error.remedy,
            place: PathText.folder(of: error.path))
        return change { troubles in
            guard let index = troubles.firstIndex(where: { $0.subject == subject }) else {
                troubles.append(trouble)
                return true
            }
            defer { troubles[index] = trouble }
            return troubles[index].cause != trouble.cause
        }
    }

    /// Notes that something is written again.
    ///
    /// - Returns: whether it was not before.
    @discardableResult
    func end(_ subject: String) -> Bool {
        change { troubles in
            let count = troubles.count
            troubles.removeAll { $0.subject == subject }
            return troubles.count < count
        }
    }

    /// Tells of a change, in the order in which changes are made.
    private func change(_ body: (inout [Trouble]) -> Bool) -> Bool {
        troubles.withLock { troubles in
            let before = troubles
            let isNew = body(&troubles)
            if troubles != before { hub.post(.troubles(troubles)) }
            return isNew
        }
    }
}
