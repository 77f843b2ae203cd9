import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct CommandTests {
    @Test func commandsActInOrderBetweenSteps() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        run.send(.setLearningRate(.discriminator, rate: 0.001))
        run.send(.singleStep)
        run.send(.scaleLearningRate(.both, factor: 0.5))
        run.send(.singleStep)
        run.send(.snapshot)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let events = run.events.drain()
        let steps = Bench.steps(events)
        #expect(steps.map(\.step) == [1, 2, 3])
        #expect(steps.map(\.discriminatorLearningRate) == [2e-4, 0.001, 0.0005])
        #expect(steps.map(\.generatorLearningRate) == [2e-4, 2e-4, 1e-4])
        let edits = events.compactMap { if case .learningRate(let edit) = $0 { edit } else { nil } }
        #expect(edits.map(\.step) == [1, 2])
        #expect(
            try Bench.kinds(folder.file("run/journal.jsonl")).filter { $0 != "new_faces" } == [
                "started", "single_step", "learning_rate", "single_step", "learning_rate", "single_step", "snapshot",
                "stopped",
            ])
        let state = try SnapshotFile(path: folder.file("run/snapshots/step-0000003-kept.safetensors")).state()
        #expect(state.hyperparameters.discriminatorLearningRate == 0.0005)
    }

    @Test func aPausedRunTakesSnapshotsAndDrawsFaces() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        run.send(.preview(count: 3, weights: .raw))
        run.send(.newFaces(seed: nil))
        run.send(.realFaces(count: 2))
        run.send(.snapshot)
        // Real faces are read beside the training: they may come before the snapshot or after it.
        var missing: Set<RunEvent.Kind> = [.snapshotSaved, .realFaces]
        let events = try Bench.events(of: run) { event in
            missing.remove(event.kind)
            return missing.isEmpty
        }
        #expect(Bench.steps(events).isEmpty)
        let previews = events.compactMap { if case .preview(let preview) = $0 { preview } else { nil } }
        #expect(previews.last?.faces.count == 3)
        #expect(previews.last?.weights == .raw)
        #expect(previews.last?.latentSeed == 2)
        let real = events.compactMap { if case .realFaces(let faces) = $0 { faces } else { nil } }
        let numbers = ScatteredOrder(count: FakeFaces().count).prefix(2)
        let wanted = try numbers.flatMap { try FakeFaces().face($0).pixels }
        #expect(real.first?.pixels == wanted)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try SnapshotFile(path: folder.file("run/snapshots/latest.safetensors")).state().previewSeed == 2)
    }

    @Test func snapshotsHaveNames() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        run.send(.singleStep)
        // The second is asked for while the first is written.
        run.send(.namedSnapshot("before ../lr"))
        run.send(.namedSnapshot("二"))
        run.send(.namedSnapshot("best"))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("run/snapshots")).sorted()
        #expect(
            names.filter { $0.hasPrefix("step") } == [
                "step-0000001-kept-before-..-lr.safetensors", "step-0000001-kept-best.safetensors",
            ])
    }

    @Test func aFinishedRunWaitsAndGoesOn() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 2), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(run.end == nil)
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved(let saved) = $0 { !saved.automatic } else { false } }
        run.send(.trainOn(epochs: 1))
        let more = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(Bench.steps(more).map(\.step) == Array(3...11))
        // Whoever resumes a run that was cut off goes on to the length it was given last.
        #expect(try RunFolder.configuration(in: folder.file("run")).steps == 11)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("run/snapshots")).sorted()
        #expect(
            names == ["latest.safetensors", "step-0000002-kept.safetensors", "step-0000011.safetensors"])
    }

    @Test func stoppingWithoutSavingLeavesNoSnapshot() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1_000_000), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { if case .steps = $0 { true } else { false } }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("run/snapshots")).isEmpty)
    }

    @Test func ratesOutOfRangeAreRefused() throws {
        let folder = try TemporaryFolder()
        let commands: [RunCommand] = [
            .setLearningRate(.both, rate: -1), .setLearningRate(.both, rate: .nan),
            .scaleLearningRate(.generator, factor: .infinity), .trainOn(epochs: .max), .trainOn(epochs: -1),
            .preview(count: -5, weights: .average), .realFaces(count: -1),
        ]
        let events = try Bench.train(Bench.configuration(steps: 2), in: folder.file("run"), commands: commands)
        #expect(Bench.steps(events).map(\.discriminatorLearningRate) == [2e-4, 2e-4])
        let warnings = events.filter { if case .notice(let notice) = $0 { notice.severity == .warning } else { false } }
        #expect(warnings.count == 3)
    }

    @Test func automaticSnapshotsComeByStepsAndStay() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 1000)
        configuration.snapshotEvery = 2
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        // Two steps at a time, so that no snapshot is passed over because another is being written.
        for count in 1...7 {
            run.send(.singleStep)
            run.send(.singleStep)
            _ = try Bench.events(of: run) {
                if case .snapshotSaved(let saved) = $0 { saved.step == count * 2 } else { false }
            }
        }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        let entries = try SnapshotFolder(path: folder.file("run/snapshots")).entries()
        #expect(entries.map(\.step) == [6, 8, 10, 12, 14])
    }
}
