import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// A lifecycle with a disk and networks of pretence: carries out what is ordered, and notes what must never be.
struct LifecycleDouble {
    /// What the pretended disk does to whatever is written or goes back.
    enum Disk: CaseIterable {
        case takesAll
        case refuses
        /// What is to be written holds a number that is not finite; what is to be gone back to cannot be read.
        case isSpoilt
    }

    var lifecycle: Lifecycle
    /// The number of what the run is by now, and of what was saved last.
    var version = 1
    var savedVersion: Int?
    var stepsLeft = 20
    var isWatched = false
    var isSaveDue = false
    var hasGoodState = true
    var isPatienceOver = false
    /// What the disk does to going back, which is answered at once.
    var disk = Disk.takesAll
    private(set) var write: (request: Saving.Request, version: Int, number: Int)?
    private(set) var retries: [Lifecycle.Refused] = []
    private(set) var end: Lifecycle.End?
    private(set) var phases: [RunPhase] = []
    private(set) var returns = 0
    private(set) var renewals = 0
    /// Writes begun so far, those that were kept and are whole, and the names asked for that may still be missing.
    private(set) var writeCount = 0
    private(set) var kept: [(name: SnapshotName?, number: Int)] = []
    private(set) var missingNames: [SnapshotName] = []
    /// The first write that may hold what was last asked for by nobody's name.
    private(set) var askedAt: Int?

    init(endsWhenDone: Bool, onDivergence: DivergencePolicy) {
        lifecycle = Lifecycle(endsWhenDone: endsWhenDone, onDivergence: onDivergence)
    }

    static let state = TrainingState(
        architecture: Bench.architecture, hyperparameters: Hyperparameters(), batchSize: 4, seed: 1, faceCount: 37,
        latentRandom: LatentVectors.training(seed: 1), previewSeed: 1)
    static let target = Return.Target(state: state, fromStep: 5)

    private var facts: Lifecycle.Facts {
        Lifecycle.Facts(
            isChanged: version != savedVersion, isSaveDue: isSaveDue, hasStepsLeft: stepsLeft > 0,
            isWatched: isWatched, isPatienceOver: isPatienceOver)
    }

    /// Takes in an event and carries out what follows at once, as the trainer does.
    mutating func handle(_ event: Lifecycle.Event) {
        var next: Lifecycle.Event? = event
        while let event = next {
            next = nil
            #expect(end == nil || lifecycle.mode == .ended)
            for order in lifecycle.handle(event, facts) {
                #expect(next == nil, "an order that is answered at once is not the last: \(order) follows")
                #expect(end == nil, "the end is not the last: \(order) follows")
                next = carryOut(order)
            }
        }
    }

    /// Asks for a snapshot, and remembers that.
    mutating func ask(named name: SnapshotName?) {
        let isTaken = ![.stopping, .ended].contains(lifecycle.mode)
        if isTaken {
            if let name { missingNames.append(name) } else { askedAt = writeCount }
        }
        handle(name.map { .namedSnapshot($0) } ?? .snapshot)
    }

    /// Has the write under way come to an end.
    mutating func endWrite(_ disk: Disk) {
        guard let done = write else { return }
        write = nil
        switch disk {
        case .takesAll:
            savedVersion = done.version
            if done.request.isKept { note(done) }
            handle(.saved(isLater: true))
        case .refuses: handle(.saveRefused("refused"))
        case .isSpoilt:
            // Nobody wants what was spoilt.
            if done.request.isKept { note(done) }
            handle(.saveSpoilt("spoilt"))
        }
    }

    /// Has all that waits for another try come back.
    mutating func retryAll() {
        let waiting = retries
        retries = []
        waiting.forEach { handle(.retry($0)) }
    }

    /// Whether what was asked for, by name or without, is there or under way or still to be written.
    var hasLostWhatWasAskedFor: Bool {
        let known = lifecycle.saving.names + [write?.request.name].compactMap { $0 }
        let isAskedFor = lifecycle.saving.isAskedFor || write?.request.isKept == true
        return missingNames.contains { !known.contains($0) } || (askedAt != nil && !isAskedFor)
    }

    private mutating func note(_ done: (request: Saving.Request, version: Int, number: Int)) {
        kept.append((done.request.name, done.number))
        if let name = done.request.name { missingNames.removeAll { $0 == name } }
        if let asked = askedAt, done.number >= asked { askedAt = nil }
    }

    private mutating func carryOut(_ order: Lifecycle.Order) -> Lifecycle.Event? {
        switch order {
        case .write(let request):
            #expect(write == nil, "two are written at once")
            write = (request, version, writeCount)
            writeCount += 1
            isSaveDue = false
        case .retryLater(let refused):
            #expect(!retries.contains(refused), "two retries of one thing")
            retries.append(refused)
        case .goBack(let pending): return goBack(pending)
        case .restore(let what, _):
            guard hasGoodState else { return .nothingToRestore(what) }
            version += 1
            var target = Self.target
            target.divergence = what
            return .restored(target)
        case .giveUpReturn: savedVersion = nil
        case .renewBatches: renewals += 1
        case .tell(let phase): phases.append(phase)
        case .end(let how): end = how
        case .endTrouble, .tellLateReturn, .alarm, .note, .preview, .goOn: break
        }
        return nil
    }

    private mutating func goBack(_ pending: Return) -> Lifecycle.Event {
        #expect(write == nil, "the run goes back while a snapshot is written")
        switch disk {
        case .refuses: return .returnRefused
        case .isSpoilt where pending.isOptional: return .lost("unreadable")
        case .takesAll, .isSpoilt:
            returns += 1
            version += 1
            return .wentBack
        }
    }
}
