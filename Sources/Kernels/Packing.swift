/// Copies a matrix's rows into the columns of a panel: panel[row][column] = source[column][row], zeros after the last
/// column.
///
/// - Parameters:
///   - source: [columns][rowStride], at the panel's first column.
///   - columns: how many of the panel's 32 columns exist.
///   - panel: [rows][32].
public func packTransposedPanel(
    rows: Int, columns: Int, source: UnsafePointer<Float>, rowStride: Int, panel: UnsafeMutablePointer<Float>
) {
    var column = 0
    while column + 8 <= columns {
        var row = 0
        while row + 8 <= rows {
            transposeBlock(
                from: source + column * rowStride + row, rowStride, to: panel + row * panelWidth + column, panelWidth)
            row += 8
        }
        for rest in row..<max(row, rows) {
            for each in column..<column + 8 { panel[rest * panelWidth + each] = source[each * rowStride + rest] }
        }
        column += 8
    }
    for row in 0..<rows {
        for rest in column..<panelWidth {
            panel[row * panelWidth + rest] = rest < columns ? source[rest * rowStride + row] : 0
        }
    }
}

/// Transposes 8 x 8 numbers in three rounds of exchanges between rows 4, 2 and 1 apart.
@inline(__always)
private func transposeBlock(
    from source: UnsafePointer<Float>, _ sourceStride: Int, to target: UnsafeMutablePointer<Float>, _ targetStride: Int
) {
    var rows = InlineArray<8, SIMD8<Float>>(repeating: SIMD8(repeating: 0))
    for row in 0..<8 {
        rows[row] = UnsafeRawPointer(source + row * sourceStride).loadUnaligned(as: SIMD8<Float>.self)
    }
    for row in 0..<4 {
        let upper = rows[row]
        let lower = rows[row + 4]
        rows[row] = SIMD8(lowHalf: upper.lowHalf, highHalf: lower.lowHalf)
        rows[row + 4] = SIMD8(lowHalf: upper.highHalf, highHalf: lower.highHalf)
    }
    for half in 0..<2 {
        for row in 4 * half..<4 * half + 2 {
            let (upper, lower) = (rows[row], rows[row + 2])
            rows[row] = SIMD8(upper[0], upper[1], lower[0], lower[1], upper[4], upper[5], lower[4], lower[5])
            rows[row + 2] = SIMD8(upper[2], upper[3], lower[2], lower[3], upper[6], upper[7], lower[6], lower[7])
        }
    }
    for pair in 0..<4 {
        let (upper, lower) = (rows[2 * pair], rows[2 * pair + 1])
        rows[2 * pair] = SIMD8(upper[0], lower[0], upper[2], lower[2], upper[4], lower[4], upper[6], lower[6])
        rows[2 * pair + 1] = SIMD8(upper[1], lower[1], upper[3], lower[3], upper[5], lower[5], upper[7], lower[7])
    }
    for row in 0..<8 {
        UnsafeMutableRawPointer(target + row * targetStride).storeBytes(of: rows[row], as: SIMD8<Float>.self)
    }
}

/// Fills the panel's columns of some features with zeros: output[pixel][image][0..<32] = 0.
public func clearPanel(
    pixels: Int, images: Int, output: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int
) {
    for pixel in 0..<pixels {
        for image in 0..<images {
            let target = output + pixel * pixelStride + image * imageStride
            storeLanes(Lanes(repeating: 0), to: target)
            storeLanes(Lanes(repeating: 0), to: target + 16)
        }
    }
}
