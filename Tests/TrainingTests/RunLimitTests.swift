import Foundation
import Glibc
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// What cannot work at a run's end is said at its beginning.
@Suite struct RunLimitTests {
    private static let megabyte = 1_000_000

    private func need(snapshot: Int = 20, log: Int = 1, total: Int = 150) -> DiskNeed {
        DiskNeed(
            snapshotBytes: snapshot * Self.megabyte, logBytes: log * Self.megabyte, totalBytes: total * Self.megabyte)
    }

    @Test("Limits below one snapshot, or below the files that a run opens, refuse it in a line")
    func limits() throws {
        let folder = try TemporaryFolder()
        var limits = ProcessLimits(fileSize: 10 * Self.megabyte)
        let fileSize = #expect(throws: RunLimit.self) {
            try RunLimit.check(need(), threads: 2, at: folder.path, limits: limits)
        }
        #expect(
            fileSize?.description
                == "a snapshot of this run takes 20 MB, and ulimit -f allows files of 10 MB: raise it, or train narrower "
                + "networks by --channels")
        limits = ProcessLimits(openFiles: 20)
        let openFiles = #expect(throws: RunLimit.self) {
            try RunLimit.check(need(), threads: 2, at: folder.path, limits: limits)
        }
        #expect(openFiles?.description.contains("up to 64 files and sockets at once, and ulimit -n allows 20") == true)
        #expect(try RunLimit.check(need(), threads: 2, at: folder.path, limits: ProcessLimits()) == nil)
    }

    @Test("Too few threads refuse it; those that were tried are gone")
    func threads() throws {
        let folder = try TemporaryFolder()
        let refusal = #expect(throws: RunLimit.self) {
            try RunLimit.check(need(), threads: 2, at: folder.path, limits: ProcessLimits()) { $0 - 20 }
        }
        #expect(refusal?.description.hasPrefix("this run takes up to 26 threads, and only 6 may be had") == true)
        #expect(ThreadRoom.available(40) == 40 && ThreadRoom.available(0) == 0)
    }

    @Test("A disk that does not take one snapshot refuses the run; how much it takes is said")
    func disk() throws {
        let folder = try TemporaryFolder()
        let enormous = DiskNeed(snapshotBytes: 1 << 60, logBytes: 1, totalBytes: 1 << 60)
        let refusal = #expect(throws: RunLimit.self) {
            try RunLimit.check(enormous, threads: 2, at: folder.file("run"), limits: ProcessLimits())
        }
        #expect(
            refusal?.description.hasPrefix(
                "\(folder.path) has no room for one snapshot of this run, which takes 1152921504.6 GB (") == true)
        #expect(try FileSystem.names(in: folder.path).isEmpty)
    }

    @Test("What is short on the way is a warning with both figures")
    func warnings() {
        #expect(RunLimit.warning(need(), path: "runs", free: nil, largestFile: nil) == nil)
        #expect(RunLimit.warning(need(), path: "runs", free: 150 * Self.megabyte, largestFile: Self.megabyte) == nil)
        #expect(
            RunLimit.warning(need(), path: "runs", free: 149 * Self.megabyte, largestFile: nil)
                == "the disk of runs has 149 MB left, and the run to its end takes about 150 MB: make room meanwhile; what "
                + "does not fit is tried again")
        let rows = RunLimit.warning(need(log: 30), path: "runs", free: nil, largestFile: 29 * Self.megabyte)
        #expect(rows?.hasPrefix("ulimit -f allows files of 29 MB") == true)
    }

    /// A run's real files are no larger than was reckoned, and not so much smaller that the warning is idle.
    @Test func whatARunTakes() throws {
        let folder = try TemporaryFolder()
        var configuration = Bench.configuration(steps: 40)
        configuration.snapshotEvery = 5
        configuration.sampleEvery = 10
        configuration.writesTensorBoard = true
        let need = DiskNeed(configuration, step: 0, totalSteps: 40)
        let run = try TrainingRun(
            configuration: configuration, source: FakeFaces(), folder: folder.file("run"), endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        let snapshots = try FileSystem.names(in: folder.file("run/snapshots")).filter { $0.hasPrefix("step-") }
        let sizes = snapshots.compactMap { FileSystem.status(folder.file("run/snapshots/" + $0))?.size }
        // One that would come while another is on its way is left out.
        #expect((1...SnapshotRetention.automatic).contains(sizes.count))
        for size in sizes { #expect(size <= need.snapshotBytes && size > need.snapshotBytes * 9 / 10 - 32_768) }
        let rows = try #require(FileSystem.status(folder.file("run/metrics.csv"))?.size)
        #expect(rows <= need.logBytes)
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.file("run")).reduce(0) { sum, name in
            sum + (FileSystem.status(folder.file("run/" + name)).map { $0.kind == .file ? $0.size : 0 } ?? 0)
        }
        #expect(all <= need.totalBytes)
        // What is left in the folder counts when the run goes on.
        let rest = DiskNeed(configuration, step: 40, totalSteps: 40, snapshots: SnapshotRetention.automatic)
        #expect(rest.totalBytes < need.totalBytes - 4 * need.snapshotBytes)
        #expect(DiskNeed(configuration, step: 0, totalSteps: .max).totalBytes > 1 << 38)
    }
}
