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
    let width = Vector.scalarCount
    let (wholeRows, wholeColumns) = (rows / width * width, columns / width * width)
    for column in stride(from: 0, to: wholeColumns, by: width) {
        for row in stride(from: 0, to: wholeRows, by: width) {
            transposeSquare(
                source + column * rowStride + row, rowStride, to: panel + row * panelWidth + column, panelWidth)
        }
    }
    for row in 0..<rows {
        for column in (row < wholeRows ? wholeColumns : 0)..<panelWidth {
            panel[row * panelWidth + column] = column < columns ? source[column * rowStride + row] : 0
        }
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
