import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Going back on a disk that refuses: no one can write to a folder in a file's place, not even root.
@Suite(.timeLimit(.minutes(15))) struct RefusedReturnTests {
    private func isSaved(_ event: RunEvent) -> Bool {
        if case .snapshotSaved = event { true } else { false }
    }

    /// Whether it tells of the way from step 5 to step 3.
    private func isReturn(_ event: RunEvent) -> Bool {
        guard case .wentBack(let change) = event else { return false }
        return [change.fromStep, change.toStep] == [5, 3] && change.divergence == nil
    }

    private func isWentBack(_ event: RunEvent) -> Bool {
        if case .wentBack = event { true } else { false }
    }

    private func isWaiting(_ event: RunEvent) -> Bool {
        guard case .troubles(let troubles) = event else { return false }
        return troubles.contains { $0.subject == "going back" }
    }

    private func block(_ path: String) throws {
        try FileManager.default.moveItem(atPath: path + "/journal.jsonl", toPath: path + "/away")
        // The run may have made another in between.
        while mkdir(path + "/journal.jsonl", 0o777) != 0 { unlink(path + "/journal.jsonl") }
    }

    private func unblock(_ path: String) throws {
        try FileManager.default.removeItem(atPath: path + "/journal.jsonl")
        // The run may have made another by now.
        try FileSystem.move(path + "/away", to: path + "/journal.jsonl")
    }

    /// Keeps snapshots from the file of that name: no one can give a file the name of a folder.
    private func blockSnapshot(_ path: String, _ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: path + "/snapshots/" + name, withIntermediateDirectories: false)
    }

    /// A run at step 5 with a snapshot of step 3, asked to go back to it in vain.
    private func refused(in path: String, retrySeconds: Double = 10) throws -> TrainingRun {
        var configuration = Bench.configuration(steps: 8)
        configuration.retrySeconds = retrySeconds
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        for _ in 0..<3 { run.send(.singleStep) }
        run.send(.snapshot)
        _ = try Bench.events(of: run, until: isSaved)
        for _ in 0..<2 { run.send(.singleStep) }
        try block(path)
        run.send(.goBack(snapshot: "step-0000003-kept.safetensors"))
        let events = try Bench.events(of: run, until: isWaiting)
        #expect(!events.contains(where: isWentBack))
        return run
    }

    @Test func goingBackWaitsForTheDisk() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try refused(in: path)
        try unblock(path)
        run.send(.snapshot)
        let events = try Bench.events(of: run, until: isWentBack)
        #expect(events.contains(where: isReturn))
        #expect(events.contains(.troubles([])))
        run.send(.resume)
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try Bench.train(Bench.configuration(steps: 8), in: folder.file("whole"))
        let name = "/snapshots/step-0000008.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(folder.file("whole") + name))
    }

    @Test func goingBackIsGivenUpByGoingOn() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try refused(in: path)
        run.send(.resume)
        let events = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        #expect(Bench.steps(events).first?.step == 6)
        try unblock(path)
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(
            try Bench.lines(path + "/metrics.csv").dropFirst().compactMap { MetricsTable.step(ofRow: $0) }
                == Array(1...8))
        #expect(try ResumePoint.find(path).state.step == 8)
    }

    @Test func whoStopsWhileItWaitsSavesTheRunAsItIs() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try refused(in: path)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try unblock(path)
        #expect(try ResumePoint.find(path).state.step == 5)
    }

    @Test func aRunThatIsNotLeftForWantOfSavingStillGoesBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try refused(in: path, retrySeconds: 0.01)
        try blockSnapshot(path, "step-0000005.safetensors")
        run.send(.stop(saving: true))
        var isStopping = false
        _ = try Bench.events(of: run) { event in
            isStopping = isStopping || event == .phase(.stopping)
            return isStopping && event == .phase(.paused)
        }
        try unblock(path)
        // Nothing is unsaved any more.
        let events = try Bench.events(of: run) { $0 == .troubles([]) }
        #expect(events.contains(where: isReturn))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try ResumePoint.find(path).state.step == 3)
    }

    @Test func savingGoesOnAfterGoingBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var configuration = Bench.configuration(steps: 8)
        configuration.retrySeconds = 0.01
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        run.send(.snapshot)
        _ = try Bench.events(of: run, until: isSaved)
        run.send(.singleStep)
        _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        try blockSnapshot(path, "step-0000002-kept.safetensors")
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .troubles = $0 { true } else { false } }
        try block(path)
        run.send(.goBack(snapshot: "step-0000001-kept.safetensors"))
        _ = try Bench.events(of: run, until: isWaiting)
        try unblock(path)
        // What was asked for while the disk refused is saved when it no longer does, of where the run is by then.
        let events = try Bench.events(of: run, until: isSaved)
        #expect(events.contains(where: isWentBack))
        #expect(events.contains(.troubles([])))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    /// A run whose first steps spoil the networks, and that cannot go back.
    private func spoilt(in path: String) throws -> TrainingRun {
        var configuration = Bench.configuration(steps: 20)
        configuration.hyperparameters.discriminatorLearningRate = 1e30
        configuration.onDivergence = .ask
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: path)
        try block(path)
        run.start()
        let events = try Bench.events(of: run, until: isWaiting)
        #expect(!events.contains(where: isWentBack))
        return run
    }

    @Test func aSpoiltRunWaitsForTheDisk() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try spoilt(in: path)
        // Nobody goes on from spoilt networks: this only says what comes after.
        run.send(.resume)
        run.send(.setLearningRate(.both, rate: 2e-4))
        run.send(.pause)
        try unblock(path)
        run.send(.snapshot)
        _ = try Bench.events(of: run, until: isWentBack)
        run.send(.resume)
        let events = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(Bench.steps(events).map(\.step) == Array(1...20))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try Bench.train(Bench.configuration(steps: 20), in: folder.file("sound"))
        let name = "/snapshots/step-0000020.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(folder.file("sound") + name))
    }

    @Test func aSpoiltRunThatIsStoppedWhileItWaitsSavesItsLastGoodState() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try spoilt(in: path)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try unblock(path)
        #expect(try ResumePoint.find(path).state.step == 0)
    }

    @Test func aFolderThatCannotGoBackStaysAsItWas() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var configuration = Bench.configuration(steps: 60)
        configuration.snapshotEvery = 20
        try Bench.train(configuration, in: path)
        try FileManager.default.removeItem(atPath: path + "/diversity.csv")
        try FileManager.default.createDirectory(atPath: path + "/diversity.csv", withIntermediateDirectories: false)
        let run = try RunFolder.open(path)
        let before = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        let rows = try Bench.bytes(path + "/metrics.csv")
        #expect(throws: FileError.self) {
            try run.goBack(to: 20, snapshot: path + "/snapshots/step-0000020.safetensors")
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: path).sorted() == before)
        #expect(try Bench.bytes(path + "/metrics.csv") == rows)
        #expect(try ResumePoint.find(path).state.step == 60)
    }
}
