import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Changes of settings while a run goes on.
@Suite(.timeLimit(.minutes(15))) struct SettingsTests {
    private static func steps(_ count: Int) -> [RunCommand] { Array(repeating: .singleStep, count: count) }

    /// Does what the commands say in a run that begins paused, then saves and stops it.
    @discardableResult
    private func drive(_ path: String, _ commands: [RunCommand], isNew: Bool = true) throws -> [RunEvent] {
        let run: TrainingRun
        if isNew {
            run = try TrainingRun(
                configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        } else {
            let point = try ResumePoint.find(path)
            run = try TrainingRun(
                configuration: point.configuration, source: FakeFaces(), resume: point)
        }
        run.send(.pause)
        run.start()
        for command in commands { run.send(command) }
        // The end does not wait long for steps: they are to be done before it is asked for.
        run.send(.realFaces(count: 0))
        let events = try Bench.events(of: run) { if case .realFaces = $0 { true } else { false } }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        return events + run.events.drain()
    }

    private func edits(_ events: [RunEvent]) -> [SettingsEdit] {
        events.compactMap { if case .settings(let edit) = $0 { edit } else { nil } }
    }

    private func snapshot(_ path: String, _ step: Int) throws -> Data {
        try Bench.bytes(SnapshotFolder(path: path + "/snapshots").path(step: step, isKept: false))
    }

    private static func ratio(_ text: String) -> RunCommand { .setStepRatio(StepRatio(text) ?? .recipe) }

    private static let pairs: [[RunCommand]] = [
        [.setBeta1(0.25), .setBeta1(0.9)],
        [.setRealLabel(1), .setRealLabel(0.75)],
        [ratio("2:1"), .shiftStepRatio(by: -3)],
        [ratio("3:2"), .setBatchSize(7)],
        [.setBatchSize(6), .setBatchSize(1)],
        [.setBatchSize(5), ratio("5:1")],
    ]

    @Test(arguments: pairs)
    func aRunWithEditsInPartsIsTheWhole(edits: [RunCommand]) throws {
        let folder = try TemporaryFolder()
        let (whole, parts) = (folder.file("whole"), folder.file("parts"))
        let all: [[RunCommand]] = [Self.steps(5), [edits[0]], Self.steps(8), [edits[1]], Self.steps(11)]
        try drive(whole, all.flatMap { $0 })
        try drive(parts, Self.steps(5) + [edits[0]])
        try drive(parts, Self.steps(7), isNew: false)
        let middle: [[RunCommand]] = [Self.steps(1), [edits[1]], Self.steps(2)]
        try drive(parts, middle.flatMap { $0 }, isNew: false)
        try drive(parts, Self.steps(9), isNew: false)
        #expect(try snapshot(parts, 24) == snapshot(whole, 24))
        let rows = try [whole, parts].map { path in
            try Bench.lines(path + "/metrics.csv").map { $0.split(separator: ",").dropLast(2) }
        }
        #expect(rows[0] == rows[1])
        // And it is not what it would be without.
        try drive(folder.file("plain"), Self.steps(24))
        #expect(try snapshot(folder.file("plain"), 24) != snapshot(whole, 24))
    }

    @Test func aNewBatchSizeWaitsForTheNextEpoch() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 0)
        configuration.steps = nil
        configuration.epochs = 3
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        for command in Self.steps(4) { run.send(command) }
        run.send(.setBatchSize(6))
        run.send(.resume)
        let events = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(
            edits(events) == [
                SettingsEdit(
                    step: 4, before: RunSettings(batchSize: 4), after: RunSettings(batchSize: 4, nextBatchSize: 6)),
                SettingsEdit(
                    step: 9, before: RunSettings(batchSize: 4, nextBatchSize: 6), after: RunSettings(batchSize: 6),
                    origin: .run),
            ])
        // 37 faces: nine batches of 4, then twice six of 6.
        let epochs = Array(repeating: 1, count: 9) + Array(repeating: 2, count: 6) + Array(repeating: 3, count: 6)
        #expect(Bench.steps(events).map(\.epoch) == epochs)
        let descriptions = events.compactMap { if case .described(let run) = $0 { run } else { nil } }
        #expect(descriptions.map(\.totalSteps) == [27, 21])
        #expect(descriptions.map(\.stepsPerEpoch) == [9, 6])
        #expect(descriptions.map(\.totalEpochs) == [3, 3])
        #expect(descriptions.map(\.batchSize) == [4, 6])
        let more = try Bench.resume(folder.file("run"))
        #expect(more.contains { if case .described(let run) = $0 { run.totalSteps == 21 } else { false } })
        #expect(Bench.steps(more).isEmpty)
    }

    @Test func whoResumesWithThePresentBatchSizeKeepsIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 12), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        for command in Self.steps(4) + [.setBatchSize(6), .stop(saving: true)] { run.send(command) }
        #expect(run.waitUntilEnded() == .stopped)
        let point = try ResumePoint.find(path)
        #expect(point.state.nextBatchSize == 6)
        var options = Bench.options(steps: 12)
        options.batchSize = 4
        #expect(
            point.configuration(applying: options).remarks.contains { $0.contains("change to 6 at the next epoch") })
        try Bench.resume(path, options: options)
        try Bench.train(Bench.configuration(steps: 12), in: folder.file("whole"))
        let name = "/snapshots/step-0000012.safetensors"
        #expect(try Bench.bytes(path + name) == Bench.bytes(folder.file("whole") + name))
    }

    @Test func aRatioTakesItsBatchesInOrder() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 0)
        configuration.steps = nil
        configuration.epochs = 4
        configuration.hyperparameters.discriminatorUpdates = 2
        let events = try Bench.train(configuration, in: folder.file("run"))
        // Nine batches an epoch, two a step: the fifth step takes one of either epoch.
        #expect(Bench.steps(events).map(\.epoch).prefix(6) == [1, 1, 1, 1, 2, 2])
        #expect(Bench.steps(events).count == 18)
        let state = try SnapshotFile(path: folder.file("run/snapshots/latest.safetensors")).state()
        #expect(state.extraDiscriminatorUpdates == 18 && state.extraGeneratorUpdates == 0)
    }

    @Test func whatIsOutOfRangeIsRefused() throws {
        let folder = try TemporaryFolder()
        let commands: [RunCommand] = [
            .setBeta1(1), .setBeta1(-0.1), .setBeta1(.nan), .setRealLabel(0.5), .setRealLabel(1.1),
            .setRealLabel(.nan), .setBatchSize(0), .setBatchSize(1025), .setBatchSize(38),
        ]
        let events = try drive(folder.file("run"), commands + Self.steps(1))
        let warnings = events.filter { if case .notice(let notice) = $0 { notice.severity == .warning } else { false } }
        #expect(warnings.count == commands.count)
        #expect(edits(events).isEmpty)
        // What changes nothing is no edit.
        #expect(
            edits(
                try drive(
                    folder.file("same"),
                    [.setBeta1(0.5), .setRealLabel(0.9), .setStepRatio(.recipe), .setBatchSize(4)])
            ).isEmpty)
        for text in ["{}", #""6:1""#, #""1:0""#, #""2""#, #""1:1:1""#, #""1e0:1""#] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(StepRatio.self, from: Data(text.utf8)) }
        }
    }

    @Test func aBatchThatCannotBeFilledLeavesTheSize() throws {
        let folder = try TemporaryFolder()
        let source = FakeFaces(count: 40, broken: Set(10..<40))
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 6), source: source, folder: folder.file("run"),
            endsWhenDone: true)
        run.send(.setBatchSize(20))
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        let events = run.events.drain()
        #expect(Bench.steps(events).count == 6)
        #expect(edits(events).last?.after == RunSettings(batchSize: 4))
        #expect(events.contains { if case .notice(let notice) = $0 { notice.severity == .warning } else { false } })
    }

    @Test func editsAreJournaledAndToldAgain() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let commands: [RunCommand] = [
            .singleStep, .singleStep, .setBeta1(0.25), .singleStep, .setRealLabel(1), .singleStep,
        ]
        let made = edits(try drive(path, commands))
        #expect(made.map(\.step) == [2, 3])
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "settings" }.count == 2)
        let line = try #require(try Bench.lines(path + "/journal.jsonl").first { $0.contains(#""settings""#) })
        #expect(line.contains(#""step":2,"kind":"settings","beta1":0.25,"real_label":0.9,"step_ratio":"1:1""#))

        // After a resume, with one more by an option.
        let point = try ResumePoint.find(path)
        var options = RunOptions()
        options.stepRatio = StepRatio("2:1")
        let (configuration, remarks) = point.configuration(applying: options)
        #expect(remarks == ["--step-ratio 2:1 wins over the snapshot's 1:1"])
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), resume: point)
        run.send(.pause)
        run.start()
        let told = try Bench.events(of: run) { $0 == .phase(.paused) }
        let past = told.compactMap { if case .pastSettings(let edits) = $0 { edits } else { nil } }.first
        #expect(past?.prefix(2).map(\.self) == made)
        let resumed = RunSettings(beta1: 0.25, realLabel: 1, stepRatio: StepRatio("2:1") ?? .recipe, batchSize: 4)
        #expect(past?.last?.after == resumed)

        // And to whoever attaches.
        run.send(.setBeta1(0.125))
        _ = try Bench.events(of: run) { if case .settings = $0 { true } else { false } }
        let attached = try AttachedRun(folder: path)
        let events = try Bench.events(of: attached) { $0 == .phase(.paused) }
        let all = events.compactMap { if case .pastSettings(let edits) = $0 { edits } else { nil } }.first
        #expect(all?.map(\.step) == [2, 3, 4, 4])
        guard case .described(let description)? = events.first else { throw CancellationError() }
        #expect(description.settings?.beta1 == 0.125)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try Bench.kinds(path + "/journal.jsonl").filter { $0 == "settings" }.count == 4)

        // The snapshot of step 4 knows nothing of what came after it at the same step.
        let fresh = try ResumePoint.find(path)
        let fork = fresh.forked()
        let other = try TrainingRun(
            configuration: fork.configuration, source: FakeFaces(), resume: fork, folder: folder.file("fork"))
        let forked = other.events.drain().compactMap { if case .pastSettings(let edits) = $0 { edits } else { nil } }
        #expect(forked.first == made)
        other.send(.stop(saving: false))
        #expect(other.waitUntilEnded() == .stopped)
    }

    @Test func goingBackRestoresSettingsAndBatchSize() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let run = try TrainingRun(configuration: Bench.configuration(steps: 1000), source: FakeFaces(), folder: path)
        run.send(.pause)
        run.start()
        for command in Self.steps(3) { run.send(command) }
        run.send(.snapshot)
        _ = try Bench.events(of: run) { if case .snapshotSaved = $0 { true } else { false } }
        run.send(.setBatchSize(6))
        run.send(.setBeta1(0))
        for command in Self.steps(9) { run.send(command) }
        run.send(.goBack(snapshot: "step-0000003-kept.safetensors"))
        let events = try Bench.events(of: run) { if case .wentBack = $0 { true } else { false } }
        let sizes = events.compactMap { if case .described(let run) = $0 { run.batchSize } else { nil } }
        #expect(sizes == [6, 4])
        for command in Self.steps(2) { run.send(command) }
        run.send(.realFaces(count: 0))
        _ = try Bench.events(of: run) { if case .realFaces = $0 { true } else { false } }
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        try drive(folder.file("plain"), Self.steps(5))
        #expect(try snapshot(path, 5) == snapshot(folder.file("plain"), 5))
    }

    @Test func ratiosStandInARow() {
        let row = ["1:5", "1:4", "1:3", "1:2", "1:1", "2:1", "3:1", "4:1", "5:1"].map { StepRatio($0) }
        for (place, ratio) in row.enumerated() {
            for distance: Int in [-20, -9, -2, -1, 0, 1, 3, 20, .min, .max] {
                let target = min(max(Double(place) + Double(distance), 0), 8)
                let expected: StepRatio? = row[Int(target)]
                #expect(ratio?.advanced(by: distance) == expected)
            }
        }
        #expect(StepRatio("3:2")?.advanced(by: 1) == StepRatio("3:1"))
        #expect(StepRatio("3:2")?.advanced(by: -1) == StepRatio("2:2"))
        for text in ["", "1", "1:", ":1", "0:1", "1:6", "1:1:1", "a:b", "1.0:1", "-1:1"] {
            #expect(StepRatio(text) == nil, "\(text)")
        }
    }
}
