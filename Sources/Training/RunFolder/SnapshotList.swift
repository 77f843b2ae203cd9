import Dispatch
import Foundation
import Networks
import RunEvents
import Snapshots

/// Looks through a run's snapshots on a queue of its own; what was read once is not read again while its file stays.
final class SnapshotList: Sendable {
    private let queue = DispatchQueue(label: "gantop.snapshot-list", qos: .utility)
    private let known = Locked<[String: Read]>([:])

    /// What was found in a file that was last changed then.
    private struct Read {
        var changed: Int
        var faces: Int
        var summary: SnapshotSummary?
    }

    /// Reads every snapshot of a folder, the newest first, and calls back on the queue after each one that had to be
    /// read, and at the end.
    ///
    /// - Parameter faces: how many faces to draw of each.
    func read(
        _ folder: SnapshotFolder, faces: Int, onProgress: @escaping @Sendable (SnapshotListing) -> Void
    ) {
        queue.async {
            let entries = (try? folder.entries()) ?? []
            var listing = SnapshotListing(entries: [], unread: entries.count, damaged: 0)
            for entry in entries.reversed() {
                let (summary, isFresh) = self.summary(entry, faces: faces)
                listing.unread -= 1
                if let summary { listing.entries.insert(summary, at: 0) } else { listing.damaged += 1 }
                if isFresh, listing.unread > 0 { onProgress(listing) }
            }
            let paths = Set(entries.map(\.path))
            self.known.withLock { known in known = known.filter { paths.contains($0.key) } }
            onProgress(listing)
        }
    }

    /// What a snapshot holds; nil if it is damaged. Also says whether the file had to be read.
    private func summary(_ entry: SnapshotFolder.Entry, faces: Int) -> (summary: SnapshotSummary?, isFresh: Bool) {
        guard let status = FileSystem.status(entry.path) else { return (nil, false) }
        let age = max(0, Date().timeIntervalSince1970 - Double(status.changed) * 1e-9)
        if let known = known.withLock({ $0[entry.path] }), known.changed == status.changed, known.faces >= faces {
            var summary = known.summary
            summary?.age = age
            return (summary, false)
        }
        var summary = Self.read(entry, faces: faces)
        summary?.age = age
        let fresh = Read(changed: status.changed, faces: faces, summary: summary)
        known.withLock { $0[entry.path] = fresh }
        return (summary, true)
    }

    private static func read(_ entry: SnapshotFolder.Entry, faces count: Int) -> SnapshotSummary? {
        guard let file = try? SnapshotFile(path: entry.path), let state = try? file.state() else { return nil }
        var faces = FaceImages.none
        if count > 0, state.architecture.purpose == .generating,
            let generator = try? file.generator(.average, threads: 1)
        {
            let latents = LatentVectors.fixed(
                seed: state.previewSeed, count: count, size: state.architecture.latentSize)
            let side = state.architecture.picture.side
            faces = FaceImages(
                width: side, height: side, count: count,
                pixels: generator.generateBytes(
                    latents: latents,
                    conditions: state.conditions?.sample.fixed(seed: state.previewSeed, count: count) ?? []))
        }
        let history = state.history
        let means = history.rowCount > 0 ? history.means(ofRow: history.rowCount - 1).means : nil
        return SnapshotSummary(
            name: PathText.name(of: entry.path), step: entry.step, age: 0, bytes: file.byteCount,
            automatic: !entry.isKept, discriminatorLoss: means?.discriminatorLoss ?? 0,
            generatorLoss: means?.generatorLoss ?? 0, faces: faces)
    }
}

extension Trainer {
    /// Has the list of snapshots sent; one at a time, since it may read all of them.
    func listSnapshots(faces: Int) {
        guard !isListing else {
            nextListing = max(faces, nextListing ?? 0)
            return
        }
        isListing = true
        snapshotList.read(setup.folder.snapshots, faces: faces) { [queue, hub] listing in
            hub.post(.snapshots(listing))
            if listing.unread == 0 { queue.async { $0.listed() } }
        }
    }

    private func listed() {
        isListing = false
        guard let faces = nextListing, mode != .ended else { return }
        nextListing = nil
        listSnapshots(faces: faces)
    }
}
