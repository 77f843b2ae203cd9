import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct GoingBackTests {
    private func change(_ events: [RunEvent]) -> WentBack? {
        events.compactMap { if case .wentBack(let change) = $0 { change } else { nil } }.first
    }

    private func isSaved(_ event: RunEvent) -> Bool {
        if case .snapshotSaved = event { true } else { false }
    }

    private func isWentBack(_ event: RunEvent) -> Bool {
        if case .wentBack = event { true } else { false }
    }

    @Test func aRunThatWentBackIsTheSameRun() throws {
        let folder = try TemporaryFolder()
        let whole = folder.file("whole")
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 8), in: whole)
        let run = try TrainingRun(configuration: Bench.configuration(steps: 8), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        for _ in 0..<3 { run.send(.singleStep) }
        run.send(.snapshot)
        _ = try Bench.events(of: run, until: isSaved)
        for _ in 0..<3 { run.send(.singleStep) }
        run.send(.snapshot)
        run.send(.singleStep)
        run.send(.goBack(snapshot: "step-0000003-kept.safetensors"))
        let events = try Bench.events(of: run, until: isWentBack)
        let way = try #require(change(events))
        #expect([way.fromStep, way.toStep] == [7, 3] && way.divergence == nil)
        run.send(.resume)
        let after = try Bench.events(of: run) { $0 == .phase(.finished) }
        let history = (events + after).compactMap { if case .history(let steps) = $0 { steps } else { nil } }.first
        #expect(history?.map(\.step) == [1, 2, 3])
        #expect(Bench.steps(after).map(\.step) == Array(4...8))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let name = "/snapshots/step-0000008.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(whole + name))
        #expect(
            try Bench.lines(path + "/metrics.csv").dropFirst().compactMap { MetricsTable.step(ofRow: $0) }
                == Array(1...8))
        #expect(
            try Bench.lines(path + "/metrics.csv.after-0000003").dropFirst().compactMap {
                MetricsTable.step(ofRow: $0)
            } == Array(4...7))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path + "/snapshots.after-0000003")
                == ["step-0000006-kept.safetensors"])
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "went_back" }.count == 1)
    }

    @Test func onlyTheRunsOwnSnapshotsAreGoneBackTo() throws {
        let folder = try TemporaryFolder()
        let other = folder.file("other")
        try Bench.train(Bench.configuration(steps: 1), in: other)
        let commands: [RunCommand] = [
            .goBack(snapshot: "step-0000009.safetensors"),
            .goBack(snapshot: "../../other/snapshots/step-0000001.safetensors"),
        ]
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        for command in commands { run.send(command) }
        let events = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(change(events) == nil)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aSpoiltRunGoesBackAndAsks() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var configuration = Bench.configuration(steps: 20)
        configuration.hyperparameters.discriminatorLearningRate = 1e30
        configuration.onDivergence = .ask
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: path)
        run.start()
        let events = try Bench.events(of: run) { $0 == .phase(.paused) }
        let spoilt = try #require(change(events))
        #expect(spoilt.toStep == 0)
        #expect(spoilt.divergence?.contains("not finite, first in discriminator.") == true)
        run.send(.setLearningRate(.both, rate: 2e-4))
        run.send(.resume)
        let more = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(Bench.steps(more).map(\.step) == Array(1...20))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        // Nothing of the spoilt steps is in the state that was saved.
        try Bench.train(Bench.configuration(steps: 20), in: folder.file("sound"))
        let name = "/snapshots/step-0000020.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(folder.file("sound") + name))
    }

    @Test func threeSpoiltStatesInARowEndTheRun() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 20)
        configuration.hyperparameters.discriminatorLearningRate = 1e30
        configuration.onDivergence = .rollback
        let run = try TrainingRun(
            configuration: configuration, source: FakeFaces(), folder: folder.file("run"), endsWhenDone: true)
        run.start()
        guard case .failed(let text) = run.waitUntilEnded() else {
            Issue.record("the run did not fail")
            return
        }
        #expect(text.contains("not finite"))
        let changes = run.events.drain().filter(isWentBack)
        #expect(changes.count == 2)
        let entries = try SnapshotFolder(path: folder.file("run/snapshots")).entries()
        #expect(entries.isEmpty)
    }

    @Test func snapshotsAreListedWithTheirFaces() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 3), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.listSnapshots(faces: 2))
        let events = try Bench.events(of: run) { if case .snapshots = $0 { true } else { false } }
        let lists = events.compactMap { if case .snapshots(let list) = $0 { list } else { nil } }
        let list = try #require(lists.first)
        #expect(list.unread == 0 && list.damaged == 0)
        let entry = try #require(list.entries.first)
        #expect(list.entries.count == 1)
        #expect(entry.name == "step-0000003.safetensors")
        #expect(entry.step == 3)
        #expect(entry.automatic)
        #expect(entry.faces.count == 2)
        #expect(entry.discriminatorLoss > 0)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aForkLeavesItsRunAsItWas() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 4), in: path)
        try Bench.resume(path, options: Bench.options(steps: 6))
        let before = FileManager.default.subpaths(atPath: path)
        let point = try ResumePoint.find(path + "/snapshots/step-0000004.safetensors").forked()
        let (configuration, _) = point.configuration(applying: Bench.options(steps: 6))
        let run = try TrainingRun(
            configuration: configuration, source: FakeFaces(), resume: point, folder: folder.file("fork"),
            endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        #expect(FileManager.default.subpaths(atPath: path) == before)
        let name = "/snapshots/step-0000006.safetensors"
        #expect(try Bench.bytes(folder.file("fork") + name) == Bench.bytes(path + name))
        #expect(
            try Bench.lines(folder.file("fork/metrics.csv")).dropFirst().compactMap { MetricsTable.step(ofRow: $0) }
                == Array(1...6))
    }
}
