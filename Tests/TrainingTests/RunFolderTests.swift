import Faces
import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct RunFolderTests {
    @Test func configurationsComeBack() throws {
        var configuration = Bench.configuration(steps: 7, seed: .max)
        configuration.facts = RunFacts(of: FakeFaces())
        configuration.onDivergence = .rollback
        let text = try JSONEncoder().encode(configuration)
        #expect(try JSONDecoder().decode(RunConfiguration.self, from: text) == configuration)
    }

    @Test func whatIsMissingGetsItsDefault() throws {
        let text = Data(#"{"data":"synthetic","seed":3,"unknown":{"a":[1]}}"#.utf8)
        var expected = RunConfiguration(data: "synthetic", seed: 3)
        expected.processor = ""
        #expect(try JSONDecoder().decode(RunConfiguration.self, from: text) == expected)
    }

    @Test(arguments: [
        "", "{", "[]", #"{"seed":1}"#, #"{"data":1,"seed":1}"#, #"{"data":"a","seed":-1}"#,
        #"{"data":"a","seed":1,"batchSize":0}"#, #"{"data":"a","seed":1,"batchSize":1e99}"#,
        #"{"data":"a","seed":1,"threads":1000000000}"#, #"{"data":"a","seed":1,"sampleCount":99999999}"#,
        #"{"data":"a","seed":1,"snapshotSeconds":-1}"#, #"{"data":"a","seed":1,"onDivergence":"never"}"#,
        #"{"data":"a","seed":1,"architecture":{"latentSize":0,"generatorChannels":[1,1,1],"discriminatorChannels":[1,1,1]}}"#,
        #"{"data":"a","seed":1,"architecture":{"latentSize":1,"generatorChannels":[1,1],"discriminatorChannels":[1,1,1]}}"#,
    ])
    func whatMakesNoSenseIsRefused(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(text.utf8), "config.json")
        let error = #expect(throws: RunError.self) { try RunFolder.configuration(in: folder.path) }
        guard case .badConfiguration(let path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == folder.file("config.json"))
    }

    @Test func runsAreListedTheNewestFirst() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 2), in: folder.file("b"))
        try Bench.train(Bench.configuration(steps: 3), in: folder.file("a"))
        try FileManager.default.createDirectory(atPath: folder.file("c"), withIntermediateDirectories: false)
        let runs = try RunList.runs(in: folder.path)
        #expect(runs.map(\.path) == [folder.file("a"), folder.file("b")])
        #expect(runs.map(\.snapshotStep) == [3, 2])
        #expect(runs.map(\.lastStep?.step) == [3, 2])
        #expect(runs.allSatisfy { !$0.isInUse && $0.size > 1000 })
        try RunList.remove(runs[1])
        #expect(try RunList.runs(in: folder.path).map(\.path) == [folder.file("a")])
        #expect(try RunList.runs(in: folder.file("none")).isEmpty)
    }

    @Test func aRunWithoutSnapshotGivesWayToANewOne() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        for _ in 0..<2 {
            let run = try TrainingRun(
                configuration: Bench.configuration(steps: 12), source: FakeFaces(), folder: path, endsWhenDone: true)
            run.send(.pause)
            run.start()
            for _ in 0..<10 { run.send(.singleStep) }
            run.send(.stop(saving: false))
            #expect(run.waitUntilEnded() == .stopped)
        }
        #expect(throws: RunError.noSnapshot(folder: path)) { try ResumePoint.find(path) }
        try Bench.train(Bench.configuration(steps: 3), in: path)
        #expect(try Bench.lines(path + "/metrics.csv").count == 4)
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        for name in ["config.json", "metrics.csv", "journal.jsonl", "samples"] {
            #expect(names.contains(name + ".before") && names.contains(name + ".before-2"))
        }
        #expect(try Bench.lines(path + "/metrics.csv.before").count == 11)
        #expect(throws: RunError.holdsRun(folder: path)) {
            try TrainingRun(configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: path)
        }
    }

    @Test func theListTellsHowRunsEnded() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 2), in: path)
        #expect(RunList.run(at: path)?.ending == .done)
        let point = try ResumePoint.find(path)
        let (configuration, _) = point.configuration(applying: Bench.options(steps: 9))
        let run = try TrainingRun(configuration: configuration, source: FakeFaces(), resume: point)
        #expect(RunList.run(at: path)?.ending == nil)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(RunList.run(at: path)?.ending == .stopped)
        let journal = try FileHandle(forWritingTo: URL(filePath: path + "/journal.jsonl"))
        try journal.seekToEnd()
        try journal.write(
            contentsOf: Data(
                """
                {"step":2,"kind":"failed"}
                {"step":2,"kind":"resumed"}
                {"st
                """.utf8))
        #expect(RunList.run(at: path)?.ending == nil, "what no end follows was cut off")
        #expect(RunList.run(at: folder.path) == nil)
    }

    @Test(arguments: [
        "thesis.tex", "best.png", "filmnotes.txt", "samples-for-talk", "config.json~", "samples/for-talk.png",
        "snapshots/best.safetensors", "film/notes.txt", "samples.after-0000001/mine.png",
    ])
    func aFolderWithOtherThingsInItIsNotRemoved(name: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 1), in: path)
        let file = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: file)
        let record = try #require(RunList.run(at: path))
        #expect(throws: RunError.holdsOthers(folder: path, name: name)) { try RunList.remove(record) }
        #expect(FileManager.default.fileExists(atPath: path + "/config.json"))
    }

    @Test func allThatARunMayLeaveIsRemovedWithIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 1), in: path)
        let left = [
            "config.json.bad", "config.json.before-2", "diversity.csv.after-0000400", "film.after-0000400",
            "samples.before", "snapshots.after-0000400-2", "socket", "events.out.tfevents.1.gantop.2",
            ".metrics.csv.12-3.partial", "errors.txt", "samples/faces-0000001-averaged-2.png",
            "samples/training-0000001.png", "snapshots/step-0000001-kept-My.best_1.safetensors",
        ]
        for name in left { try Data().write(to: URL(filePath: path + "/" + name)) }
        try RunList.remove(try #require(RunList.run(at: path)))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aRunInUseIsNotRemoved() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: folder.file("run"))
        let record = try #require(try RunList.runs(in: folder.path).first)
        #expect(record.isInUse)
        #expect(throws: RunError.inUse(folder: folder.file("run"))) { try RunList.remove(record) }
        #expect(throws: RunError.inUse(folder: folder.file("run"))) { try ResumePoint.find(folder.file("run")) }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func sourcesAreKnownByTheirNames() {
        #expect(RunFacts(of: FakeFaces()) == RunFacts(of: FakeFaces()))
        #expect(
            RunFacts(of: FakeFaces(count: 36)).sourceFingerprint != RunFacts(of: FakeFaces()).sourceFingerprint)
    }

    @Test func tooFewFacesLeaveNoFolder() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RunError.self) {
            try TrainingRun(
                configuration: Bench.configuration(steps: 1), source: FakeFaces(count: 1), folder: folder.file("run"))
        }
        #expect(try folder.names().isEmpty)
    }

    @Test func tensorBoardGetsItsEvents() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 10)
        configuration.writesTensorBoard = true
        try Bench.train(configuration, in: folder.file("run"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("run"))
        let name = try #require(names.first { $0.contains("tfevents") })
        let bytes = [UInt8](try Bench.bytes(folder.file("run/" + name)))
        var records = 0
        var place = 0
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
            place += 16 + length
            records += 1
        }
        #expect(place == bytes.count)
        // Version, restart, ten steps and a picture.
        #expect(records == 13)
    }
}

