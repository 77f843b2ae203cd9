import Dispatch
import Networks
import RunEvents
import Snapshots

/// Writes copies of the run to disk on a queue of its own, one at a time.
final class SnapshotWriter: Sendable {
    private let queue = DispatchQueue(label: "gantop.snapshots", qos: .utility)
    private let folder: SnapshotFolder
    /// What must reach the disk before a snapshot may name its step.
    private let logs: [LineFile]

    init(folder: SnapshotFolder, logs: [LineFile]) {
        self.folder = folder
        self.logs = logs
    }

    /// A copy of a run at one step, to be written.
    struct Copy: Sendable {
        /// The tensors. They must not be taken again before the copy is written.
        let tensors: ModelCopy
        let state: TrainingState
        let gantopVersion: String
        /// Whether someone asked for it.
        let isKept: Bool
    }

    /// What became of a copy.
    typealias Outcome = Result<SavedSnapshot, SafetensorsFile.Failure>

    /// Writes a copy and calls `completion` on the writing queue.
    func write(_ copy: Copy, completion: @escaping @Sendable (Copy, Outcome) -> Void) {
        queue.async { [folder, logs] in
            let outcome = Result { () throws(SafetensorsFile.Failure) in
                try Self.write(copy, folder: folder, logs: logs)
            }
            completion(copy, outcome)
        }
    }

    private static func write(
        _ copy: Copy, folder: SnapshotFolder, logs: [LineFile]
    ) throws(SafetensorsFile.Failure) -> SavedSnapshot {
        let step = copy.state.step
        let path = folder.path(step: step, isKept: copy.isKept)
        do throws(FileError) {
            // A removed folder is made anew: the run goes on.
            try FileSystem.makeFolders(folder.path)
        } catch {
            throw .disk(error)
        }
        // A log that cannot be written tells so itself; the snapshot matters more.
        for log in logs { try? log.synchronize() }
        let size = try SnapshotFile.write(
            copy.tensors, state: copy.state, gantopVersion: copy.gantopVersion, to: path
        ).byteCount
        do throws(FileError) {
            try folder.settle(latest: path)
        } catch {
            throw .disk(error)
        }
        return SavedSnapshot(step: step, path: path, bytes: size, automatic: !copy.isKept)
    }
}
