import Dispatch

/// That the faces of a run are away, or back.
public enum FaceAbsence: Sendable, Equatable {
    /// They cannot be reached; the reason, in a few words.
    case began(source: String, reason: String)
    /// They are read again.
    case ended(source: String, seconds: Double)
}

/// How long a source that is away is waited for.
struct AbsenceWait: Sendable {
    /// Seconds between tries.
    static let retrySeconds = 1.0

    private let patience: Double
    private let tell: @Sendable (FaceAbsence) -> Void
    private var hasBegun: Bool
    private var absence: (source: String, since: UInt64)?

    /// - Parameter hasBegun: whether the source has given faces before.
    init(patience: Double, hasBegun: Bool = false, tell: @escaping @Sendable (FaceAbsence) -> Void) {
        self.patience = patience
        self.hasBegun = hasBegun
        self.tell = tell
    }

    /// Whether a source that is away would be waited for: one that was never there is an error at once.
    var isReady: Bool { hasBegun && patience > 0 }

    /// Notes that a batch is there.
    mutating func ended() {
        hasBegun = true
        guard let absence else { return }
        self.absence = nil
        tell(.ended(source: absence.source, seconds: Self.seconds(since: absence.since)))
    }

    /// What ends the reading after an error; nil where it is tried again in a while.
    mutating func failure(after error: FaceError) -> FaceError? {
        guard case .away(let source, let reason, _) = error else { return error }
        if absence == nil {
            absence = (source, DispatchTime.now().uptimeNanoseconds)
            tell(.began(source: source, reason: reason))
        }
        let waited = absence.map { Self.seconds(since: $0.since) } ?? 0
        return waited >= patience ? .away(source: source, reason: reason, seconds: waited) : nil
    }

    private static func seconds(since start: UInt64) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    }
}
