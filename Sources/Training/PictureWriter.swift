import Dispatch
import Networks
import RunEvents
import Snapshots

/// Writes the reports' pictures on a queue of its own; a disk that does not keep up loses pictures, not time.
final class PictureWriter: Sendable {
    private let queue = DispatchQueue(label: "gantop.pictures", qos: .utility)
    private let waiting = Locked(0)
    private let hub: EventHub

    /// Pictures that may wait for the disk.
    private static let limit = 4

    init(hub: EventHub) {
        self.hub = hub
    }

    /// Writes a grid of `count` faces of 28x28 RGB bytes; returns at once.
    func write(_ faces: [UInt8], count: Int, to path: String) {
        let isAllowed = waiting.withLock { waiting in
            guard waiting < Self.limit else { return false }
            waiting += 1
            return true
        }
        guard isAllowed else { return hub.notice(.warning, "\(path): not written, the disk does not keep up") }
        queue.async { [hub, self] in
            do throws(FileError) {
                try FileSystem.makeFolders(PathText.folder(of: path))
                try FaceGrid(faces: faces, count: count).write(to: path)
            } catch {
                hub.notice(.alarm, "sample picture not saved: \(error.description)")
            }
            waiting.withLock { $0 -= 1 }
        }
    }

    /// Returns when all pictures are written.
    func waitUntilWritten() {
        queue.sync {}
    }
}
