import Networks
import RunEvents

extension Trainer {
    /// Looks for the nearest real faces of the first generated ones, in place of an earlier search; of none: ends it.
    func searchNearest(count: Int) {
        nearestSearch?.cancel()
        nearestSearch = nil
        guard count > 0, mode != .starting, mode != .stopping, mode != .ended else { return }
        let weights: GeneratorChoice = previewWeights == .average ? .average : .raw
        let faces = images(count, fixedFaces(count, weights))
        let first = NearestFaces(
            step: state.step, weights: previewWeights, searched: 0, total: setup.source.count, generated: faces,
            nearest: .none, distances: [], realDistance: nil)
        hub.post(.nearestFaces(first))
        let search = NearestSearch(first, source: setup.source, hub: hub)
        nearestSearch = search
        search.start()
    }
}
