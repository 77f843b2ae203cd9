import Faces
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Runs that learn to restore.
@Suite struct RestoringRunTests {
    private func configuration(steps: Int = 8) throws -> RunConfiguration {
        var options = RunOptions()
        options.architecture = try #require(Architecture.restoring()).scalingChannels(by: 1.0 / 32)
        options.batchSize = 4
        options.seed = 3
        options.threads = 1
        options.steps = steps
        options.snapshotEvery = 4
        options.sampleEvery = 4
        return options.configuration(defaultData: "fake")
    }

    @Test("Such a run sees mirrored faces, holds some out, and has the restorer's rates")
    func recipe() throws {
        let configuration = try configuration()
        #expect(configuration.mirrors && configuration.holdsOut)
        #expect(configuration.hyperparameters == .restoring)
        #expect(configuration.damageKinds == DamageKind.allCases)
        var chosen = configuration
        chosen.damages = [.hole]
        #expect(chosen.damageKinds == [.hole])
    }

    @Test("Damages follow from the seed and the place in the run")
    func lessons() throws {
        let faces = try (0..<4).flatMap { try FakeFaces().face($0).pixels }
        let lessons = RestoringLessons(choice: DamageChoice(), seed: 1, side: 28)
        let first = lessons.damaged(faces, batch: 0)
        #expect(first.numbers.count == 4 * 28 * 28 * 4 && first.keepsKnown.count == 4)
        #expect(lessons.damaged(faces, batch: 0) == first)
        #expect(lessons.damaged(faces, batch: 1).numbers != first.numbers)
        #expect(RestoringLessons(choice: DamageChoice(), seed: 2, side: 28).damaged(faces, batch: 0) != first)
    }

    @Test("In two parts it comes to the same bits as in one; its rates fall to the end")
    func exactResume() throws {
        let folder = try TemporaryFolder()
        let configuration = try configuration()
        let events = try Bench.train(configuration, in: folder.file("whole"))
        let half = folder.file("whole/snapshots/step-0000004.safetensors")
        let whole = try SnapshotFile(path: folder.file("whole/snapshots/latest.safetensors"))
        #expect(try whole.state().step == 8)
        let point = try ResumePoint.find(half).forked()
        let rest = try TrainingRun(
            configuration: point.configuration(applying: Bench.options(steps: 8)).configuration, source: FakeFaces(),
            resume: point, folder: folder.file("parts"), endsWhenDone: true)
        _ = try Bench.finish(rest, commands: [])
        let parts = try SnapshotFile(path: folder.file("parts/snapshots/latest.safetensors"))
        #expect(parts.sha256 == whole.sha256)
        let rates = events.flatMap { event -> [Float] in
            if case .steps(let steps) = event { steps.map(\.generatorLearningRate) } else { [] }
        }
        #expect(rates.count == 8 && rates.first == 1e-3 && rates.prefix(5).allSatisfy { $0 == 1e-3 })
        #expect(zip(rates.dropFirst(4), rates.dropFirst(5)).allSatisfy { $0 > $1 } && rates.last == 2.5e-4)
    }

    @Test("People see damaged, restored and true faces that were held out; reports have their figures")
    func whatPeopleSee() throws {
        let folder = try TemporaryFolder()
        var heldOut = FakeFaces()
        heldOut.count = 5
        let run = try TrainingRun(
            configuration: try configuration(), source: FakeFaces(), heldOut: heldOut, folder: folder.file("run"))
        let walk = WalkRequest(corners: [0, 1], columns: 2, rows: 1, path: .straight, weights: .average)
        run.send(.pause)
        run.send(.preview(count: 7, weights: .raw))
        for command: RunCommand in [.walk(walk), .nearestFaces(count: 2)] {
            run.send(command)
        }
        run.start()
        var preview: Preview?
        var refusals = 0
        while preview == nil || refusals < 2 {
            for event in run.events.wait(seconds: 60) {
                if case .preview(let shown) = event { preview = shown }
                if case .notice(let notice) = event, notice.text.contains("makes no faces of its own") { refusals += 1 }
            }
            try #require(!run.events.isClosed)
        }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        let faces = try #require(preview).faces
        #expect(faces.count == 6 && faces.width == 28)
        let size = 28 * 28 * 3
        let truths = (0..<heldOut.count).compactMap { try? heldOut.face($0).pixels }
        for example in 0..<2 {
            let start = (3 * example + 2) * size
            #expect(truths.contains(Array(faces.pixels[start..<start + size])))
        }
    }

    @Test func decibels() throws {
        let black = FaceImage(side: 2, pixels: [UInt8](repeating: 0, count: 12))
        let grey = FaceImage(side: 2, pixels: [UInt8](repeating: 255, count: 12))
        #expect(RestorationMeasure.decibels(black, of: black) == RestorationMeasure.bestDecibels)
        #expect(RestorationMeasure.decibels(black, of: grey) == 0)
        let near = FaceImage(side: 2, pixels: [UInt8](repeating: 10, count: 12))
        // 20 log10 of 255 / 10.
        #expect(abs(RestorationMeasure.decibels(near, of: black) - 28.130_803_6) < 1e-6)
    }

    @Test("Each kind has its mean; a network that changes nothing leaves what was damaged")
    func measures() throws {
        let examples = RestoringExamples(16, of: FakeFaces(), kinds: DamageKind.allCases, seed: 4)
        #expect(examples.examples.count == 16)
        let same = examples.restored { numbers in
            stride(from: 0, to: numbers.count, by: 4).flatMap { numbers[$0..<$0 + 3] }
        }
        let measures = RestorationMeasure.measures(examples, same)
        #expect(measures.map(\.kind) == DamageKind.allCases)
        for measure in measures where ![.hole, .scratches, .mixture].contains(measure.kind) {
            #expect(abs(measure.restored - measure.damaged) < 0.1, "\(measure)")
        }
        let perfect = RestorationMeasure.measures(examples, examples.examples.map(\.face))
        #expect(perfect.allSatisfy { $0.restored == RestorationMeasure.bestDecibels })
    }
}
