/// Adds one tap of a convolution: for each pair of pixels, output[images, 32] += input[images, depth] * panel[depth, 32].
///
/// A convolution is such a product for each tap of its kernel; a transposed convolution has the pairs the other way
/// round. Each output number sums over taps and depth in order with one accumulator, so the bits do not depend on the
/// vectors' width.
///
/// - Parameters:
///   - pairs: `pairCount` pairs of numbers: input pixel, output pixel.
///   - input: [pixel][image][channel] with the given strides, in numbers.
///   - panel: [depth][32].
///   - output: [pixel][image][channel], the first of the panel's 32 channels.
public func multiplyTap(
    pairs: UnsafePointer<Int32>, pairCount: Int, images: Int, depth: Int, input: UnsafePointer<Float>,
    inputPixelStride: Int, inputImageStride: Int, panel: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    outputPixelStride: Int, outputImageStride: Int
) {
    // A stretch of the panel small enough for the first cache serves all rows before the next one.
    var first = 0
    while first < depth {
        let count = min(depth - first, panelStretch)
        for pair in 0..<pairCount {
            let source = input + Int(pairs[2 * pair]) * inputPixelStride + first
            let target = output + Int(pairs[2 * pair + 1]) * outputPixelStride
            multiplyRows(
                rows: images, source, stride: inputImageStride, segments: 1, segmentStride: 0, depth: count,
                panel: panel + first * panelWidth, target, stride: outputImageStride, accumulates: true)
        }
        first += count
    }
}

/// The rows of a panel that stay in the first cache: 16 kB.
private let panelStretch = 128

/// output[rows, 32] = (or +=) input[rows, segments x depth] * panel[segments x depth, 32].
///
/// A row of the input is `segments` stretches of `depth` numbers, `segmentStride` apart: a patch of a picture.
public func multiplySegments(
    rows: Int, segments: Int, segmentStride: Int, depth: Int, input: UnsafePointer<Float>, inputStride: Int,
    panel: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, outputStride: Int, accumulates: Bool
) {
    multiplyRows(
        rows: rows, input, stride: inputStride, segments: segments, segmentStride: segmentStride, depth: depth,
        panel: panel, output, stride: outputStride, accumulates: accumulates)
}

/// Spreads rows evenly over as few tiles as hold them.
@inline(__always)
private func multiplyRows(
    rows: Int, _ input: UnsafePointer<Float>, stride inputStride: Int, segments: Int, segmentStride: Int, depth: Int,
    panel: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, stride outputStride: Int, accumulates: Bool
) {
    let tiles = (rows + tileRows - 1) / tileRows
    var row = 0
    for tile in 0..<tiles {
        let count = (rows - row) / (tiles - tile)
        multiplyTile(
            rows: count, input + row * inputStride, inputStride, segments, segmentStride, depth, panel,
            output + row * outputStride, outputStride, accumulates)
        row += count
    }
}

/// One tile of 1 to `tileRows` rows.
private func multiplyTile(
    rows: Int, _ input: UnsafePointer<Float>, _ inputStride: Int, _ segments: Int, _ segmentStride: Int, _ depth: Int,
    _ panel: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ outputStride: Int, _ accumulates: Bool
) {
    let tile = ProductTile(
        input: input, inputStride: inputStride, segments: segments, segmentStride: segmentStride, depth: depth,
        panel: panel, output: output, outputStride: outputStride, accumulates: accumulates)
    switch rows {
    case 1: tile.multiply(InlineArray<1, Void>.self)
    case 2: tile.multiply(InlineArray<2, Void>.self)
    #if FUSED_MULTIPLY_ADD
        case 3: tile.multiply(InlineArray<3, Void>.self)
        case 4: tile.multiply(InlineArray<4, Void>.self)
        case 5: tile.multiply(InlineArray<5, Void>.self)
        case 6: tile.multiply(InlineArray<6, Void>.self)
    #endif
    #if WIDE_VECTORS
        case 7: tile.multiply(InlineArray<7, Void>.self)
        case 8: tile.multiply(InlineArray<8, Void>.self)
    #endif
    default: break
    }
}

/// A few rows of a matrix product, kept in registers over the whole depth. The number of rows is a compile-time
/// constant, so that the loops over rows unroll and the sums have registers of their own.
private struct ProductTile {
    let input: UnsafePointer<Float>
    let inputStride: Int
    let segments: Int
    let segmentStride: Int
    let depth: Int
    let panel: UnsafePointer<Float>
    let output: UnsafeMutablePointer<Float>
    let outputStride: Int
    let accumulates: Bool

    @inline(__always)
    func multiply<let rows: Int>(_ shape: InlineArray<rows, Void>.Type) {
        var column = 0
        while column < panelWidth {
            multiplyColumns(shape, column)
            column += 2 * Vector.scalarCount
        }
    }

    /// The columns that two vectors hold.
    @inline(__always)
    private func multiplyColumns<let rows: Int>(_ shape: InlineArray<rows, Void>.Type, _ column: Int) {
        let width = Vector.scalarCount
        let target = output + column
        var left = InlineArray<rows, Vector>(repeating: Vector(repeating: 0))
        var right = InlineArray<rows, Vector>(repeating: Vector(repeating: 0))
        if accumulates {
            for row in 0..<rows {
                left[row] = load(target + row * outputStride)
                right[row] = load(target + row * outputStride + width)
            }
        }
        var weights = panel + column
        for segment in 0..<segments {
            let source = input + segment * segmentStride
            for index in 0..<depth {
                let leftWeights = load(weights)
                let rightWeights = load(weights + width)
                for row in 0..<rows {
                    let number = Vector(repeating: source[row * inputStride + index])
                    left[row] = multiplyAdd(number, leftWeights, left[row])
                    right[row] = multiplyAdd(number, rightWeights, right[row])
                }
                weights += panelWidth
            }
        }
        for row in 0..<rows {
            store(left[row], to: target + row * outputStride)
            store(right[row], to: target + row * outputStride + width)
        }
    }
}
