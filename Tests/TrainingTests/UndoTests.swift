import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Taking back changes of a run that goes on.
@Suite(.timeLimit(.minutes(15))) struct UndoTests {
    private static let ratio = RunCommand.setStepRatio(StepRatio("2:1") ?? .recipe)

    private func begin(_ path: String) throws -> TrainingRun {
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        return run
    }

    private func resume(_ path: String) throws -> TrainingRun {
        let point = try ResumePoint.find(path)
        let run = try TrainingRun(configuration: point.configuration, source: FakeFaces(), resume: point)
        run.send(.pause)
        run.start()
        return run
    }

    /// Sends commands, and tells what changed by then, in a few words each.
    private func changes(_ run: some WatchedRun, _ commands: RunCommand...) throws -> [String] {
        for command in commands { run.send(command) }
        run.send(.realFaces(count: 0))
        let events = try Bench.events(of: run) { if case .realFaces = $0 { true } else { false } }
        return events.compactMap(words)
    }

    private func words(_ event: RunEvent) -> String? {
        func lead(_ origin: EditOrigin?) -> String { origin.map { "\($0): " } ?? "" }
        switch event {
        case .learningRate(let edit): return "\(lead(edit.origin))D \(edit.discriminator), G \(edit.generator)"
        case .settings(let edit):
            let after = edit.after
            return lead(edit.origin)
                + "\(after.beta1) \(after.realLabel) \(after.stepRatio) \(after.batchSize) \(after.wantedBatchSize)"
        case .notice(let notice): return notice.text
        default: return nil
        }
    }

    private func end(_ run: TrainingRun) {
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func everyChangeIsOneEntry() throws {
        let folder = try TemporaryFolder()
        let run = try begin(folder.file("run"))
        #expect(try changes(run, .undo) == ["nothing to undo"])
        _ = try changes(
            run, .setLearningRate(.both, rate: 1e-3), .shiftStepRatio(by: 1), .shiftStepRatio(by: 1),
            .setLearningRate(.generator, rate: 5e-4), .setBeta1(0.25))
        #expect(try changes(run, .undo) == ["undo: 0.5 0.9 3:1 4 4"])
        #expect(try changes(run, .undo) == ["undo: D 0.001, G 0.001"])
        #expect(try changes(run, .undo) == ["undo: 0.5 0.9 2:1 4 4"])
        #expect(try changes(run, .undo) == ["undo: 0.5 0.9 1:1 4 4"])
        #expect(try changes(run, .undo) == ["undo: D 0.0002, G 0.0002"], "both networks in one change")
        #expect(try changes(run, .undo) == ["nothing to undo"])
        #expect(try changes(run, .setRealLabel(1), .undo, .undo).last == "nothing to undo")
        end(run)
    }

    @Test func batchSizesAreTakenBackInForceOrNot() throws {
        let folder = try TemporaryFolder()
        let run = try begin(folder.file("run"))
        #expect(try changes(run, .setBatchSize(6), .undo).last == "undo: 0.5 0.9 1:1 4 4")
        _ = try changes(run, .singleStep, .setBatchSize(6))
        // The tenth step begins the second epoch.
        #expect(
            try changes(run, .singleStep, .singleStep, .singleStep, .singleStep, .singleStep, .singleStep) == [])
        #expect(
            try changes(run, .singleStep, .singleStep, .singleStep, .singleStep) == ["run: 0.5 0.9 1:1 6 6"])
        #expect(try changes(run, .undo) == ["undo: 0.5 0.9 1:1 6 4"], "coming into force is no change of its own")
        #expect(try changes(run, .undo) == ["nothing to undo"])
        end(run)
    }

    @Test func changesAreTakenBackAfterAResumeAndByWhoAttaches() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let first = try begin(path)
        _ = try changes(
            first, .scaleLearningRate(.both, factor: 2), .singleStep, Self.ratio, .setBeta1(0.25), .undo, .singleStep)
        end(first)

        let run = try resume(path)
        let attached = try AttachedRun(folder: path)
        _ = try Bench.events(of: attached) { $0 == .phase(.paused) }
        #expect(try changes(attached, .undo).last == "undo: 0.5 0.9 1:1 4 4", "what was taken back stays so")
        #expect(try changes(attached, .undo).last == "undo: D 0.0002, G 0.0002")
        #expect(try changes(attached, .undo).last == "nothing to undo")
        end(run)
    }

    @Test func goingBackTakesTheChangesWithIt() throws {
        let folder = try TemporaryFolder()
        let run = try begin(folder.file("run"))
        _ = try changes(run, .setBeta1(0.25), .singleStep)
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved = $0 { true } else { false } }
        // At the very step of the snapshot, and after it.
        _ = try changes(run, .setRealLabel(1), .setLearningRate(.both, rate: 1e-3), .singleStep, Self.ratio)
        run.send(.goBack(snapshot: "step-0000001-kept.safetensors"))
        _ = try Bench.events(of: run) { if case .wentBack = $0 { true } else { false } }
        #expect(try changes(run, .undo).last == "undo: 0.5 0.9 1:1 4 4", "beta1, which was changed before")
        #expect(try changes(run, .undo) == ["nothing to undo"])
        end(run)
    }

    @Test func whatTheCommandLineSetIsNotTakenBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let first = try begin(path)
        _ = try changes(first, .setLearningRate(.both, rate: 1e-3), .singleStep)
        end(first)
        let point = try ResumePoint.find(path)
        var options = RunOptions()
        options.learningRate = 4e-4
        let configuration = point.configuration(applying: options).configuration
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), resume: point)
        run.send(.pause)
        run.start()
        #expect(try changes(run, .undo).last == "nothing to undo")
        end(run)
    }
}
