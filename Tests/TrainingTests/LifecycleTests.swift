import Networks
import RunEvents
import Testing

@testable import Training

/// When a run saves, goes back and ends, without a disk: whatever happens, in whatever order.
@Suite(.timeLimit(.minutes(15))) struct LifecycleTests {
    /// Many runs, each with events drawn from its own seed; `check` looks at each after every event.
    private func walk(_ seeds: Range<UInt64>, check: (inout LifecycleDouble, _ seed: UInt64) throws -> Void) rethrows {
        for seed in seeds {
            var random = SeededRandom(seed: seed, stream: 5)
            let policies = DivergencePolicy.allCases
            var run = LifecycleDouble(
                endsWhenDone: random.next() % 2 == 0, onDivergence: policies[Int(random.next() % 3)])
            if random.next() % 4 == 0 { run.handle(.pause) }
            run.handle(.began)
            for number in 0..<Int(random.next() % 40) {
                run.happen(Int(random.next() % 24), number, disk: LifecycleDouble.Disk(drawnFrom: &random))
                try check(&run, seed)
            }
        }
    }

    @Test func whatWasAskedForIsNeverLost() {
        walk(0..<3000) { run, seed in
            guard run.end == nil else { return }
            #expect(!run.hasLostWhatWasAskedFor, "seed \(seed)")
        }
    }

    @Test func nothingWaitsForWhatNeverComes() {
        walk(3000..<6000) { run, seed in
            let lifecycle = run.lifecycle
            switch lifecycle.mode {
            case .finishing, .stopping: #expect(run.write != nil, "seed \(seed)")
            case .returning:
                #expect(lifecycle.pendingReturn != nil)
                #expect(run.write != nil || run.retries.contains(.goingBack), "seed \(seed)")
            case .running, .paused, .finished:
                #expect(lifecycle.pendingReturn == nil)
                if lifecycle.saving.isTroubled { #expect(run.write != nil || run.retries.contains(.saving)) }
                if lifecycle.saving.isAskedFor { #expect(run.write != nil || lifecycle.saving.isTroubled) }
            case .starting: Issue.record("seed \(seed): not begun")
            case .ended: #expect(run.end != nil && run.write == nil)
            }
            #expect(lifecycle.saving.isWriting == (run.write != nil))
        }
    }

    /// An end that is no failure leaves nothing unsaved, unless somebody said so; a failure says why.
    @Test func noRunEndsUnsaved() {
        walk(6000..<9000) { run, seed in
            guard let end = run.end, end.failure == nil, run.lifecycle.savesAtEnd else { return }
            #expect(run.savedVersion == run.version, "seed \(seed)")
            #expect(!run.lifecycle.saving.isAskedFor && run.lifecycle.saving.names.isEmpty, "seed \(seed)")
        }
    }

    /// Where the disk takes everything again, all comes right: what was asked for is there, and the run ends saved.
    @Test func allComesRightWhenTheDiskDoes() {
        var ends = 0
        walk(9000..<10000) { run, seed in
            guard run.end == nil, run.lifecycle.savesAtEnd else { return }
            var mended = run
            mended.isWatched = false
            mended.settle()
            guard mended.end == nil else { return }
            #expect(!mended.hasLostWhatWasAskedFor && mended.missingNames.isEmpty && mended.askedAt == nil)
            mended.handle(.stop(saving: true))
            mended.settle()
            #expect(mended.end == Lifecycle.End(failure: nil, tellsWhatIsSaved: false), "seed \(seed)")
            #expect(mended.savedVersion == mended.version)
            ends += 1
        }
        #expect(ends > 5000)
    }

    /// The walks are of use only if they come by everything.
    @Test func theWalksComeByEverything() {
        var modes: [Lifecycle.Mode: Int] = [:]
        var ends = (stopped: 0, failed: 0)
        var (returns, renewals, refusals) = (0, 0, 0)
        walk(0..<1000) { run, _ in
            modes[run.lifecycle.mode, default: 0] += 1
            if let end = run.end { if end.failure == nil { ends.stopped += 1 } else { ends.failed += 1 } }
            returns += run.returns
            renewals += run.renewals
            if run.lifecycle.pendingReturn?.isWaiting == true { refusals += 1 }
        }
        for mode in [Lifecycle.Mode.running, .paused, .finishing, .finished, .returning, .stopping, .ended] {
            #expect(modes[mode, default: 0] > 50, "\(mode)")
        }
        #expect([ends.stopped, ends.failed, returns, renewals, refusals].allSatisfy { $0 > 50 })
    }

    @Test func theEndIsTheEnd() {
        var run = LifecycleDouble(endsWhenDone: false, onDivergence: .ask)
        run.handle(.stop(saving: true))
        #expect(run.end == Lifecycle.End(failure: nil, tellsWhatIsSaved: false) && run.writeCount == 0)
        let phases = run.phases.count
        for number in 0..<24 { run.happen(number, number, disk: .takesAll) }
        #expect(run.phases.count == phases && run.writeCount == 0)
    }

    @Test func aSnapshotAskedForBeforeTheEndIsKeptThoughAnotherIsAskedForWhileItStops() {
        var run = LifecycleDouble(endsWhenDone: false, onDivergence: .ask)
        run.handle(.began)
        run.isSaveDue = true
        run.handle(.stepped)
        run.ask(named: nil)
        run.handle(.stop(saving: true))
        run.ask(named: nil)
        run.settle()
        #expect(run.end?.failure == nil && run.kept.count == 1)
    }

    /// With nothing changed since the last snapshot, the one that is being written is still waited for.
    @Test func aRunDoesNotEndBeforeWhatWasAskedForIsWritten() {
        var run = LifecycleDouble(endsWhenDone: true, onDivergence: .ask)
        run.savedVersion = run.version
        run.handle(.began)
        run.ask(named: nil)
        run.handle(.stepsDone)
        #expect(run.end == nil && run.lifecycle.mode == .finishing)
        run.endWrite(.takesAll)
        #expect(run.end?.failure == nil && run.end != nil && run.kept.count == 1)
    }

    @Test func whatWasAskedForWhileTheRunWaitedToGoBackIsSavedWhenThatIsGivenUp() {
        var run = LifecycleDouble(endsWhenDone: false, onDivergence: .ask)
        run.disk = .refuses
        run.handle(.pause)
        run.handle(.began)
        run.handle(.goBack(LifecycleDouble.target))
        run.ask(named: nil)
        #expect(run.lifecycle.mode == .returning && run.writeCount == 0)
        // Someone asks to go back elsewhere, and there is no such snapshot.
        run.handle(.goBackElsewhere)
        #expect(run.lifecycle.mode == .paused && run.write?.request.isKept == true)
    }

    @Test func whoLeavesWithoutSavingIsNotKept() {
        for disk in [LifecycleDouble.Disk.takesAll, .refuses] {
            var run = LifecycleDouble(endsWhenDone: false, onDivergence: .ask)
            run.handle(.began)
            run.ask(named: nil)
            run.handle(.stop(saving: false))
            #expect(run.end == nil)
            run.endWrite(disk)
            #expect(run.end == Lifecycle.End(failure: nil, tellsWhatIsSaved: false))
        }
    }

    @Test func aRunLeftToItselfWaitsForTheDiskAtItsEnd() {
        var run = LifecycleDouble(endsWhenDone: true, onDivergence: .ask)
        run.isWatched = true
        run.handle(.leftUnattended)
        run.handle(.began)
        run.handle(.stepsDone)
        run.endWrite(.refuses)
        #expect(run.lifecycle.mode == .finished)
        run.isWatched = false
        run.handle(.watchersChanged)
        #expect(run.lifecycle.mode == .finished && run.end == nil)
        run.settle()
        #expect(run.end == Lifecycle.End(failure: nil, tellsWhatIsSaved: false) && run.savedVersion == run.version)
    }

    /// A run without a screen, in whose terminal somebody waits for its end.
    private func refusedAtItsEnd(isPatienceOver: Bool = false) -> LifecycleDouble {
        var run = LifecycleDouble(endsWhenDone: true, onDivergence: .ask)
        run.isPatienceOver = isPatienceOver
        run.handle(.began)
        run.handle(.stepsDone)
        run.endWrite(.refuses)
        return run
    }

    @Test func aRunWithoutAScreenWaitsForTheDiskAtItsEnd() {
        var run = refusedAtItsEnd()
        #expect(run.lifecycle.mode == .finished && run.end == nil)
        run.retryAll()
        run.endWrite(.refuses)
        #expect(run.end == nil)
        run.retryAll()
        run.endWrite(.takesAll)
        run.settle()
        #expect(run.end == Lifecycle.End(failure: nil, tellsWhatIsSaved: false) && run.savedVersion == run.version)
    }

    @Test func patienceHasAnEnd() {
        let lost = Lifecycle.End(failure: "refused", tellsWhatIsSaved: true)
        #expect(refusedAtItsEnd(isPatienceOver: true).end == lost)
        var run = refusedAtItsEnd()
        run.retryAll()
        run.isPatienceOver = true
        run.endWrite(.refuses)
        #expect(run.end == lost)
    }

    /// Whoever ends the run while it waits has it tried once more.
    @Test func whoeverEndsAWaitingRunIsNotKept() {
        for (disk, failure) in [(LifecycleDouble.Disk.refuses, "refused"), (.takesAll, nil)]
            as [(LifecycleDouble.Disk, String?)]
        {
            var run = refusedAtItsEnd()
            run.handle(.stop(saving: true))
            #expect(run.write != nil && run.end == nil)
            run.endWrite(disk)
            #expect(run.end == Lifecycle.End(failure: failure, tellsWhatIsSaved: failure != nil))
        }
    }

    @Test func nobodyGoesOnFromSpoiltNetworks() {
        var run = LifecycleDouble(endsWhenDone: false, onDivergence: .ask)
        run.disk = .refuses
        run.handle(.began)
        run.handle(.diverged("not finite"))
        #expect(run.lifecycle.mode == .returning)
        run.handle(.unpause)
        #expect(run.lifecycle.mode == .returning && run.returns == 0)
        run.handle(.goBackElsewhere)
        #expect(run.lifecycle.mode == .returning && run.lifecycle.pendingReturn != nil)
        run.disk = .takesAll
        run.retryAll()
        // That was only a word on what comes after.
        #expect(run.lifecycle.mode == .running && run.returns == 1)
    }

    @Test func theThirdDivergenceInARowEndsTheRun() {
        var run = LifecycleDouble(endsWhenDone: true, onDivergence: .rollback)
        run.handle(.began)
        for _ in 0..<2 { run.handle(.diverged("not finite")) }
        #expect(run.end == nil && run.returns == 2)
        run.handle(.diverged("not finite"))
        #expect(run.end?.failure == "not finite, the third time in a row; a lower --learning-rate may help")
        #expect(run.writeCount == 0)
    }

    @Test func aLaterSnapshotMakesGoodWhatDiverged() {
        var run = LifecycleDouble(endsWhenDone: true, onDivergence: .rollback)
        run.handle(.began)
        for _ in 0..<5 {
            run.handle(.diverged("not finite"))
            run.ask(named: nil)
            run.endWrite(.takesAll)
        }
        #expect(run.end == nil && run.returns == 5)
    }
}

extension LifecycleDouble.Disk {
    /// Mostly well.
    fileprivate init(drawnFrom random: inout SeededRandom) {
        switch random.next() % 8 {
        case 0...4: self = .takesAll
        case 5, 6: self = .refuses
        default: self = .isSpoilt
        }
    }
}

extension LifecycleDouble {
    /// Has something happen, with a number from 0 to 23; what cannot happen now does not.
    fileprivate mutating func happen(_ kind: Int, _ number: Int, disk: Disk) {
        self.disk = disk
        switch kind {
        case 0...4: step()
        case 5: handle(.pause)
        case 6: handle(.unpause)
        case 7, 8: ask(named: nil)
        case 9: ask(named: SnapshotName(cleaning: "name-\(number)"))
        case 10...13: endWrite(disk)
        case 14, 15: retryAll()
        case 16:
            handle(.goBackElsewhere)
            if lifecycle.canGoBack { handle(.goBack(Self.target)) }
        case 17: if lifecycle.mode == .running { handle(.diverged("not finite")) }
        case 18: handle(.watchersChanged)
        case 19:
            isWatched.toggle()
            handle(.watchersChanged)
        case 20:
            if lifecycle.mode == .finished || lifecycle.mode == .finishing { stepsLeft += 5 }
            handle(.trainOn)
        case 21: if number % 5 == 0 { handle(.leftUnattended) } else { stepsLeft = 0 }
        case 22: handle(.stop(saving: number % 4 != 0))
        default:
            hasGoodState = number % 4 != 0
            isPatienceOver = number % 3 == 0
        }
    }

    /// Takes a step if the run does.
    private mutating func step() {
        guard lifecycle.mode == .running else { return }
        guard stepsLeft > 0 else { return handle(.stepsDone) }
        stepsLeft -= 1
        version += 1
        isSaveDue = isSaveDue || stepsLeft % 3 == 0
        handle(.stepped)
    }

    /// Lets all that waits come to its end on a disk that takes everything.
    fileprivate mutating func settle() {
        disk = .takesAll
        for _ in 0..<200 where write != nil || !retries.isEmpty {
            endWrite(.takesAll)
            retryAll()
        }
    }
}
