/// A face's numbers enlarged to a square of a picture, bicubically: rows at once, columns when they are asked for, because
/// the whole would take much memory in a large picture.
struct EnlargedFace {
    /// Pixels across and down.
    let side: Int
    private let taps: [[(source: Int, weight: Float)]]
    /// [row of the face][column of the square][3].
    private let rows: [Float]

    /// Values may leave 0 to 255, as those of differences do.
    init(_ planes: FacePlanes, side: Int) {
        self.side = side
        let taps = (0..<side).map { Enlargement.bicubic.taps(of: $0, from: planes.side, to: side) }
        var rows = [Float](repeating: 0, count: planes.side * side * 3)
        for row in 0..<planes.side {
            for (column, sources) in taps.enumerated() {
                let place = (row * side + column) * 3
                for (source, weight) in sources {
                    let number = (row * planes.side + source) * 3
                    for channel in 0..<3 { rows[place + channel] += weight * planes.numbers[number + channel] }
                }
            }
        }
        self.taps = taps
        self.rows = rows
    }

    /// A colour's number at a pixel of the square.
    func value(row: Int, column: Int, channel: Int) -> Float {
        let place = column * 3 + channel
        return taps[row].reduce(0) { $0 + $1.weight * rows[$1.source * side * 3 + place] }
    }

    /// A row of the square: [column][3].
    func row(_ row: Int) -> [Float] {
        var line = [Float](repeating: 0, count: side * 3)
        for (source, weight) in taps[row] {
            let first = source * side * 3
            for place in line.indices { line[place] += weight * rows[first + place] }
        }
        return line
    }
}