/// The faces that people train on, in narrow networks.
@Suite(.timeLimit(.minutes(15))) struct RealSourceTests {
    private static let celebA = "../shared/data/celeba-8000.zip"

    @Test func syntheticHalvesAreTheWhole() throws {
        try halvesAreTheWhole(SyntheticFaceSource(seed: 5, count: 30, side: 28))
    }

    @Test func mirroredHalvesAreTheWhole() throws {
        let faces = SyntheticFaceSource(seed: 5, count: 30, side: 28)
        let mirrored = try halvesAreTheWhole(faces, mirrors: true)
        #expect(try halvesAreTheWhole(faces) != mirrored)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: celebA), "needs ../shared/data"))
    func celebAHalvesAreTheWhole() throws {
        try halvesAreTheWhole(try FaceSources.open(path: Self.celebA, seed: 5, side: 28))
    }

    @discardableResult
    private func halvesAreTheWhole(_ source: any FaceSource, mirrors: Bool = false) throws -> Data {
        let folder = try TemporaryFolder()
        func train(_ path: String, to steps: Int, resume: ResumePoint?) throws {
            var configuration = Bench.configuration(steps: steps)
            configuration.mirrors = mirrors
            if let resume { configuration = resume.configuration(applying: Bench.options(steps: steps)).configuration }
            let run = try TrainingRun(
                configuration: configuration, source: source, resume: resume, folder: folder.file(path),
                endsWhenDone: true)
            run.start()
            #expect(run.waitUntilEnded() == .stopped)
        }
        try train("whole", to: 12, resume: nil)
        try train("halves", to: 6, resume: nil)
        try train("halves", to: 12, resume: try ResumePoint.find(folder.file("halves")))
        let name = "/snapshots/step-0000012.safetensors"
        let whole = try Bench.bytes(folder.file("whole") + name)
        #expect(try Bench.bytes(folder.file("halves") + name) == whole)
        return whole
    }
}
