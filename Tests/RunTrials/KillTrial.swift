import Foundation
import Networks
import Snapshots

@testable import Training

/// Kills a run that snapshots as often as it can, at random moments. Each time its latest snapshot must be whole and
/// hold the very state that an undisturbed run has at that step.
enum KillTrial {
    static func run(kills: Int) throws {
        print("an undisturbed run of \(NarrowRun.length) steps ...")
        let reference = try NarrowRun.reference()
        var random = SeededRandom(seed: UInt64(kills))
        var folder = try Scratch.folder("kill-0")
        defer { Scratch.remove(folder) }
        var killed = 0
        var runs = 1
        var withoutSnapshot = 0
        var worstSteps = 0
        var worstSeconds = 0.0
        while killed < kills {
            // From before the first step to beyond a run's usual end.
            let delay = Double(random.nextUnit()) * 0.5 + 0.01
            if try child(folder, killedAfter: delay) {
                killed += 1
                guard let step = try check(folder, reference.digests) else {
                    withoutSnapshot += 1
                    Scratch.remove(folder)
                    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                    continue
                }
                let (steps, seconds) = lostWork(folder, since: step)
                worstSteps = max(worstSteps, steps)
                worstSeconds = max(worstSeconds, seconds)
                continue
            }
            // It came to its end before the kill: all of it must be as if nothing had happened.
            guard try check(folder, reference.digests) == NarrowRun.length else {
                throw TrialFailure("\(folder): the run's end is not saved")
            }
            guard try NarrowRun.rows(in: folder) == reference.rows else {
                throw TrialFailure("\(folder): metrics.csv has a gap, a double row or another number")
            }
            Scratch.remove(folder)
            folder = try Scratch.folder("kill-\(runs)")
            runs += 1
        }
        print(
            "\(killed) kills in \(runs) runs: 0 losses; \(withoutSnapshot) came before the first snapshot; worst work lost "
                + "\(worstSteps) steps, \(String(format: "%.2f", worstSeconds)) s")
    }

    /// Runs a child and kills it after so many seconds; returns false if it had ended by itself.
    private static func child(_ folder: String, killedAfter delay: Double) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["child", folder]
        try process.run()
        Thread.sleep(forTimeInterval: delay)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal, process.terminationStatus == SIGKILL { return true }
        guard process.terminationStatus == 0 else {
            throw TrialFailure("\(folder): a resumed run failed with status \(process.terminationStatus)")
        }
        return false
    }

    /// The step of the latest snapshot, which must be whole and the undisturbed run's; nil if there is none yet.
    private static func check(_ folder: String, _ digests: [Int: String]) throws -> Int? {
        let latest = folder + "/snapshots/latest.safetensors"
        guard FileSystem.status(latest) != nil else {
            guard FileSystem.destination(ofLink: latest) == nil else { throw TrialFailure("\(latest) names nothing") }
            return nil
        }
        let file = try SnapshotFile(path: latest)
        let step = try file.state().step
        guard file.sha256 == digests[step] else {
            throw TrialFailure("\(latest): step \(step) is another state than the undisturbed run's")
        }
        return step
    }

    /// Steps and seconds that the last row of the metrics is beyond the latest snapshot.
    private static func lostWork(_ folder: String, since step: Int) -> (steps: Int, seconds: Double) {
        guard let text = try? String(contentsOfFile: folder + "/metrics.csv", encoding: .utf8) else { return (0, 0) }
        let rows = text.split(separator: "\n").compactMap { MetricsTable.metrics($0) }.filter { $0.step > step }
        return (rows.count, rows.reduce(0) { $0 + $1.seconds + $1.waitSeconds })
    }
}
