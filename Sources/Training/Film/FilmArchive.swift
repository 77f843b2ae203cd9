import Dispatch
import Networks
import RunEvents
import Snapshots

/// Keeps a run's film in memory and in the run's folder, on a queue of its own: a disk that is full or slow costs
/// frames on disk, not time, and is told once.
final class FilmArchive: Sendable {
    private struct State {
        var film: Film
        var waiting = 0
        var isInTrouble = false
        var isAnimating = false
    }

    private let queue = DispatchQueue(label: "gantop.film", qos: .utility)
    private let state: Locked<State>
    private let folder: FilmFolder
    private let hub: EventHub

    /// Frames that may wait for the disk.
    private static let limit = 4

    /// - Parameter side: of the run's faces.
    init(folder: FilmFolder, side: Int, hub: EventHub) {
        state = Locked(State(film: Film(side: side)))
        self.folder = folder
        self.hub = hub
    }

    /// Reads the frames up to a step, and tells watchers of them.
    ///
    /// - Parameter origin: the film of the run that a fork leaves; its frames are written here.
    func load(upTo step: Int, origin: FilmFolder?) {
        queue.async { [self] in
            let frames = (origin ?? folder).frames(upTo: step)
            guard !frames.isEmpty else { return }
            state.withLock { state in
                for frame in frames { state.film.append(frame) }
            }
            show()
            guard origin != nil else { return }
            for frame in state.withLock({ $0.film.frames }) { write(frame) }
        }
    }

    /// Adds a frame; returns at once.
    func add(_ frame: Preview) {
        guard frame.faces.count > 0 else { return }
        let isAllowed = state.withLock { state in
            guard state.waiting < Self.limit else { return false }
            state.waiting += 1
            return true
        }
        guard isAllowed else { return }
        queue.async { [self] in
            let dropped = state.withLock { state in
                state.waiting -= 1
                return state.film.append(frame)
            }
            hub.keep(film: sent)
            write(frame)
            for step in dropped { try? folder.remove(step: step) }
        }
    }

    /// At most so many frames, evenly, the first and the last among them.
    func evenly(_ count: Int) -> [Preview] { state.withLock { $0.film.evenly(count) } }

    /// Whether an animation may be made now; there is one at a time.
    func beginAnimation() -> Bool {
        state.withLock { state in
            defer { state.isAnimating = true }
            return !state.isAnimating
        }
    }

    /// Lets the next animation be made.
    func endAnimation() { state.withLock { $0.isAnimating = false } }

    /// Returns when all frames are written.
    func waitUntilWritten() {
        queue.sync {}
    }

    /// Drops the frames after a step, whose files lie elsewhere by now, and tells watchers of the others.
    func goBack(to step: Int) {
        queue.sync { _ = state.withLock { $0.film.cut(after: step) } }
        show()
    }

    /// The frames that watchers get.
    private var sent: [Preview] { state.withLock { $0.film.evenly($0.film.greatestSentCount) } }

    private func show() {
        hub.post(.film(sent))
    }

    private func write(_ frame: Preview) {
        do throws(FileError) {
            try folder.write(frame)
            state.withLock { $0.isInTrouble = false }
        } catch {
            let wasInTrouble = state.withLock { state in
                defer { state.isInTrouble = true }
                return state.isInTrouble
            }
            if !wasInTrouble { hub.notice(.warning, "faces of the past are not saved: \(error.description)") }
        }
    }
}
