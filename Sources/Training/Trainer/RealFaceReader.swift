import Dispatch
import Faces
import Networks
import RunEvents

/// Reads real faces for the screen, on a queue of its own: a disk that is slow or gone holds up no step and no command.
final class RealFaceReader: Sendable {
    private struct State {
        /// Where the next look begins, in the scattered order of all faces.
        var start = 0
        /// The number of the last look; earlier ones are over.
        var look = 0
        /// The number of the last search for faces that agree with a phrase.
        var search = 0
    }

    private let source: any FaceSource
    private let hub: EventHub
    private let state = Locked(State())
    private let queue = DispatchQueue(label: "gantop.real-faces", qos: .utility)

    init(source: any FaceSource, hub: EventHub) {
        self.source = source
        self.hub = hub
    }

    /// Sends so many readable faces, others than the last time, in place of a look that is not done yet.
    func send(_ count: Int) {
        let look = state.withLock { state in
            state.look += 1
            return state.look
        }
        // None are there at once: whoever asks for none learns that what was asked before is under way.
        guard count > 0 else { return hub.post(.realFaces(.none)) }
        queue.async { [self] in read(count, look) }
    }

    /// Sends so many of the real faces that agree with a phrase, and how many agree, in place of a search that is not done
    /// yet; `conditions` are those of the source.
    func sendMatches(_ said: [Int8], _ conditions: FaceConditions, count: Int) {
        let search = state.withLock { state in
            state.search += 1
            return state.search
        }
        queue.async { [self] in
            let isCurrent = { self.state.withLock { $0.search == search } }
            guard isCurrent() else { return }
            let faces = conditions.faces(agreeingWith: said)
            var pixels: [UInt8] = []
            var shown = 0
            let order = ScatteredOrder(count: faces.count)
            for place in 0..<min(faces.count, count * 2 + Self.spareCount) where shown < count {
                guard isCurrent() else { return }
                guard let face = try? source.face(faces[order[place]]) else { continue }
                pixels += face.pixels
                shown += 1
            }
            let images = FaceImages(width: source.side, height: source.side, count: shown, pixels: pixels)
            hub.post(.phraseMatches(PhraseMatches(said: said, count: faces.count, faces: images)))
        }
    }

    /// Ends the look under way soon; nothing is told any more.
    func cancel() { state.withLock { $0.look += 1 } }

    private func isCurrent(_ look: Int) -> Bool { state.withLock { $0.look == look } }

    private func read(_ count: Int, _ look: Int) {
        var pixels: [UInt8] = []
        var shown = 0
        let order = ScatteredOrder(count: source.count)
        let start = state.withLock { $0.start }
        var place = start
        // Unreadable faces cannot make this endless.
        let end = start + min(source.count, count * 2 + Self.spareCount)
        while place < end, shown < count {
            guard isCurrent(look) else { return }
            let face = try? source.face(order[place])
            place += 1
            guard let face else { continue }
            pixels += face.pixels
            shown += 1
        }
        // A look that is over has shown nothing: its faces are for the next one.
        let isShown = state.withLock { state in
            guard state.look == look else { return false }
            state.start = place % max(1, source.count)
            return true
        }
        guard isShown else { return }
        hub.post(
            .realFaces(FaceImages(width: source.side, height: source.side, count: shown, pixels: pixels)))
    }

    /// So many faces more than twice those asked for are tried.
    private static let spareCount = 64
}
