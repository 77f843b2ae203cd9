import Dispatch
import Foundation
import Networks

/// Makes batches ahead of need on a thread of its own and hands them out in an order that only the seed decides.
///
/// Epoch e uses the faces in the order of a Fisher-Yates shuffle by (seed, e). So seed and position decide every
/// batch that follows, whatever was prefetched; unreadable faces are passed over and a last partial batch is dropped.
public final class FaceBatcher: Sendable {
    private let queue: BatchQueue<FaceBatch>
    private let notes: SkippedFaces

    /// Starts reading.
    ///
    /// - Parameters:
    ///   - mirrors: whether each face is shown as in a mirror with probability 1/2, which seed, epoch and face decide.
    ///     No attribute of CelebA tells left from right.
    ///   - position: where to go on; what a `FaceBatch` carried.
    ///   - prefetch: how many batches at most wait to be used.
    ///   - patience: seconds to wait for a source that goes away after its first batch; 0: it is not waited for.
    ///   - isKnown: whether the source has given faces before, so that it is waited for from the beginning.
    ///   - onAbsence: told on the reading thread when a source goes away and when it is back.
    /// - Precondition: `batchSize > 0`, `prefetch > 0`.
    public init(
        source: any FaceSource, batchSize: Int, seed: UInt64, mirrors: Bool = false,
        position: BatchPosition = .start, prefetch: Int = 8, patience: Double = 0, isKnown: Bool = false,
        onAbsence: @escaping @Sendable (FaceAbsence) -> Void = { _ in }
    ) {
        precondition(batchSize > 0, "a batch holds at least one face")
        let queue = BatchQueue<FaceBatch>(capacity: prefetch)
        let notes = SkippedFaces(source.listingProblems)
        self.queue = queue
        self.notes = notes
        let maker = BatchMaker(
            source: source, batchSize: batchSize, seed: seed, mirrors: mirrors, position: position
        ) { index, error in
            notes.add(index: index, error: error)
        }
        // The thread keeps the queue alive, not the batcher: letting go of the batcher ends the thread.
        let wait = AbsenceWait(patience: patience, hasBegun: isKnown, tell: onAbsence)
        let thread = Thread { Self.produce(with: maker, into: queue, wait) }
        thread.name = "gantop faces"
        thread.start()
    }

    deinit { queue.stop() }

    /// The next batch; waits until it is ready and tells how long that took.
    ///
    /// - Throws: `tooFewFaces` when the source cannot fill a batch, `stopped` after `stop()`.
    public func next() throws(FaceError) -> FaceBatch {
        let start = DispatchTime.now().uptimeNanoseconds
        var batch = try queue.removeFirst()
        batch.waitSeconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        return batch
    }

    /// Waits until the first batch is ready, so that a source that cannot fill one is known before anything else
    /// begins.
    ///
    /// - Throws: as `next()`.
    public func waitUntilReady() throws(FaceError) {
        try queue.waitForFirst()
    }

    /// Faces passed over so far, each named once, in the order in which they were met.
    public var skipped: [SkippedFace] { notes.all }

    /// How many faces were passed over so far, each counted once.
    public var skippedCount: Int { notes.count }

    /// Ends reading. Returns at once; `next()` throws `stopped` from now on, also where it already waits.
    public func stop() {
        queue.stop()
    }

    private static func produce(with maker: BatchMaker, into queue: BatchQueue<FaceBatch>, _ wait: AbsenceWait) {
        var (maker, wait) = (maker, wait)
        let processors = ProcessorShare.count
        while !queue.isClosed {
            do throws(FaceError) {
                // One thread keeps up with training; the others help only while the queue is nearly empty.
                let decoders = queue.isRunningLow ? min(processors, 4) : 1
                let batch = try maker.next(decoders: decoders, noticesAbsence: wait.isReady) { queue.isClosed }
                wait.ended()
                queue.append(batch)
            } catch {
                if let final = wait.failure(after: error) { return queue.fail(final) }
                queue.rest(seconds: AbsenceWait.retrySeconds)
            }
        }
    }
}

/// The faces passed over so far, each once.
private final class SkippedFaces: Sendable {
    private struct State {
        var faces: [SkippedFace]
        var indices: Set<Int> = []
    }

    private let state: Locked<State>

    init(_ listed: [SkippedFace]) {
        state = Locked(State(faces: listed))
    }

    var all: [SkippedFace] { state.withLock { $0.faces } }
    var count: Int { state.withLock { $0.faces.count } }

    func add(index: Int, error: FaceError) {
        state.withLock { state in
            if state.indices.insert(index).inserted { state.faces.append(SkippedFace(error)) }
        }
    }
}
