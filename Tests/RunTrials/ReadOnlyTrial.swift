import Foundation
import RunEvents
import Snapshots

@testable import Training

/// Trains on a disk that becomes read-only. Training must go on, nothing that was saved may suffer, and the run must go
/// on to the same end as one that nothing disturbed.
enum ReadOnlyTrial {
    static func run() throws {
        let folder = try Scratch.folder("read-only")
        defer { Scratch.remove(folder) }
        try NarrowRun.train(in: folder + "/whole", steps: NarrowRun.length)
        let whole = try SnapshotFile(path: folder + "/whole/snapshots/latest.safetensors").sha256
        try mountOver(folder + "/run", whole: whole)
        try breakDown(folder, whole: whole)
    }

    /// The folder is mounted read-only for a while. Linux does not let a file system become read-only in an orderly way
    /// while files on it are open for writing, so the logs go on meanwhile.
    private static func mountOver(_ path: String, whole: String) throws {
        do {
            let (run, first) = try DiskTrial.begin(path)
            let digest = try SnapshotFile(path: first.path).sha256
            guard Scratch.shell("mount", ["--bind", path, path]) else {
                print("SKIPPED: this machine does not let us mount a folder read-only")
                run.send(.stop(saving: true))
                _ = run.waitUntilEnded()
                return
            }
            var isMounted = true
            defer { if isMounted { _ = Scratch.unmount(path) } }
            guard Scratch.shell("mount", ["-o", "remount,ro,bind", path]) else {
                throw TrialFailure("cannot make \(path) read-only")
            }
            for _ in 0..<20 { run.send(.singleStep) }
            run.send(.snapshot)
            // The faces of the past are refused earlier: the snapshot may be on its way still.
            print("read-only:", try DiskTrial.waitForNotice(run, "snapshot not saved"))
            guard try SnapshotFile(path: path + "/snapshots/latest.safetensors").sha256 == digest else {
                throw TrialFailure("the snapshot from before suffered")
            }
            isMounted = !Scratch.shell("umount", [path])
            run.send(.singleStep)
            run.send(.snapshot)
            guard try NarrowRun.waitForSnapshot(run).step == 31 else { throw TrialFailure("training stood still") }
            run.send(.stop(saving: true))
            guard run.waitUntilEnded() == .stopped else { throw TrialFailure("the run failed") }
        }
        try finish(path, whole: whole)
        print("a folder that was read-only for a while cost nothing")
    }

    /// The file system gives up, as ext4 does when its disk fails: read-only at once, open files and all.
    private static func breakDown(_ folder: String, whole: String) throws {
        let (image, disk) = (folder + "/image", folder + "/disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        guard Scratch.shell("truncate", ["-s", "16M", image]), Scratch.shell("mkfs.ext4", ["-q", image]),
            Scratch.shell("mount", ["-o", "loop", image, disk])
        else {
            print("SKIPPED: this machine does not let us mount a disk that breaks down")
            return
        }
        defer { _ = Scratch.unmount(disk) }
        do {
            let (run, _) = try DiskTrial.begin(disk + "/run")
            guard Scratch.shell("mount", ["-o", "remount,abort", disk]) else {
                throw TrialFailure("cannot break \(disk)")
            }
            for _ in 0..<20 { run.send(.singleStep) }
            run.send(.snapshot)
            print("broken:", try DiskTrial.waitForNotice(run, "snapshot"))
            run.send(.stop(saving: true))
            print("not left:", try DiskTrial.waitForNotice(run, "snapshot"))
            run.send(.stop(saving: false))
            guard run.waitUntilEnded() == .stopped else { throw TrialFailure("the run failed") }
        }
        guard Scratch.unmount(disk), Scratch.shell("mount", ["-o", "loop", image, disk]) else {
            throw TrialFailure("cannot mount \(image) again")
        }
        guard try ResumePoint.find(disk + "/run").state.step == 10 else {
            throw TrialFailure("the snapshot from before suffered")
        }
        try finish(disk + "/run", whole: whole)
        print("a disk that broke down cost the steps since the last snapshot, and nothing else")
    }

    /// Goes on to the end, which must be that of the undisturbed run.
    private static func finish(_ path: String, whole: String) throws {
        try NarrowRun.train(in: path, steps: NarrowRun.length)
        guard try SnapshotFile(path: path + "/snapshots/latest.safetensors").sha256 == whole else {
            throw TrialFailure("\(path) ended otherwise than a run that nothing disturbed")
        }
    }
}
