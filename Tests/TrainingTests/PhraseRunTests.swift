import Faces
import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Runs whose networks are told conditions.
@Suite(.timeLimit(.minutes(15))) struct PhraseRunTests {
    private func snapshot(_ run: String, _ step: Int) throws -> Data {
        try Bench.bytes(SnapshotFolder(path: run + "/snapshots").path(step: step, isKept: false))
    }

    private func resume(_ path: String, steps: Int, folder: String? = nil) throws {
        let point = try folder == nil ? ResumePoint.find(path) : ResumePoint.find(path).forked()
        let (configuration, _) = point.configuration(applying: Bench.options(steps: steps))
        #expect(configuration.phrases && configuration.mirrors)
        try Bench.trainPhrases(configuration, resume: point, folder: folder)
    }

    @Test(arguments: ["1:1", "2:1", "1:3"]) func partsAreTheWhole(_ ratio: String) throws {
        let folder = try TemporaryFolder()
        let (whole, parts, fork) = (folder.file("whole"), folder.file("parts"), folder.file("fork"))
        var configuration = Bench.phrases(steps: 110)
        configuration.hyperparameters.stepRatio = try #require(StepRatio(ratio))
        try Bench.trainPhrases(configuration, folder: whole)
        configuration.steps = 7
        configuration.threads = 2
        let phrase = PhraseRequest(said: [1, -1, 0], count: 2, realCount: 1)
        try Bench.trainPhrases(configuration, folder: parts, commands: [.phrase(phrase), .pause, .resume])
        try resume(parts, steps: 61)
        try resume(parts, steps: 110, folder: fork)
        try resume(parts, steps: 110)
        #expect(try snapshot(parts, 110) == snapshot(whole, 110))
        #expect(try snapshot(fork, 110) == snapshot(whole, 110))
        let measures = try Bench.lines(whole + "/conditions.csv")
        #expect(measures.count == 3)
        #expect(try Bench.lines(parts + "/conditions.csv") == measures)
        #expect(try Bench.lines(fork + "/conditions.csv") == measures)
    }

    /// What is told matters: other conditions, another run.
    @Test func conditionsAreLearnt() throws {
        let folder = try TemporaryFolder()
        try Bench.trainPhrases(Bench.phrases(steps: 2), folder: folder.file("one"))
        let file = try SnapshotFile(
            path: SnapshotFolder(path: folder.file("one") + "/snapshots").path(step: 2, isKept: false))
        let table = try #require(try file.state().conditions)
        #expect(table.names == Bench.conditions.names)
        #expect(!table.isVocabulary)
        #expect(table.rowCount == Bench.conditions.knownFaces.count)
        #expect(file.shape(of: "generator.dense.weight") == [16, 8])
        #expect(file.shape(of: "discriminator.head.weight") == [3, 4])
        let generator = try file.generator(.raw)
        let latents = LatentVectors.fixed(seed: 1, count: 1, size: 5)
        let said = [[1, -1, 0], [-1, -1, 0]].map { generator.generate(latents: latents, conditions: $0) }
        #expect(said[0] != said[1])
    }

    @Test func goingBackTakesMeasuresAside() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.trainPhrases(Bench.phrases(steps: 60), folder: path)
        try resume(path, steps: 120)
        try resume(path + "/snapshots/step-0000060.safetensors", steps: 60)
        func steps(_ file: String) throws -> [Int] {
            try Bench.lines(file).compactMap { ConditionMeasureTable.measure($0)?.step }
        }
        #expect(try steps(path + "/conditions.csv") == [50])
        #expect(try steps(path + "/conditions.csv.after-0000060") == [100])
    }

    @Test func phrasesAreAnswered() throws {
        let folder = try TemporaryFolder()
        let run = try Bench.phraseRun(Bench.phrases(steps: 3), folder: folder.file("run"), endsWhenDone: false)
        run.start()
        let request = PhraseRequest(said: [1, 0, 0], count: 3, realCount: 4)
        run.send(.phrase(request))
        var answer: PhraseFaces?
        var matches: PhraseMatches?
        _ = try Bench.events(of: run) { event in
            if case .phraseFaces(let faces) = event { answer = faces }
            if case .phraseMatches(let real) = event { matches = real }
            return answer != nil && matches != nil
        }
        let size = FaceImages.none.pixels.count + 28 * 28 * 3
        #expect(answer?.request == request)
        #expect(answer?.faces.count == 3 && answer?.faces.pixels.count == 3 * size)
        #expect(answer?.plain.count == 3)
        let agreeing = Bench.conditions.faces(agreeingWith: [1, 0, 0])
        #expect(matches?.said == [1, 0, 0] && matches?.count == agreeing.count && matches?.faces.count == 4)

        run.send(.phrase(PhraseRequest(said: [0, 0, 0], count: 2, sweep: 1, columns: 5)))
        var swept: PhraseFaces?
        _ = try Bench.events(of: run) { event in
            if case .phraseFaces(let faces) = event, faces.request.sweep == 1 { swept = faces }
            return swept != nil
        }
        #expect(swept?.faces.count == 10 && swept?.plain.count == 2)
        run.send(.stop(saving: false))
        _ = run.waitUntilEnded()
    }

    @Test(arguments: [
        PhraseRequest(said: [1, 0], count: 1), PhraseRequest(said: [2, 0, 0], count: 1),
        PhraseRequest(said: [0, 0, 0], count: 0), PhraseRequest(said: [0, 0, 0], count: 129),
        PhraseRequest(said: [0, 0, 0], count: 1, sweep: 3, columns: 9),
        PhraseRequest(said: [0, 0, 0], count: 1, sweep: 1, columns: 1),
        PhraseRequest(said: [0, 0, 0], count: 1, columns: 4),
        PhraseRequest(said: [0, 0, 0], count: 1, realCount: -1),
    ])
    func requestsThatMakeNoSenseAreRefused(_ request: PhraseRequest) throws {
        #expect(!request.isSane(conditions: 3))
        let folder = try TemporaryFolder()
        let events = try Bench.trainPhrases(
            Bench.phrases(steps: 1), folder: folder.file("run"), commands: [.phrase(request)])
        #expect(events.contains { if case .notice(let notice) = $0 { notice.severity == .warning } else { false } })
        #expect(!events.contains { if case .phraseFaces = $0 { true } else { false } })
    }

    @Test func aRunThatIsToldNothingSaysSo() throws {
        let folder = try TemporaryFolder()
        let events = try Bench.train(
            Bench.configuration(steps: 1), in: folder.file("run"),
            commands: [.phrase(PhraseRequest(said: [1], count: 1))])
        let text = "this run's networks are told nothing: gantop train --phrases starts one"
        #expect(events.contains(.notice(Notice(severity: .warning, text: text))))
        #expect(!FileManager.default.fileExists(atPath: folder.file("run") + "/conditions.csv"))
    }

    @Test func sweepsGoFromEndToEnd() {
        let sweep = ConditionSweep(1, columns: 5)
        #expect((0..<5).map(sweep.value) == [-1, -0.5, 0, 0.5, 1])
        #expect(
            ConditionSweep(0, columns: 2).told([0.25, 7, 0.5, 8], count: 2)
                == [-1, 7, 1, 7, -1, 8, 1, 8].map { abs($0) == 1 ? $0 * ConditionRows.emphasis : $0 })
    }

    @Test func rowsOfMeasuresComeBack() {
        let measure = ConditionMeasure(step: 50, condition: 3, faceCount: 32, asked: 0.90625, opposite: 0.03125)
        #expect(ConditionMeasureTable.measure(ConditionMeasureTable.row(measure, name: "odd, name\nof two")) == measure)
        for row in [
            ConditionMeasureTable.header, "", "50,3,32,0.5,nan,x", "50,3,32,0.5,1.5,x", "0,3,32,0.5,0.5,x",
            "50,3,0,0.5,0.5,x", "50,-1,32,0.5,0.5,x", "50,3,32,0.5,0.5",
        ] { #expect(ConditionMeasureTable.measure(row) == nil, "\(row)") }
    }
}
