import RunEvents

/// The run's snapshots: which are asked for, whether one is being written, and whether the disk refuses them.
///
/// Decides, and touches no disk. Whatever is asked for stays here until a write takes it along, and comes back if the
/// disk refuses that write.
struct Saving: Equatable {
    /// A snapshot to be written.
    struct Request: Equatable {
        /// Whether someone asked for it.
        var isKept: Bool
        /// The name it was given.
        var name: SnapshotName?
    }

    /// Whether a snapshot was asked for that no write has taken along yet.
    private(set) var isAskedFor = false
    /// The names of snapshots asked for, in that order.
    private(set) var names: [SnapshotName] = []
    /// The snapshot that is being written.
    private(set) var written: Request?
    /// Whether the last save failed, and waits for a while to be tried again.
    private(set) var isTroubled = false
    /// Whether a retry has been ordered.
    private(set) var isRetryComing = false

    /// More names are not kept while one snapshot is written.
    static let mostNames = 100

    var isWriting: Bool { written != nil }

    /// Asks for a snapshot, to be tried at once even where the last one failed.
    mutating func ask() {
        isAskedFor = true
        isTroubled = false
    }

    /// Asks for a snapshot of that name; the first name goes with the next snapshot.
    mutating func ask(named name: SnapshotName?) {
        isAskedFor = true
        if let name, names.count < Self.mostNames { names.append(name) }
    }

    /// Takes along what is asked for; nothing while another is being written.
    mutating func write() -> [Lifecycle.Order] {
        guard !isWriting else { return [] }
        let request = Request(isKept: isAskedFor, name: names.isEmpty ? nil : names.removeFirst())
        isAskedFor = !names.isEmpty
        written = request
        return [.write(request)]
    }

    /// Notes that the snapshot is whole.
    mutating func saved() {
        written = nil
        isTroubled = false
    }

    /// Notes that what was to be written is spoilt: it is not asked for again.
    mutating func spoilt() { written = nil }

    /// Notes that the disk refused, and asks for the same again.
    mutating func refused() -> [Lifecycle.Order] {
        if let written {
            isAskedFor = isAskedFor || written.isKept
            if let name = written.name { names.insert(name, at: 0) }
        }
        written = nil
        isTroubled = true
        return retryLater()
    }

    /// Waits for a while.
    mutating func retryLater() -> [Lifecycle.Order] {
        guard !isRetryComing else { return [] }
        isRetryComing = true
        return [.retryLater(.saving)]
    }

    /// Notes that the time has come to try again.
    mutating func retryCame() { isRetryComing = false }

    /// Forgets that the last save failed.
    mutating func forgetTrouble() { isTroubled = false }
}
