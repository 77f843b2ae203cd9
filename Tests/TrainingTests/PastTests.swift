import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

/// What a run that goes on, or that someone attaches to, tells of its past: times, and what people were told.
@Suite(.timeLimit(.minutes(15))) struct PastTests {
    private func past(_ events: [RunEvent]) -> PastEvents? {
        events.compactMap { if case .past(let past) = $0 { past } else { nil } }.first
    }

    private func trainedSeconds(_ events: [RunEvent]) -> Double? {
        events.compactMap { if case .described(let run) = $0 { run.trainedSeconds } else { nil } }.first
    }

    /// What was told, in a word each.
    private func words(_ past: PastEvents?) -> [String]? {
        past?.events.map { event in
            switch event.event {
            case .learningRate(let edit): "\(event.step) D \(edit.discriminator)"
            case .settings(let edit): "\(event.step) beta1 \(edit.after.beta1)"
            case .notice(let notice): "\(event.step) \(notice.text)"
            case .snapshotSaved(let snapshot): "\(event.step) \(PathText.name(of: snapshot.path))"
            default: "\(event.event.kind)"
            }
        }
    }

    private func begin(_ path: String) throws -> TrainingRun {
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path, remarks: ["hello"])
        run.send(.pause)
        run.start()
        for command in [.singleStep, .setBeta1(0.25), .singleStep, .setLearningRate(.both, rate: 0.5)] as [RunCommand] {
            run.send(command)
        }
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved = $0 { true } else { false } }
        return run
    }

    @Test func whoAttachesIsToldThePastAndItsTime() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try begin(path)
        let told = ["0 hello", "1 beta1 0.25", "2 D 0.5", "2 step-0000002-kept.safetensors"]
        let first = try AttachedRun(folder: path)
        let events = try Bench.events(of: first) { $0 == .phase(.paused) }
        #expect(words(past(events)) == told)
        #expect(past(events)?.lastLook == nil, "the run's own screen is there")
        let history = try #require(Bench.history(events))
        #expect(abs((trainedSeconds(events) ?? 0) - history.trainedSeconds) < 1e-6)
        #expect(history.trainedSeconds > 0)

        // Then nobody looks for a step.
        first.send(.pause)
        run.leaveUnattended()
        run.send(.singleStep)
        first.detach()
        while !first.events.isClosed { _ = first.events.wait(seconds: 60) }
        let second = try AttachedRun(folder: path)
        let later = try Bench.events(of: second) { $0 == .phase(.paused) }
        #expect(past(later)?.lastLook != nil)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aResumedRunTellsThePastAndItsTime() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try begin(path)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        let point = try ResumePoint.find(path)
        let again = try TrainingRun(configuration: point.configuration, source: FakeFaces(), resume: point)
        let events = again.events.drain()
        #expect(words(past(events)) == ["0 hello", "1 beta1 0.25", "2 D 0.5", "2 step-0000002-kept.safetensors"])
        let history = try #require(Bench.history(events))
        #expect(history.count == 2 && trainedSeconds(events) == history.trainedSeconds)
        #expect(past(events)?.events.last?.trainedSeconds == history.trainedSeconds)
        again.send(.stop(saving: false))
        #expect(again.waitUntilEnded() == .stopped)
    }

    @Test func goingBackTakesTheTimeBack() throws {
        let folder = try TemporaryFolder()
        let run = try begin(folder.file("run"))
        for _ in 0..<3 { run.send(.singleStep) }
        run.send(.goBack(snapshot: "step-0000002-kept.safetensors"))
        let events = try Bench.events(of: run) { if case .history = $0 { true } else { false } }
        let change = events.compactMap { if case .wentBack(let change) = $0 { change } else { nil } }.first
        #expect(change?.trainedSeconds == Bench.history(events)?.trainedSeconds)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }
}
