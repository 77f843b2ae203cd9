/// How much of a change each pixel of a square takes: none at its outermost, all a little further in, so that no edge
/// shows. Where the square touches the picture's edge nothing lies beyond that could differ.
struct SquareFade {
    /// The part of the square's side that a change fades over.
    static let width = 0.06

    private let rows: [Float]
    private let columns: [Float]

    init(_ square: CropSquare, width: Int, height: Int) {
        rows = Self.parts(
            square.side, fadesFirst: square.top > 0, fadesLast: square.top + square.side < height)
        columns = Self.parts(
            square.side, fadesFirst: square.left > 0, fadesLast: square.left + square.side < width)
    }

    /// From 0 to 1.
    func part(row: Int, column: Int) -> Float { rows[row] * columns[column] }

    private static func parts(_ side: Int, fadesFirst: Bool, fadesLast: Bool) -> [Float] {
        let width = max(1, Self.width * Double(side))
        return (0..<side).map { place in
            let first = fadesFirst ? min(1, Double(place) / width) : 1
            let last = fadesLast ? min(1, Double(side - 1 - place) / width) : 1
            return Float(first * last)
        }
    }
}
