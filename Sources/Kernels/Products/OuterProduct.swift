/// Adds one tap of a convolution's weight gradient: gradient[rows, 32] += input[pixel, image, rows] transposed *
/// outputGradient[pixel, image, 32], summed over the pairs of pixels and the images, in order.
///
/// - Parameters:
///   - pairs: `pairCount` pairs of numbers: input pixel, output pixel.
///   - rows: the input's channels (or a stretch of them).
///   - gradient: [rows][32].
public func accumulateTapGradient(
    pairs: UnsafePointer<Int32>, pairCount: Int, images: Int, rows: Int, input: UnsafePointer<Float>,
    inputPixelStride: Int, inputImageStride: Int, outputGradient: UnsafePointer<Float>, outputPixelStride: Int,
    outputImageStride: Int, gradient: UnsafeMutablePointer<Float>
) {
    // The gradient's tiles pass through the registers once for each stretch of pixels and images whose rows stay in
    // the first cache.
    let imageStretch = min(images, outerProductDepth)
    let pairStretch = max(1, outerProductDepth / max(imageStretch, 1))
    var pair = 0
    while pair < pairCount {
        let lastPair = min(pair + pairStretch, pairCount)
        var image = 0
        while image < images {
            let lastImage = min(image + imageStretch, images)
            let stretch = OuterProduct(
                pairs: pairs + 2 * pair, pairCount: lastPair - pair, images: lastImage - image,
                input: input + image * inputImageStride, inputPixelStride: inputPixelStride,
                inputImageStride: inputImageStride, outputGradient: outputGradient + image * outputImageStride,
                outputPixelStride: outputPixelStride, outputImageStride: outputImageStride)
            stretch.accumulate(rows: rows, into: gradient)
            image = lastImage
        }
        pair = lastPair
    }
}

/// How many pixels times images an outer product sums up before it writes its tile back.
private let outerProductDepth = 128

/// The sum of outer products over some pairs of pixels and images.
private struct OuterProduct {
    let pairs: UnsafePointer<Int32>
    let pairCount: Int
    let images: Int
    let input: UnsafePointer<Float>
    let inputPixelStride: Int
    let inputImageStride: Int
    let outputGradient: UnsafePointer<Float>
    let outputPixelStride: Int
    let outputImageStride: Int

    func accumulate(rows: Int, into gradient: UnsafeMutablePointer<Float>) {
        let tiles = (rows + tileRows - 1) / tileRows
        var row = 0
        for tile in 0..<tiles {
            let count = (rows - row) / (tiles - tile)
            accumulateTile(rows: count, from: row, into: gradient + row * panelWidth)
            row += count
        }
    }

    private func accumulateTile(rows: Int, from row: Int, into gradient: UnsafeMutablePointer<Float>) {
        switch rows {
        case 1: accumulate(InlineArray<1, Void>.self, row, gradient)
        case 2: accumulate(InlineArray<2, Void>.self, row, gradient)
        #if FUSED_MULTIPLY_ADD
            case 3: accumulate(InlineArray<3, Void>.self, row, gradient)
            case 4: accumulate(InlineArray<4, Void>.self, row, gradient)
            case 5: accumulate(InlineArray<5, Void>.self, row, gradient)
            case 6: accumulate(InlineArray<6, Void>.self, row, gradient)
        #endif
        #if WIDE_VECTORS
            case 7: accumulate(InlineArray<7, Void>.self, row, gradient)
            case 8: accumulate(InlineArray<8, Void>.self, row, gradient)
        #endif
        default: break
        }
    }

    @inline(__always)
    private func accumulate<let rows: Int>(
        _ shape: InlineArray<rows, Void>.Type, _ row: Int, _ gradient: UnsafeMutablePointer<Float>
    ) {
        var column = 0
        while column < panelWidth {
            accumulateColumns(shape, row, column, gradient + column)
            column += 2 * Vector.scalarCount
        }
    }

    /// The columns that two vectors hold.
    @inline(__always)
    private func accumulateColumns<let rows: Int>(
        _ shape: InlineArray<rows, Void>.Type, _ firstRow: Int, _ column: Int, _ gradient: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        var left = InlineArray<rows, Vector>(repeating: Vector(repeating: 0))
        var right = InlineArray<rows, Vector>(repeating: Vector(repeating: 0))
        for row in 0..<rows {
            left[row] = load(gradient + row * panelWidth)
            right[row] = load(gradient + row * panelWidth + width)
        }
        for pair in 0..<pairCount {
            var source = input + Int(pairs[2 * pair]) * inputPixelStride + firstRow
            var other = outputGradient + Int(pairs[2 * pair + 1]) * outputPixelStride + column
            for _ in 0..<images {
                let leftGradient = load(other)
                let rightGradient = load(other + width)
                for row in 0..<rows {
                    let number = Vector(repeating: source[row])
                    left[row] = multiplyAdd(number, leftGradient, left[row])
                    right[row] = multiplyAdd(number, rightGradient, right[row])
                }
                source += inputImageStride
                other += outputImageStride
            }
        }
        for row in 0..<rows {
            store(left[row], to: gradient + row * panelWidth)
            store(right[row], to: gradient + row * panelWidth + width)
        }
    }
}
