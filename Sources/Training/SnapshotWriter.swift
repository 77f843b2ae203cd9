import Dispatch
import Foundation
import RunEvents
import Snapshots

/// Writes copies of the run to disk on a queue of its own, one at a time.
final class SnapshotWriter: Sendable {
    /// Why there is no new snapshot.
    enum Failure: Error, Sendable, Equatable {
        /// The disk refused it.
        case disk(FileError)
        /// A weight or moment is not finite: this state must not be saved.
        case notFinite(tensor: String)

        /// One plain line.
        var description: String {
            switch self {
            case .disk(let error): error.description
            case .notFinite(let tensor): "tensor \(tensor) holds a number that is not finite"
            }
        }
    }

    private let queue = DispatchQueue(label: "gantop.snapshots", qos: .utility)
    private let folder: SnapshotFolder
    /// What must reach the disk before a snapshot may name its step.
    private let logs: [LineFile]

    init(folder: SnapshotFolder, logs: [LineFile]) {
        self.folder = folder
        self.logs = logs
    }

    /// Writes a copy and calls `completion` on the writing queue. The copy must not be touched before.
    func write(
        _ image: SnapshotImage, step: Int, isKept: Bool,
        completion: @escaping @Sendable (SnapshotImage, Result<SavedSnapshot, Failure>) -> Void
    ) {
        queue.async { [folder, logs] in
            let outcome = Result { () throws(Failure) in
                try Self.write(image, step: step, isKept: isKept, folder: folder, logs: logs)
            }
            completion(image, outcome)
        }
    }

    private static func write(
        _ image: SnapshotImage, step: Int, isKept: Bool, folder: SnapshotFolder, logs: [LineFile]
    ) throws(Failure) -> SavedSnapshot {
        if let tensor = image.firstNotFinite() { throw .notFinite(tensor: tensor) }
        do throws(FileError) {
            // A removed folder is made anew: the run goes on.
            try FileSystem.makeFolders(folder.path)
            // A log that cannot be written tells so itself; the snapshot matters more.
            for log in logs { try? log.synchronize() }
            let path = folder.path(step: step, isKept: isKept)
            try image.write(to: path)
            try folder.settle(latest: path)
            return SavedSnapshot(step: step, path: path, bytes: image.byteCount, automatic: !isKept)
        } catch {
            throw .disk(error)
        }
    }
}
