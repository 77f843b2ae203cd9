import CProcessor
import Dispatch
import Glibc
import Synchronization

/// Helpers that work beside the calling thread, one job after another.
///
/// A training step has dozens of jobs of less than a millisecond. Waking a sleeping thread for each takes tens of
/// microseconds, so a helper waits actively for a moment before it sleeps; a paused run costs nothing.
///
/// `@unchecked Sendable`: `body` and `pieces` are written by the caller alone, while no job is open and no helper is
/// inside one; opening a job publishes them (`openJob`), and closing it waits until the helpers inside have left.
final class Team: @unchecked Sendable {
    typealias Body = (_ piece: Int, _ worker: Int) -> Void

    private var body: Body?
    private var pieces = 0
    /// The number of the open job; 0 if none is open, negative once the team is dismissed.
    private let openJob = Atomic(0)
    private let nextPiece = Atomic(0)
    /// How many helpers may be inside the open job, and how many sleep or are about to.
    private let inside = Atomic(0)
    private let sleepers = Atomic(0)
    private let alarm = DispatchSemaphore(value: 0)
    private let helpers: Int
    private var jobs = 0

    /// How often a helper looks for a job before it sleeps: some 100 microseconds.
    private static let patience = 2000

    init(helpers: Int) {
        self.helpers = helpers
        for helper in 1...helpers {
            // A queue of its own for each: they block, which a shared queue's threads should not.
            DispatchQueue(label: "gantop.worker.\(helper)", qos: .userInitiated).async { self.help(helper) }
        }
    }

    /// Calls `body` for each piece, on the calling thread as worker 0 and on the helpers as the others.
    func perform(_ pieces: Int, _ body: @escaping Body) {
        self.body = body
        self.pieces = pieces
        jobs += 1
        nextPiece.store(0, ordering: .relaxed)
        openJob.store(jobs, ordering: .sequentiallyConsistent)
        for _ in 0..<min(helpers, pieces - 1) {
            guard wakeOne() else { break }
        }
        work(0, body)
        openJob.store(0, ordering: .sequentiallyConsistent)
        awaitHelpers()
        self.body = nil
    }

    /// Returns when no helper is inside the job that was closed.
    private func awaitHelpers() {
        var looks = 0
        while inside.load(ordering: .sequentiallyConsistent) > 0 {
            looks += 1
            // A helper that takes longer may be waiting for this very core.
            if looks < Self.patience { processor_pause() } else { sched_yield() }
        }
    }

    /// Ends the helpers; no job may follow.
    func dismiss() {
        openJob.store(-1, ordering: .sequentiallyConsistent)
        for _ in 0..<helpers { alarm.signal() }
    }

    /// Wakes a sleeper if there is one.
    private func wakeOne() -> Bool {
        var count = sleepers.load(ordering: .sequentiallyConsistent)
        while count > 0 {
            let exchange = sleepers.compareExchange(
                expected: count, desired: count - 1, ordering: .sequentiallyConsistent)
            if exchange.exchanged {
                alarm.signal()
                return true
            }
            count = exchange.original
        }
        return false
    }

    private func work(_ worker: Int, _ body: Body) {
        while true {
            let piece = nextPiece.wrappingAdd(1, ordering: .relaxed).oldValue
            if piece >= pieces { return }
            body(piece, worker)
        }
    }

    /// A helper's life: join each job that opens, until the team is dismissed.
    private func help(_ worker: Int) {
        var last = 0
        while true {
            let job = awaitJob(after: last)
            if job < 0 { return }
            inside.wrappingAdd(1, ordering: .sequentiallyConsistent)
            // Only now is the job sure to stay open until this helper leaves it.
            if openJob.load(ordering: .sequentiallyConsistent) == job, let body { work(worker, body) }
            inside.wrappingSubtract(1, ordering: .sequentiallyConsistent)
            last = job
        }
    }

    /// The number of a job other than `last`, as soon as one is open; negative once the team is dismissed.
    private func awaitJob(after last: Int) -> Int {
        while true {
            for _ in 0..<Self.patience {
                let job = openJob.load(ordering: .acquiring)
                if job != 0 && job != last { return job }
                processor_pause()
            }
            sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
            // A job that opened before this helper was counted has not woken it.
            let job = openJob.load(ordering: .sequentiallyConsistent)
            if job != 0 && job != last && wakeSelf() { return job }
            alarm.wait()
        }
    }

    /// Takes one sleeper off the count; false if a caller has done so and has signalled, or is about to.
    private func wakeSelf() -> Bool {
        var count = sleepers.load(ordering: .sequentiallyConsistent)
        while count > 0 {
            let exchange = sleepers.compareExchange(
                expected: count, desired: count - 1, ordering: .sequentiallyConsistent)
            if exchange.exchanged { return true }
            count = exchange.original
        }
        return false
    }
}
