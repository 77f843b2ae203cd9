import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct TroubleTests {
    @Test func trainingOutlivesADiskThatTakesNoSnapshots() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        // A file where the folder should be: no one can write there, not even root.
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        try Data().write(to: URL(filePath: path + "/snapshots"))
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .notice(let notice) = $0 { notice.severity == .alarm } else { false } }
        run.send(.singleStep)
        let more = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        #expect(Bench.steps(more).map(\.step) == [2])
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved = $0 { true } else { false } }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try SnapshotFile(path: path + "/snapshots/latest.safetensors").state().step == 2)
    }

    @Test func troubleStandsUntilItIsOver() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        try Data().write(to: URL(filePath: path + "/snapshots"))
        run.send(.snapshot)
        func isTroubles(_ event: RunEvent) -> Bool { if case .troubles = event { true } else { false } }
        let began = try Bench.events(of: run, until: isTroubles).last { isTroubles($0) }
        guard case .troubles(let troubles) = began else { return }
        #expect(troubles.map(\.subject) == ["snapshots"])
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        run.send(.snapshot)
        let ended = try Bench.events(of: run, until: isTroubles).last { isTroubles($0) }
        #expect(ended == .troubles([]))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aRemovedRunFolderIsMadeAnew() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        // At once: removing one file after another would race with the run that writes there.
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("gone"))
        run.send(.singleStep)
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved = $0 { true } else { false } }
        run.send(.singleStep)
        _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        // It is found there as before, and kept from others.
        #expect(RunPulse.of(folder: path)?.step == 3)
        #expect(RunList.run(at: path)?.isInUse == true)
        #expect(throws: RunError.inUse(folder: path)) { try RunFolder.open(path) }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(!FileManager.default.fileExists(atPath: path + "/socket"))
        #expect(try ResumePoint.find(path).state.step == 3)
        #expect(
            try Bench.lines(path + "/metrics.csv").compactMap { MetricsTable.step(ofRow: $0) }.suffix(2) == [2, 3])
        #expect(try Bench.lines(path + "/metrics.csv").first == MetricsTable.header)
    }

    @Test func aFolderThatIsAnothersByNowIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("gone"))
        let other = try TrainingRun(
            configuration: Bench.configuration(steps: 1000, seed: 2), source: FakeFaces(), folder: path)
        other.send(.pause)
        other.start()
        run.send(.singleStep)
        run.send(.snapshot)
        _ = try Bench.events(of: run) { event in
            if case .notice(let notice) = event { notice.text.contains("another gantop works there") } else { false }
        }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try Bench.lines(path + "/metrics.csv") == [MetricsTable.header])
        #expect(RunPulse.of(folder: path) != nil)
        other.send(.singleStep)
        other.send(.stop(saving: true))
        #expect(other.waitUntilEnded() == .stopped)
        #expect(try ResumePoint.find(path).state.seed == 2)
    }

    @Test func aSaveThatFailsAtTheEndIsAFailure() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var configuration = Bench.configuration(steps: 2)
        configuration.patienceSeconds = 0
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: path, endsWhenDone: true)
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        try Data().write(to: URL(filePath: path + "/snapshots"))
        run.start()
        guard case .failed(let text) = run.waitUntilEnded() else {
            Issue.record("the run did not fail")
            return
        }
        #expect(text.contains(path + "/snapshots"))
        #expect(run.events.drain().last == .phase(.failed(text)))
    }

    @Test func whoLeavesWithoutSavingIsNotHeldByASaveThatFails() throws {
        for _ in 0..<10 {
            let folder = try TemporaryFolder()
            let path = folder.file("run")
            let run = try TrainingRun(configuration: Bench.configuration(steps: 8), source: FakeFaces(), folder: path)
            try FileManager.default.removeItem(atPath: path + "/snapshots")
            try Data().write(to: URL(filePath: path + "/snapshots"))
            run.send(.pause)
            run.start()
            run.send(.singleStep)
            _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
            // The end comes while the snapshot is being written.
            run.send(.snapshot)
            run.send(.stop(saving: false))
            #expect(run.waitUntilEnded() == .stopped)
        }
    }

    @Test func aRunThatCannotBeSavedIsNotLeft() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 8), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        for _ in 0..<3 { run.send(.singleStep) }
        _ = try Bench.events(of: run) { if case .steps(let steps) = $0 { steps.last?.step == 3 } else { false } }
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        try Data().write(to: URL(filePath: path + "/snapshots"))
        run.send(.stop(saving: true))
        var isStopping = false
        _ = try Bench.events(of: run) { event in
            isStopping = isStopping || event == .phase(.stopping)
            return isStopping && event == .phase(.paused)
        }
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        run.send(.resume)
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try Bench.train(Bench.configuration(steps: 8), in: folder.file("whole"))
        let name = "/snapshots/step-0000008.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(folder.file("whole") + name))
    }

    @Test(arguments: [1 << 20, 1 << 20 + 1]) func lastWordsDoNotFillTheDisk(count: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: path)
        try Data(count: count).write(to: URL(filePath: path + "/errors.txt"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(try Bench.bytes(path + "/errors.txt").count == (count > 1 << 20 ? 0 : count))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aRunLeftToItselfWaitsForTheDiskAtItsEnd() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: path, endsWhenDone: true)
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        try Data().write(to: URL(filePath: path + "/snapshots"))
        let watcher = try AttachedRun(folder: path)
        run.leaveUnattended()
        run.start()
        _ = try Bench.events(of: watcher) { $0 == .phase(.finished) }
        watcher.detach()
        while RunPulse.of(folder: path)?.screens != 0 {}
        #expect(run.end == nil)
        try FileManager.default.removeItem(atPath: path + "/snapshots")
        run.send(.snapshot)
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try ResumePoint.find(path).state.step == 2)
    }

    @Test func aFinishedRunWhoseLastSaveFailedSavesOrStaysAtTheEnd() throws {
        let folder = try TemporaryFolder()
        for isRepaired in [true, false] {
            let path = folder.file("run-\(isRepaired)")
            let run = try TrainingRun(configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: path)
            try FileManager.default.removeItem(atPath: path + "/snapshots")
            try Data().write(to: URL(filePath: path + "/snapshots"))
            run.start()
            _ = try Bench.events(of: run) { $0 == .phase(.finished) }
            if isRepaired { try FileManager.default.removeItem(atPath: path + "/snapshots") }
            run.send(.stop(saving: true))
            if !isRepaired {
                let events = try Bench.events(of: run) { $0 == .phase(.finished) }
                #expect(events.contains(.phase(.stopping)))
                run.send(.stop(saving: false))
            }
            #expect(run.waitUntilEnded() == .stopped)
            #expect(run.lastSavedStep == (isRepaired ? 2 : nil))
            if isRepaired { #expect(try ResumePoint.find(path).state.step == 2) }
        }
    }

    @Test func whatChangesAfterTheLastStepIsSavedToo() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: path)
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.setLearningRate(.generator, rate: 0.01))
        run.send(.newFaces(seed: 77))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let state = try ResumePoint.find(path).state
        #expect(state.hyperparameters.generatorLearningRate == 0.01)
        #expect(state.previewSeed == 77)
    }

    @Test func numbersThatAreNotFiniteEndTheRunUnsaved() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 2), in: path)
        let point = try ResumePoint.find(path)
        var options = Bench.options(steps: 1000)
        options.learningRate = 1e30
        let run = try TrainingRun(
            configuration: point.configuration(applying: options).configuration, source: FakeFaces(), resume: point,
            endsWhenDone: true)
        run.start()
        guard case .failed(let text) = run.waitUntilEnded() else {
            Issue.record("the run did not fail")
            return
        }
        #expect(text.contains("not finite"))
        #expect(text.contains("the snapshot of step 2 is whole"))
        #expect(try SnapshotFolder(path: path + "/snapshots").entries().map(\.step) == [2])
        #expect(try ResumePoint.find(path).state.step == 2)
    }

    @Test func aRunThatIsLetGoOfEnds() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var run: TrainingRun? = try TrainingRun(
            configuration: Bench.configuration(steps: 1_000_000), source: FakeFaces(), folder: path)
        let events = run?.events
        run?.start()
        run = nil
        var isOver = false
        while !isOver {
            let batch = try #require(events).wait(seconds: 60)
            isOver = batch.contains(.phase(.stopped))
            if batch.isEmpty { break }
        }
        #expect(isOver)
    }
}
