import Dispatch
import Networks
import RunEvents
import Snapshots

/// Writes copies of the run to disk on a queue of its own, one at a time.
final class SnapshotWriter: Sendable {
    private let queue = DispatchQueue(label: "gantop.snapshots", qos: .utility)
    private let folder: RunFolder
    /// What must reach the disk before a snapshot may name its step.
    private let logs: [LineFile]

    init(folder: RunFolder, logs: [LineFile]) {
        self.folder = folder
        self.logs = logs
    }

    /// A copy of a run at one step, to be written.
    struct Job: Sendable {
        /// The tensors. They must not be taken again before the copy is written.
        let tensors: ModelCopy
        let state: TrainingState
        let gantopVersion: String
        /// Whether someone asked for it.
        let isKept: Bool
        /// The name it was given.
        var name: SnapshotName?
    }

    /// What became of it.
    typealias Outcome = Result<SavedSnapshot, SafetensorsFile.Failure>

    /// Writes a copy and calls `completion` on the writing queue.
    func write(_ job: Job, completion: @escaping @Sendable (Outcome) -> Void) {
        queue.async { [folder, logs] in
            let outcome = Result { () throws(SafetensorsFile.Failure) in
                try Self.write(job, folder: folder, logs: logs)
            }
            completion(outcome)
        }
    }

    private static func write(
        _ job: Job, folder run: RunFolder, logs: [LineFile]
    ) throws(SafetensorsFile.Failure) -> SavedSnapshot {
        let folder = run.snapshots
        let step = job.state.step
        let path = folder.path(step: step, isKept: job.isKept, name: job.isKept ? job.name?.text : nil)
        do throws(FileError) {
            // A removed folder is made anew: the run goes on.
            try FileSystem.makeFolders(run.path)
            try run.hold()
            try FileSystem.makeFolder(folder.path)
        } catch {
            throw .disk(error)
        }
        // A log that cannot be written tells so itself; the snapshot matters more.
        for log in logs { try? log.synchronize() }
        let size = try SnapshotFile.write(
            job.tensors, state: job.state, gantopVersion: job.gantopVersion, to: path
        ).byteCount
        do throws(FileError) {
            try folder.settle(latest: path, keepingAutomatic: SnapshotRetention.automatic)
        } catch {
            throw .disk(error)
        }
        return SavedSnapshot(step: step, path: path, bytes: size, automatic: !job.isKept)
    }
}
