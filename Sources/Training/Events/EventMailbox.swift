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
    /// follows; from any thread, with no lock held. Nil ends that.
    public func onArrival(_ body: (@Sendable () -> Void)?) {
        state.withLock { $0.onArrival = body }
    }

    func post(_ event: RunEvent) { put(event)?() }

    func close() { shut()?() }

    /// Adds an event.
    ///
    /// - Returns: what is to be called after it, if anything, once the caller holds no lock.
    func put(_ event: RunEvent) -> (@Sendable () -> Void)? {
        wake(isUrgent: event.kind != .steps) { state in
            guard !state.isClosed else { return }
            Self.add(event, to: &state)
        }
    }

    /// Ends the mailbox; otherwise as `put`.
    func shut() -> (@Sendable () -> Void)? {
        wake(isUrgent: true) { $0.isClosed = true }
    }

    private func wake(isUrgent: Bool, _ change: (inout State) -> Void) -> (@Sendable () -> Void)? {
        let (wasWaiting, body) = state.withLock { state in
            change(&state)
            defer { state.isWaiting = false }
            return (state.isWaiting, isUrgent ? state.onArrival : nil)
        }
        if wasWaiting { arrival.signal() }
        return body
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
        switch event.gathering {
        case .appends: append(event, to: &state)
        case .newestOnly:
            state.events.removeAll { $0.kind == event.kind }
            state.events.append(event)
        case .replacesLast:
            if state.events.last?.kind == event.kind { state.events.removeLast() }
            state.events.append(event)
        case .startsOver:
            state.events.removeAll { [.steps, .history, .preview].contains($0.kind) }
            state.stepCount = 0
            state.events.append(event)
        case .standsAlone: state.events.append(event)
        }
        if state.events.count > eventLimit { dropOldest(&state) }
    }

    /// Adds measurements to those that wait last, or after them.
    private static func append(_ event: RunEvent, to state: inout State) {
        switch (event, state.events.last) {
        case (.steps(let steps), .steps(let waiting)?) where waiting.count + steps.count <= batchLimit:
            state.events[state.events.count - 1] = .steps(waiting + steps)
        case (.diversity(let fresh), .diversity(let waiting)?) where waiting.count < batchLimit:
            state.events[state.events.count - 1] = .diversity(waiting + fresh)
        case (.conditionMeasures(let fresh), .conditionMeasures(let waiting)?) where waiting.count < batchLimit:
            state.events[state.events.count - 1] = .conditionMeasures(waiting + fresh)
        default: state.events.append(event)
        }
        guard case .steps(let steps) = event else { return }
        state.stepCount += steps.count
        if state.stepCount > stepLimit { thinSteps(&state) }
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
        let oldest = state.events.firstIndex { $0.isPassing }
        let next = state.events.firstIndex { ![.described, .pastSettings, .history].contains($0.kind) }
        state.events.remove(at: oldest ?? next ?? state.events.startIndex)
    }
}
