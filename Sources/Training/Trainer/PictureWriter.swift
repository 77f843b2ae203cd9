import Dispatch
import Networks
import RunEvents
import Snapshots

/// Writes the reports' pictures on a queue of its own; a disk that does not keep up loses pictures, not time.
final class PictureWriter: Sendable {
    private let queue = DispatchQueue(label: "gantop.pictures", qos: .utility)
    private let waiting = Locked(0)
    private let hub: EventHub
    private let tensorBoard: TensorBoardLog?

    /// Pictures that may wait for the disk.
    private static let limit = 4

    init(hub: EventHub, tensorBoard: TensorBoardLog?) {
        self.hub = hub
        self.tensorBoard = tensorBoard
    }

    /// Writes a grid of faces, `columns` across or about as many as there are rows; returns at once.
    func write(_ faces: FaceImages, step: Int, to path: String, columns: Int? = nil) {
        guard faces.count > 0 else { return }
        let isAllowed = waiting.withLock { waiting in
            guard waiting < Self.limit else { return false }
            waiting += 1
            return true
        }
        guard isAllowed else { return hub.notice(.warning, "\(path): not written, the disk does not keep up") }
        queue.async { [self] in
            let grid = FaceGrid(
                faces: faces.pixels, count: faces.count, faceWidth: faces.width, faceHeight: faces.height,
                columns: columns)
            save(grid, step: step, to: path)
            waiting.withLock { $0 -= 1 }
        }
    }

    /// Returns when all pictures are written.
    func waitUntilWritten() {
        queue.sync {}
    }

    private func save(_ grid: FaceGrid, step: Int, to path: String) {
        do throws(FileError) {
            let png = try grid.png(for: path)
            tensorBoard?.add(png: png, width: grid.width, height: grid.height, step: step)
            try FileSystem.makeFolder(PathText.folder(of: path))
            try AtomicFile.write(png, to: path)
        } catch {
            hub.notice(.alarm, "sample picture not saved: \(error.description)")
        }
    }
}
