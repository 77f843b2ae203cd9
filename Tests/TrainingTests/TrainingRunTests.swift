import Faces
import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct TrainingRunTests {
    @Test func aRunLeavesItsFolder() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let events = try Bench.train(Bench.configuration(steps: 20), in: path)
        #expect(Bench.steps(events).map(\.step) == Array(1...20))
        #expect(Bench.steps(events).map(\.epoch) == (0..<20).map { $0 / 9 + 1 })

        let rows = try Bench.lines(path + "/metrics.csv")
        #expect(rows.first == MetricsTable.header)
        #expect(rows.dropFirst().compactMap { MetricsTable.step(ofRow: $0) } == Array(1...20))
        #expect(
            try Bench.kinds(path + "/journal.jsonl")
                == ["started", "report", "report", "snapshot", "finished", "stopped"])
        let names = FileManager.default.subpaths(atPath: path)?.sorted()
        #expect(
            names == [
                "config.json", "diversity.csv", "film", "film/step-0000000.png", "film/step-0000020.png",
                "journal.jsonl", "lock", "metrics.csv", "samples", "samples/step-0000010.png",
                "samples/step-0000020.png", "snapshots", "snapshots/latest.safetensors",
                "snapshots/step-0000020.safetensors",
            ])
        let state = try SnapshotFile(path: path + "/snapshots/latest.safetensors").state()
        #expect(state.step == 20)
        #expect((state.epoch, state.offset) == (2, 8))
        #expect(state.history.stepCount == 20)
        var configuration = Bench.configuration(steps: 20)
        configuration.facts = RunFacts(of: FakeFaces())
        #expect(try RunFolder.configuration(in: path) == configuration)
    }

    @Test func theLastStepsAreReportedToo() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 13), in: path)
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "report" }.count == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path + "/samples").sorted()
                == ["step-0000010.png", "step-0000013.png"])
    }

    @Test func eventsTellTheRunInOrder() throws {
        let folder = try TemporaryFolder()
        let events = try Bench.train(Bench.configuration(steps: 3), in: folder.file("run"))
        let story = events.map { event in
            switch event {
            case .described(let description): "described \(description.totalSteps) \(description.stepsPerEpoch)"
            case .phase(let phase): "\(phase)"
            case .steps(let steps): "steps \(steps.count)"
            case .preview(let preview): "preview \(preview.faces.count)"
            case .snapshotSaved(let saved): "saved \(saved.step) \(saved.automatic)"
            default: "\(event)"
            }
        }
        #expect(story == ["starting", "described 3 9", "running", "preview 64", "steps 3", "saved 3 true", "stopped"])
    }

    @Test func nextRunGetsAFolderOfItsOwn() throws {
        let folder = try TemporaryFolder()
        let runs = folder.file("runs")
        var folders: Set<String> = []
        for _ in 0..<3 {
            let run = try TrainingRun(
                configuration: Bench.configuration(steps: 0), source: FakeFaces(), runs: runs, endsWhenDone: true)
            folders.insert(run.folder)
            run.start()
            #expect(run.waitUntilEnded() == .stopped)
        }
        #expect(folders.count == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: runs).count == 3)
    }

    @Test func aFolderHasOneRunAndOneTrainer() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: path)
        #expect(throws: RunError.inUse(folder: path)) {
            try TrainingRun(configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: path)
        }
        run.start()
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(throws: RunError.holdsRun(folder: path)) {
            try TrainingRun(configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: path)
        }
    }

    @Test func tooFewFacesAreAnErrorBeforeTheRun() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: RunError.self) {
            try TrainingRun(
                configuration: Bench.configuration(steps: 1), source: FakeFaces(count: 3), folder: folder.file("run"))
        }
        guard case .faces(.tooFewFaces) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func unreadableFacesAreNamedOnce() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let events = try Bench.train(
            Bench.configuration(steps: 30), in: path, source: FakeFaces(count: 40, broken: [3, 30]))
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "skipped_face" }.count == 2)
        #expect(events.contains(.skippedFaces(2)))
        let more = try Bench.resume(
            path, options: Bench.options(steps: 60), source: FakeFaces(count: 40, broken: [3, 30]))
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "skipped_face" }.count == 2)
        #expect(more.contains(.skippedFaces(2)) && !more.contains(.skippedFaces(1)))
    }

    @Test(arguments: [(nil, nil, 5000), (nil, 600, 5400), (7, 600, 7), (0, nil, 0), (nil, Int.max, Int.max)])
    func lengthIsStepsElseEpochsElseTheRecipes(steps: Int?, epochs: Int?, total: Int) {
        var configuration = Bench.configuration(steps: 0)
        configuration.steps = steps
        configuration.epochs = epochs
        #expect(configuration.totalSteps(of: Self.state(stepsPerEpoch: 9)) == total)
        configuration.steps = nil
        configuration.epochs = nil
        #expect(configuration.totalSteps(of: Self.state(stepsPerEpoch: 12_662)) == 25_324)
    }

    private static func state(stepsPerEpoch: Int) -> TrainingState {
        TrainingState(
            architecture: Bench.architecture, hyperparameters: Hyperparameters(), batchSize: 4, seed: 1,
            faceCount: stepsPerEpoch * 4 + 3, latentRandom: SeededRandom(seed: 1), previewSeed: 1)
    }
}
