/// How much of a row or column a part takes when a rectangle is divided.
public enum Extent: Sendable, Equatable {
    /// This many cells, or what is left.
    case fixed(Int)
    /// A share of what the fixed parts leave, in proportion to the weights, at least `minimum` where there is room.
    case flexible(weight: Int = 1, minimum: Int = 0)
}

extension Rect {
    /// Divides the rectangle into columns, left to right, with `gap` empty cells between them.
    ///
    /// The parts never overlap nor leave the rectangle; parts for which there is no room are empty. Cells that do not
    /// divide evenly go to the parts further left.
    public func columns(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Self.lengths(of: extents, total: width, gap: gap).map { start, length in
            Rect(x: x + start, y: y, width: length, height: height)
        }
    }

    /// Divides the rectangle into rows, top to bottom, with `gap` empty cells between them; else like `columns`.
    public func rows(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Self.lengths(of: extents, total: height, gap: gap).map { start, length in
            Rect(x: x, y: y + start, width: width, height: length)
        }
    }

    /// The rectangle of this size in the middle, cut to fit.
    public func centered(width: Int, height: Int) -> Rect {
        let width = min(max(0, width), self.width)
        let height = min(max(0, height), self.height)
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }

    /// Whether the cell at (`x`, `y`) is inside.
    public func contains(x: Int, y: Int) -> Bool { x >= self.x && x < maxX && y >= self.y && y < maxY }

    private static func lengths(of extents: [Extent], total: Int, gap: Int) -> [(start: Int, length: Int)] {
        let gaps = max(0, gap) * max(0, extents.count - 1)
        var lengths = fixedLengths(of: extents, total: max(0, total - gaps))
        shareRest(max(0, total - gaps) - lengths.reduce(0, +), of: extents, among: &lengths)
        var result: [(start: Int, length: Int)] = []
        var position = 0
        for length in lengths {
            let start = min(position, total)
            result.append((start, min(length, total - start)))
            position = start + length + max(0, gap)
        }
        return result
    }

    /// Fixed lengths and minima, first come, first served.
    private static func fixedLengths(of extents: [Extent], total: Int) -> [Int] {
        var left = total
        var lengths = Array(repeating: 0, count: extents.count)
        for pass in 0..<2 {
            for (index, extent) in extents.enumerated() {
                let wanted: Int
                switch (extent, pass) {
                case (.fixed(let length), 0): wanted = length
                case (.flexible(_, let minimum), 1): wanted = minimum
                default: continue
                }
                lengths[index] = min(max(0, wanted), left)
                left -= lengths[index]
            }
        }
        return lengths
    }

    /// Gives the rest to the flexible parts so that their whole lengths come near their weights' proportion.
    private static func shareRest(_ rest: Int, of extents: [Extent], among lengths: inout [Int]) {
        var parts: [(index: Int, weight: Int)] = []
        for (index, extent) in extents.enumerated() {
            if case .flexible(let weight, _) = extent, weight > 0 { parts.append((index, weight)) }
        }
        var rest = rest + parts.reduce(0) { $0 + lengths[$1.index] }
        // A part whose minimum exceeds its share keeps the minimum; the others share what is left.
        var open = parts
        while true {
            let weights = open.reduce(0) { $0 + $1.weight }
            let firm = open.filter { lengths[$0.index] * weights > rest * $0.weight }
            if firm.isEmpty { break }
            rest -= firm.reduce(0) { $0 + lengths[$1.index] }
            open.removeAll { part in firm.contains { $0.index == part.index } }
        }
        var weights = open.reduce(0) { $0 + $1.weight }
        for part in open {
            let share = (rest * part.weight + weights - 1) / weights
            lengths[part.index] = share
            rest -= share
            weights -= part.weight
        }
    }
}
