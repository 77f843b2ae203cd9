import Dispatch
import Faces
import Networks
import RunEvents

/// Measures how much real faces differ, on a queue of its own: a disk that is slow or gone holds up no step and no
/// command.
final class RealDistances: Sendable {
    private struct State {
        var found: Diversity.Distances?
        var isCancelled = false
    }

    private let source: any FaceSource
    private let state = Locked(State())
    private let queue = DispatchQueue(label: "gantop.real-distances", qos: .utility)
    private let isOver = DispatchGroup()

    init(of source: any FaceSource) {
        self.source = source
    }

    /// The distances; nil until they are measured.
    var found: Diversity.Distances? { state.withLock { $0.found } }

    /// Reads so many faces, spread evenly over the data, and calls back on a queue of its own once their distances are
    /// there; unreadable faces are passed over.
    func measure(_ count: Int, completion: @escaping @Sendable () -> Void) {
        queue.async(group: isOver) { [self] in
            var pixels: [UInt8] = []
            let total = source.count
            let shown = min(count, total)
            for index in 0..<shown {
                guard !state.withLock({ $0.isCancelled }) else { return }
                pixels += (try? source.face(index * total / shown))?.pixels ?? []
            }
            let distances = Diversity.Distances(of: pixels, size: FaceImage.byteCount(side: source.side))
            state.withLock { $0.found = distances }
            completion()
        }
    }

    /// Waits for the distances, but not without end.
    func wait(seconds: Double) { _ = isOver.wait(timeout: .now() + seconds) }

    /// Ends the reading soon.
    func cancel() { state.withLock { $0.isCancelled = true } }
}
