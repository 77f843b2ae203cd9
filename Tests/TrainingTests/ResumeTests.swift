import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct ResumeTests {
    private func snapshot(_ run: String, _ step: Int) throws -> Data {
        try Bench.bytes(SnapshotFolder(path: run + "/snapshots").path(step: step, isKept: false))
    }

    @Test func twoHalvesAreTheWhole() throws {
        let folder = try TemporaryFolder()
        let whole = folder.file("whole")
        let halves = folder.file("halves")
        let parts = folder.file("parts")
        try Bench.train(Bench.configuration(steps: 40), in: whole)
        try Bench.train(Bench.configuration(steps: 20), in: halves)
        let resumed = try Bench.resume(halves, options: Bench.options(steps: 40))
        #expect(try snapshot(halves, 40) == snapshot(whole, 40))
        #expect(Bench.steps(resumed).map(\.step) == Array(21...40))
        let history = resumed.compactMap { if case .history(let steps) = $0 { steps } else { nil } }.first
        #expect(history?.map(\.step) == Array(1...20))

        // Three parts with other threads and other unasked-for work between the steps.
        var configuration = Bench.configuration(steps: 7)
        configuration.threads = 2
        configuration.snapshotEvery = 3
        try Bench.train(configuration, in: parts, commands: [.preview(count: 9, weights: .raw), .pause, .resume])
        try Bench.resume(parts + "/snapshots", options: Bench.options(steps: 29))
        try Bench.resume(parts + "/snapshots/latest.safetensors", options: Bench.options(steps: 40))
        #expect(try snapshot(parts, 40) == snapshot(whole, 40))
        #expect(try rows(parts) == rows(whole))
        #expect(try rows(halves) == rows(whole))
    }

    /// The rows of the metrics without the seconds.
    private func rows(_ run: String) throws -> [String] {
        try Bench.lines(run + "/metrics.csv").map { line in
            line.split(separator: ",").dropLast(2).joined(separator: ",")
        }
    }

    @Test func otherSeedsAreOtherRuns() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 2), in: folder.file("one"))
        try Bench.train(Bench.configuration(steps: 2, seed: 2), in: folder.file("two"))
        #expect(try snapshot(folder.file("one"), 2) != snapshot(folder.file("two"), 2))
    }

    @Test func editsBelongToTheState() throws {
        let folder = try TemporaryFolder()
        let edits: [RunCommand] = [.setLearningRate(.generator, rate: 0.01), .newFaces(seed: 5)]
        try Bench.train(Bench.configuration(steps: 12), in: folder.file("whole"), commands: edits)
        try Bench.train(Bench.configuration(steps: 5), in: folder.file("parts"), commands: edits)
        let events = try Bench.resume(folder.file("parts"), options: Bench.options(steps: 12))
        #expect(try snapshot(folder.file("parts"), 12) == snapshot(folder.file("whole"), 12))
        #expect(Bench.steps(events).allSatisfy { $0.generatorLearningRate == 0.01 })
    }

    @Test func goingBackMovesTheRestAside() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 10), in: path)
        try Bench.resume(path, options: Bench.options(steps: 20))
        let first = try snapshot(path, 20)
        let events = try Bench.resume(
            path + "/snapshots/step-0000010.safetensors", options: Bench.options(steps: 20))
        let remark = Notice(
            severity: .information, text: "1 later snapshot moved to \(path)/snapshots.after-0000010")
        #expect(events.contains(.notice(remark)))
        #expect(try snapshot(path, 20) == first)
        #expect(try Bench.lines(path + "/metrics.csv").count == 21)
        #expect(
            try Bench.lines(path + "/metrics.csv.after-0000010").compactMap { MetricsTable.step(ofRow: $0) }
                == Array(11...20))
        #expect(try Bench.bytes(path + "/snapshots.after-0000010/step-0000020.safetensors") == first)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path + "/samples.after-0000010") == [
                "step-0000020.png"
            ])
        #expect(
            try Bench.kinds(path + "/journal.jsonl").filter { $0 == "resumed" || $0 == "report" }
                == ["report", "resumed", "resumed", "report"])
        #expect(
            try Bench.kinds(path + "/journal.jsonl.after-0000010") == ["report", "snapshot", "finished", "stopped"])
    }

    @Test func aTornRowIsNoRow() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 5), in: path)
        let file = try #require(FileHandle(forWritingAtPath: path + "/metrics.csv"))
        try file.seekToEnd()
        try file.write(contentsOf: Data("6,1,0.5".utf8))
        try file.close()
        try Bench.resume(path, options: Bench.options(steps: 8))
        #expect(
            try Bench.lines(path + "/metrics.csv").dropFirst().compactMap { MetricsTable.step(ofRow: $0) }
                == Array(1...8))
    }

    @Test func aDamagedLatestGivesWayToTheOneBefore() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 4), in: path)
        try Bench.resume(path, options: Bench.options(steps: 6))
        var bytes = try snapshot(path, 6)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(filePath: path + "/snapshots/step-0000006.safetensors"))
        let point = try ResumePoint.find(path)
        #expect(point.state.step == 4)
        #expect(point.remarks.count == 1)
        #expect(point.remarks.first?.contains("is damaged") == true)
        #expect(throws: RunError.self) { try ResumePoint.find(path + "/snapshots/step-0000006.safetensors") }
    }

    @Test func aSnapshotByNameGoesOnWithoutAConfiguration() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 4), in: folder.file("whole"))
        try Bench.train(Bench.configuration(steps: 2), in: path)
        try folder.write(Array("{".utf8), "run/config.json")
        #expect(throws: RunError.self) { try ResumePoint.find(path) }
        let name = path + "/snapshots/step-0000002.safetensors"
        #expect(try ResumePoint.find(name).remarks.first?.contains("config.json") == true)
        try Bench.resume(name, options: Bench.options(steps: 4))
        #expect(try snapshot(path, 4) == snapshot(folder.file("whole"), 4))
        #expect(try folder.bytes("run/config.json.bad") == Array("{".utf8))
        #expect(try ResumePoint.find(path).configuration.steps == 4)
    }

    @Test func aSnapshotAloneGoesOnInANewFolder() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 4), in: folder.file("whole"))
        try Bench.train(Bench.configuration(steps: 2), in: folder.file("run"))
        try FileManager.default.moveItem(
            atPath: folder.file("run/snapshots/step-0000002.safetensors"), toPath: folder.file("mine.safetensors"))
        let events = try Bench.resume(
            folder.file("mine.safetensors"), options: Bench.options(steps: 4), newFolder: folder.file("new"))
        #expect(try snapshot(folder.file("new"), 4) == snapshot(folder.file("whole"), 4))
        let history = events.compactMap { if case .history(let steps) = $0 { steps } else { nil } }.first
        #expect(history?.map(\.step) == [1, 2])
    }

    @Test func theNewestRunIsTheOneSavedLast() throws {
        let folder = try TemporaryFolder()
        for name in ["b", "c", "a"] {
            try Bench.train(Bench.configuration(steps: 1), in: folder.file("runs/\(name)"))
        }
        try FileManager.default.createDirectory(atPath: folder.file("runs/z"), withIntermediateDirectories: true)
        #expect(try ResumePoint.find(nil, runs: folder.file("runs")).folder == folder.file("runs/a"))
        #expect(throws: RunError.noRuns(folder: folder.file("none"))) {
            try ResumePoint.find(nil, runs: folder.file("none"))
        }
        #expect(throws: RunError.noSnapshot(folder: folder.file("runs/z"))) {
            try ResumePoint.find(folder.file("runs/z"))
        }
    }

    @Test(arguments: [4, 3])
    func aRunThatIsDoneSaysSo(steps: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 4), in: path)
        let events = try Bench.resume(path, options: Bench.options(steps: steps))
        #expect(Bench.steps(events).isEmpty)
        let notices = events.compactMap { if case .notice(let notice) = $0 { notice.text } else { nil } }
        #expect(notices == ["all \(steps) steps are done; give --steps or --epochs for more"])
        #expect(try ResumePoint.find(path).configuration.steps == 4)
    }

    @Test func whatWinsIsSaid() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 1), in: folder.file("run"))
        let point = try ResumePoint.find(folder.file("run"))
        #expect(point.configuration(applying: RunOptions()).remarks.isEmpty)
        var options = RunOptions()
        options.seed = 1
        options.batchSize = 4
        options.learningRate = 2e-4
        #expect(point.configuration(applying: options).remarks.isEmpty)
        options.seed = 2
        options.batchSize = 8
        options.learningRate = 1e-3
        let (configuration, remarks) = point.configuration(applying: options)
        #expect(configuration.seed == 1)
        #expect(configuration.batchSize == 8)
        #expect(configuration.hyperparameters.generatorLearningRate == 1e-3)
        #expect(remarks.count == 3)
        var faces = RunOptions()
        faces.mirrors = false
        #expect(point.configuration(applying: faces).remarks.isEmpty)
        faces.mirrors = true
        faces.holdsOut = true
        #expect(
            point.configuration(applying: faces).remarks == [
                "faces are mirrored from now on",
                "one face in ten is held out from now on, after it may have been trained on",
            ])
    }

    @Test func otherFacesBeginTheNextEpoch() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 2), in: folder.file("run"))
        let events = try Bench.resume(
            folder.file("run"), options: Bench.options(steps: 3), source: FakeFaces(count: 5))
        #expect(Bench.steps(events).map(\.epoch) == [2])
    }
}
