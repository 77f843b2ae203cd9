/// Transposes a square of `Vector.scalarCount` rows and columns: target[column][row] = source[row][column].
///
/// Each round interleaves the first half of the rows with the second; a row's index then turns by one bit into the
/// column's. After as many rounds as the index has bits, rows and columns have changed places.
@inline(__always)
func transposeSquare(
    _ source: UnsafePointer<Float>, _ sourceStride: Int, to target: UnsafeMutablePointer<Float>, _ targetStride: Int
) {
    #if WIDE_VECTORS
        var rows = InlineArray<16, Vector> { load(source + $0 * sourceStride) }
        for _ in 0..<4 {
            let before = rows
            for row in 0..<8 {
                rows[2 * row] = interleaveLow(before[row], before[row + 8])
                rows[2 * row + 1] = interleaveHigh(before[row], before[row + 8])
            }
        }
        for row in 0..<16 { store(rows[row], to: target + row * targetStride) }
    #else
        var rows = InlineArray<8, Vector>(repeating: .zero)
        for row in 0..<8 { rows[row] = load(source + row * sourceStride) }
        for _ in 0..<3 {
            let before = rows
            for row in 0..<4 {
                rows[2 * row] = interleaveLow(before[row], before[row + 4])
                rows[2 * row + 1] = interleaveHigh(before[row], before[row + 4])
            }
        }
        for row in 0..<8 { store(rows[row], to: target + row * targetStride) }
    #endif
}

@inline(__always)
private func interleaveLow(_ even: Vector, _ odd: Vector) -> Vector {
    var result = Vector.zero
    result.evenHalf = even.lowHalf
    result.oddHalf = odd.lowHalf
    return result
}

@inline(__always)
private func interleaveHigh(_ even: Vector, _ odd: Vector) -> Vector {
    var result = Vector.zero
    result.evenHalf = even.highHalf
    result.oddHalf = odd.highHalf
    return result
}
