import Dispatch
import Foundation
import Networks
import RunEvents
import Snapshots

/// Looks through a run's snapshots on a queue of its own.
enum SnapshotList {
    private static let queue = DispatchQueue(label: "gantop.snapshot-list", qos: .utility)

    /// Reads every snapshot of a folder and calls back on the queue with those that are whole, by step.
    ///
    /// - Parameter faces: how many faces to draw of each.
    static func read(
        _ folder: SnapshotFolder, faces: Int, completion: @escaping @Sendable ([SnapshotSummary]) -> Void
    ) {
        queue.async {
            let entries = (try? folder.entries()) ?? []
            completion(entries.compactMap { summary($0, faces: faces) })
        }
    }

    private static func summary(_ entry: SnapshotFolder.Entry, faces count: Int) -> SnapshotSummary? {
        guard let file = try? SnapshotFile(path: entry.path), let state = try? file.state(),
            let status = FileSystem.status(entry.path)
        else { return nil }
        var faces = FaceImages.none
        if count > 0, let generator = try? file.generator(.average, threads: 1) {
            let latents = LatentVectors.fixed(
                seed: state.previewSeed, count: count, size: state.architecture.latentSize)
            faces = FaceImages(
                width: Architecture.pictureSide, height: Architecture.pictureSide, count: count,
                pixels: generator.generateBytes(latents: latents))
        }
        let history = state.history
        let means = history.rowCount > 0 ? history.means(ofRow: history.rowCount - 1).means : nil
        return SnapshotSummary(
            name: PathText.name(of: entry.path), step: entry.step,
            age: max(0, Date().timeIntervalSince1970 - Double(status.changed) * 1e-9), bytes: file.byteCount,
            automatic: !entry.isKept, discriminatorLoss: means?.discriminatorLoss ?? 0,
            generatorLoss: means?.generatorLoss ?? 0, faces: faces)
    }
}

extension Trainer {
    /// Has the list of snapshots sent; one at a time, since it reads all of them.
    func listSnapshots(faces: Int) {
        guard !isListing else { return }
        isListing = true
        SnapshotList.read(setup.folder.snapshots, faces: faces) { [queue, hub] list in
            hub.post(.snapshots(list))
            queue.async { $0.isListing = false }
        }
    }
}
