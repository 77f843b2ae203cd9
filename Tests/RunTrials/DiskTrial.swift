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
        guard shell("mount", ["-t", "tmpfs", "-o", "size=2m", "gantop-trial", folder]) else {
            print("SKIPPED: this machine does not let us mount a small disk")
            return
        }
        defer { _ = shell("umount", [folder]) }
        var configuration = NarrowRun.configuration
        configuration.snapshotEvery = 1_000_000
        let run = try TrainingRun(configuration: configuration, source: NarrowRun.source, folder: folder + "/run")
        run.send(.pause)
        run.start()
        for _ in 0..<10 { run.send(.singleStep) }
        run.send(.snapshot)
        let first = try NarrowRun.waitForSnapshot(run)
        let digest = try SnapshotFile(path: first.path).sha256

        let ballast = folder + "/ballast"
        fill(ballast)
        for _ in 0..<20 { run.send(.singleStep) }
        run.send(.snapshot)
        let events = try waitForAlarm(run)
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

    /// Writes until the disk takes no more.
    private static func fill(_ path: String) {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        for size in [65536, 4096, 512, 1] {
            while (try? file.write(contentsOf: Data(count: size))) != nil {}
        }
    }

    private static func waitForAlarm(_ run: TrainingRun) throws -> String {
        while true {
            for event in run.events.wait(seconds: 60) {
                if case .notice(let notice) = event, notice.text.contains("snapshot") { return notice.text }
            }
            if run.events.isClosed { throw TrialFailure("the run ended") }
        }
    }

    private static func shell(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
