import RunEvents

/// The previews of the past, thinned evenly over the steps so that they stay few.
struct Filmstrip: Sendable {
    /// More previews than these are not kept.
    static let greatestCount = 160
    /// Nor more bytes of pictures.
    static let greatestBytes = 8_000_000

    /// What is kept, by rising step.
    private(set) var previews: [Preview] = []
    private var bytes = 0

    /// Takes in a preview; one of the same step or earlier takes the place of what came after it.
    mutating func append(_ preview: Preview) {
        guard preview.faces.count > 0 else { return }
        while let last = previews.last, last.step >= preview.step { remove(at: previews.count - 1) }
        previews.append(preview)
        bytes += preview.faces.pixels.count
        while previews.count > Self.greatestCount || (bytes > Self.greatestBytes && previews.count > 2) { thin() }
    }

    /// Drops what came after a step.
    mutating func cut(after step: Int) {
        while let last = previews.last, last.step > step { remove(at: previews.count - 1) }
    }

    /// The faces as they were at a step: the last preview up to it, or the first one there is.
    func preview(at step: Int) -> Preview? {
        previews.last { $0.step <= step } ?? previews.first
    }

    /// The step of the preview before or after a step; nil beyond the ends.
    func step(after step: Int, backwards: Bool) -> Int? {
        backwards ? previews.last { $0.step < step }?.step : previews.first { $0.step > step }?.step
    }

    /// Removes the preview whose neighbours are nearest to each other; the first and the last stay.
    private mutating func thin() {
        guard previews.count > 2 else { return }
        let inner = 1..<previews.count - 1
        let closest = inner.min { distance(around: $0) < distance(around: $1) }
        if let closest { remove(at: closest) }
    }

    private func distance(around index: Int) -> Double {
        Double(previews[index + 1].step) - Double(previews[index - 1].step)
    }

    private mutating func remove(at index: Int) {
        bytes -= previews[index].faces.pixels.count
        previews.remove(at: index)
    }
}
