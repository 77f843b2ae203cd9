import Dispatch
import Networks
import RunEvents

/// Events on their way from a run to one watcher, in bounded memory; posting never waits for the watcher.
///
/// While nobody takes them, steps gather in batches and, if there are very many, every other one is dropped; of
/// previews and real faces only the newest stays; of other events the oldest that hold no state are dropped.
public final class EventMailbox: Sendable {
    private struct State {
        var events: [RunEvent] = []
        var stepCount = 0
        var isClosed = false
        var isWaiting = false
        var onArrival: (@Sendable () -> Void)?
    }

    private let state = Locked(State())
    private let arrival = DispatchSemaphore(value: 0)

    /// Whether nothing follows what is still in the mailbox.
    public var isClosed: Bool { state.withLock { $0.isClosed } }

    /// An empty mailbox.
    init() {}

    /// Takes all events, in order; none if there are none.
    public func drain() -> [RunEvent] {
        state.withLock { Self.drain(&$0) }
    }

    /// Takes all events, waiting until there is one, the run is over, or the time is up.
    public func wait(seconds: Double) -> [RunEvent] {
        let deadline = DispatchTime.now() + seconds
        while true {
            let taken: [RunEvent]? = state.withLock { state in
                if !state.events.isEmpty || state.isClosed { return Self.drain(&state) }
                state.isWaiting = true
                return nil
            }
            if let taken { return taken }
            if arrival.wait(timeout: deadline) == .timedOut { return drain() }
        }
    }

    /// Calls `body` after each arrival that should be seen at once, which is any but steps, and when nothing more
    /// follows; from any thread. Nil ends that.
    public func onArrival(_ body: (@Sendable () -> Void)?) {
        state.withLock { $0.onArrival = body }
    }

    func post(_ event: RunEvent) {
        var isUrgent = true
        if case .steps = event { isUrgent = false }
        wake(isUrgent: isUrgent) { state in
            guard !state.isClosed else { return }
            Self.add(event, to: &state)
        }
    }

    func close() {
        wake(isUrgent: true) { $0.isClosed = true }
    }

    private func wake(isUrgent: Bool, _ change: (inout State) -> Void) {
        let (wasWaiting, body) = state.withLock { state in
            change(&state)
            defer { state.isWaiting = false }
            return (state.isWaiting, isUrgent ? state.onArrival : nil)
        }
        if wasWaiting { arrival.signal() }
        body?()
    }

    private static func drain(_ state: inout State) -> [RunEvent] {
        state.isWaiting = false
        state.stepCount = 0
        defer { state.events = [] }
        return state.events
    }
}

extension EventMailbox {
    static let batchLimit = 512
    static let stepLimit = 16_384
    static let eventLimit = 1024

    private static func add(_ event: RunEvent, to state: inout State) {
        switch event {
        case .steps(let steps):
            state.stepCount += steps.count
            if case .steps(let waiting)? = state.events.last, waiting.count + steps.count <= batchLimit {
                state.events[state.events.count - 1] = .steps(waiting + steps)
            } else {
                state.events.append(event)
            }
            if state.stepCount > stepLimit { thinSteps(&state) }
        case .diversity(let fresh):
            if case .diversity(let waiting)? = state.events.last, waiting.count < batchLimit {
                state.events[state.events.count - 1] = .diversity(waiting + fresh)
            } else {
                state.events.append(event)
            }
        case .preview:
            state.events.removeAll { if case .preview = $0 { true } else { false } }
            state.events.append(event)
        case .realFaces:
            state.events.removeAll { if case .realFaces = $0 { true } else { false } }
            state.events.append(event)
        case .nearestFaces:
            state.events.removeAll { if case .nearestFaces = $0 { true } else { false } }
            state.events.append(event)
        case .walk:
            state.events.removeAll { if case .walk = $0 { true } else { false } }
            state.events.append(event)
        case .faceSum:
            state.events.removeAll { if case .faceSum = $0 { true } else { false } }
            state.events.append(event)
        case .film:
            state.events.removeAll { if case .film = $0 { true } else { false } }
            state.events.append(event)
        case .skippedFaces:
            state.events.removeAll { if case .skippedFaces = $0 { true } else { false } }
            state.events.append(event)
        case .troubles:
            state.events.removeAll { if case .troubles = $0 { true } else { false } }
            state.events.append(event)
        case .snapshots:
            state.events.removeAll { if case .snapshots = $0 { true } else { false } }
            state.events.append(event)
        case .wentBack:
            // What it tells of has been undone; the steps that stay follow.
            state.events.removeAll { event in
                switch event {
                case .steps, .history, .preview: true
                default: false
                }
            }
            state.stepCount = 0
            state.events.append(event)
        case .phase:
            if case .phase? = state.events.last { state.events.removeLast() }
            state.events.append(event)
        default:
            state.events.append(event)
        }
        if state.events.count > eventLimit { dropOldest(&state) }
    }

    /// Halves the steps that wait: keeps every other one, the newest of all among them.
    private static func thinSteps(_ state: inout State) {
        var all: [StepMetrics] = []
        for case .steps(let steps) in state.events { all += steps }
        let kept = all.indices.filter { (all.count - 1 - $0) % 2 == 0 }.map { all[$0] }
        state.events.removeAll { if case .steps = $0 { true } else { false } }
        for start in stride(from: 0, to: kept.count, by: batchLimit) {
            state.events.append(.steps(Array(kept[start..<min(start + batchLimit, kept.count)])))
        }
        state.stepCount = kept.count
    }

    /// Drops the oldest event that tells of something that has passed.
    private static func dropOldest(_ state: inout State) {
        let oldest = state.events.firstIndex { event in
            switch event {
            case .notice, .snapshotSaved, .learningRate: true
            default: false
            }
        }
        let next = state.events.firstIndex { event in
            switch event {
            case .described, .pastSettings, .history: false
            default: true
            }
        }
        state.events.remove(at: oldest ?? next ?? state.events.startIndex)
    }
}
