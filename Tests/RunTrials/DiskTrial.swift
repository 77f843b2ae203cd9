import Foundation
import RunEvents
import Snapshots

@testable import Training

/// Trains on a disk that fills up. Training must go on, nothing that was saved may suffer, and all must be whole once
/// there is room again.
enum DiskTrial {
    static func run() throws {
        let folder = try Scratch.folder("disk")
        defer { Scratch.remove(folder) }
        guard Scratch.shell("mount", ["-t", "tmpfs", "-o", "size=2m", "gantop-trial", folder]) else {
            print("SKIPPED: this machine does not let us mount a small disk")
            return
        }
        defer { _ = Scratch.unmount(folder) }
        try save(below: folder)
        try goBack(below: folder)
    }

    /// Saving meets a full disk.
    private static func save(below folder: String) throws {
        let (run, first) = try begin(folder + "/run")
        let digest = try SnapshotFile(path: first.path).sha256

        let ballast = folder + "/ballast"
        fill(ballast)
        for _ in 0..<20 { run.send(.singleStep) }
        run.send(.snapshot)
        let events = try waitForNotice(run, "snapshot")
        print("full: \(events)")
        guard try SnapshotFile(path: folder + "/run/snapshots/latest.safetensors").sha256 == digest else {
            throw TrialFailure("the snapshot from before suffered")
        }
        try FileManager.default.removeItem(atPath: ballast)
        run.send(.singleStep)
        run.send(.snapshot)
        let saved = try NarrowRun.waitForSnapshot(run)
        guard saved.step == 31 else { throw TrialFailure("training stood still: step \(saved.step)") }
        run.send(.stop(saving: true))
        guard run.waitUntilEnded() == .stopped else { throw TrialFailure("the run failed") }
        let steps = try NarrowRun.rows(in: folder + "/run").compactMap { MetricsTable.step(ofRow: $0) }
        guard steps == Array(1...31) else { throw TrialFailure("metrics.csv lost rows: \(steps)") }
        print("a full disk cost nothing: \(steps.count) rows, latest snapshot at step \(saved.step)")
    }

    /// Going back meets a full disk: it waits, and happens once there is room.
    private static func goBack(below folder: String) throws {
        let (run, first) = try begin(folder + "/back")
        for _ in 0..<20 { run.send(.singleStep) }
        run.send(.snapshot)
        let second = try NarrowRun.waitForSnapshot(run)
        for _ in 0..<60 { run.send(.singleStep) }
        let ballast = folder + "/ballast"
        fill(ballast)
        run.send(.goBack(snapshot: PathText.name(of: first.path)))
        let text = try waitForNotice(run, "going back to step 10 waits")
        print("full: \(text)")
        guard try SnapshotFile(path: folder + "/back/snapshots/latest.safetensors").state().step == second.step else {
            throw TrialFailure("a going back that failed has changed the latest snapshot")
        }
        try FileManager.default.removeItem(atPath: ballast)
        run.send(.snapshot)
        while !run.events.wait(seconds: 60).contains(where: { if case .wentBack = $0 { true } else { false } }) {
            if run.events.isClosed { throw TrialFailure("the run ended") }
        }
        run.send(.singleStep)
        run.send(.stop(saving: true))
        guard run.waitUntilEnded() == .stopped else { throw TrialFailure("the run failed") }
        let steps = try NarrowRun.rows(in: folder + "/back").compactMap { MetricsTable.step(ofRow: $0) }
        guard steps == Array(1...11) else { throw TrialFailure("metrics.csv after going back: \(steps)") }
        print("going back waited for room: \(steps.count) rows")
    }

    /// A run that saves when asked only, and its snapshot of step 10.
    static func begin(_ path: String) throws -> (run: TrainingRun, first: SavedSnapshot) {
        var configuration = NarrowRun.configuration
        configuration.snapshotEvery = 1_000_000
        let run = try TrainingRun(configuration: configuration, source: NarrowRun.source, folder: path)
        run.send(.pause)
        run.start()
        for _ in 0..<10 { run.send(.singleStep) }
        run.send(.snapshot)
        return (run, try NarrowRun.waitForSnapshot(run))
    }

    /// Writes until the disk takes no more.
    private static func fill(_ path: String) {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        for size in [65536, 4096, 512, 1] {
            while (try? file.write(contentsOf: Data(count: size))) != nil {}
        }
    }

    /// Waits for a notice that holds these words.
    static func waitForNotice(_ run: TrainingRun, _ words: String) throws -> String {
        while true {
            for event in run.events.wait(seconds: 60) {
                if case .notice(let notice) = event, notice.text.contains(words) { return notice.text }
            }
            if run.events.isClosed { throw TrialFailure("the run ended") }
        }
    }
}
