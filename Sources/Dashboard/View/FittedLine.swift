import TerminalUI

/// A line of pieces that shortens, and then drops, the least important ones until it fits.
struct FittedLine {
    /// A piece in its wordings.
    struct Piece {
        /// The longest wording first; an empty one leaves the piece out.
        var wordings: [[Span]]
        /// The greater, the longer it stays.
        var importance: Int

        init(_ importance: Int, _ wordings: [Span]...) {
            self.importance = importance
            self.wordings = wordings
        }
    }

    private(set) var pieces: [Piece] = []
    private let separator: Span

    /// Between its pieces stands `separator`.
    init(separator: Span = Span("  ")) { self.separator = separator }

    /// Adds a piece at the end.
    mutating func add(_ importance: Int, _ wordings: [Span]...) { add(importance, wordings) }

    /// Adds a piece with these wordings, the longest first, at the end.
    mutating func add(_ importance: Int, _ wordings: [[Span]]) {
        var piece = Piece(importance)
        piece.wordings = wordings
        pieces.append(piece)
    }

    /// The line in at most `width` cells; a last piece that alone is too long stays and is for the writer to cut.
    func spans(width: Int) -> [Span] {
        var line: [Span] = []
        for (_, wording) in shown(width: width) {
            if !line.isEmpty { line.append(separator) }
            line += wording
        }
        return line
    }

    /// The piece that stands at a column of the line in `width` cells, and how far from its beginning that is.
    func piece(atColumn column: Int, width: Int) -> (index: Int, offset: Int)? {
        var start = 0
        for (index, wording) in shown(width: width) {
            let end = start + wording.displayWidth
            if (start..<end).contains(column) { return (index, column - start) }
            start = end + separator.text.displayWidth
        }
        return nil
    }

    /// How many pieces are left out of the line in `width` cells.
    func hiddenCount(width: Int) -> Int { pieces.count - shown(width: width).count }

    /// The pieces that fit, each by its index and in its wording.
    private func shown(width: Int) -> [(index: Int, wording: [Span])] {
        var chosen: [Int?] = pieces.map { _ in 0 }
        while self.width(chosen) > width {
            let open = chosen.indices.filter { chosen[$0] != nil }
            let long = open.filter { (chosen[$0] ?? 0) + 1 < pieces[$0].wordings.count }
            if let piece = weakest(of: long) {
                chosen[piece] = (chosen[piece] ?? 0) + 1
            } else if open.count > 1, let piece = weakest(of: open) {
                chosen[piece] = nil
            } else {
                break
            }
        }
        return chosen.enumerated().compactMap { index, wording in
            guard let wording, !pieces[index].wordings[wording].isEmpty else { return nil }
            return (index, pieces[index].wordings[wording])
        }
    }

    private func weakest(of candidates: [Int]) -> Int? {
        candidates.min { pieces[$0].importance < pieces[$1].importance }
    }

    private func width(_ chosen: [Int?]) -> Int {
        var widths: [Int] = []
        for (index, wording) in chosen.enumerated() {
            guard let wording, !pieces[index].wordings[wording].isEmpty else { continue }
            widths.append(pieces[index].wordings[wording].displayWidth)
        }
        return widths.reduce(0, +) + max(0, widths.count - 1) * separator.text.displayWidth
    }
}

extension [Span] {
    /// The cells that all pieces take together.
    var displayWidth: Int { reduce(0) { $0 + $1.text.displayWidth } }
}
