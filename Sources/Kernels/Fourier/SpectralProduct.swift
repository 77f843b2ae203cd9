/// A matrix product at one plane of a spectrum: result[row][column] (+)= Σ left[row][step] · right[step][column].
///
/// Rows are images and steps channels, or the other way round; columns are a panel of `panelWidth` channels. Numbers of
/// the left factor are read one at a time, the others as vectors. A few rows by two vectors stay in registers over all
/// steps; each number of the result sums in their order, whatever tile it falls in and however wide the vectors are.
///
/// All strides are in numbers. Channels lie in blocks of `SpectraLayout.block`.
struct SpectralProduct {
    let rowCount: Int
    /// Steps come in `stepBlocks` blocks of `blockSteps`.
    let stepBlocks: Int
    let blockSteps: Int
    /// In the left factor, from row to row, from step to step and from block to block.
    let rowStride: Int
    let stepStride: Int
    let blockStride: Int
    /// In the right factor, from step to step and from the first block of columns to the second.
    let rightStride: Int
    let rightColumns: Int
    /// In the result, from row to row and from the first block of columns to the second.
    let resultStride: Int
    let resultColumns: Int
    /// Whether the product is added to what `result` holds.
    let accumulates: Bool

    func multiply(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        // Rows are spread evenly over as few tiles as hold them.
        let tiles = (rowCount + tileRows - 1) / tileRows
        var row = 0
        for tile in 0..<tiles {
            let count = (rowCount - row) / (tiles - tile)
            multiplyTile(count, left + row * rowStride, right, result + row * resultStride)
            row += count
        }
    }

    @inline(__always)
    private func multiplyTile(
        _ count: Int, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        _ result: UnsafeMutablePointer<Float>
    ) {
        switch count {
        case 1: multiply(InlineArray<1, Void>.self, left, right, result)
        case 2: multiply(InlineArray<2, Void>.self, left, right, result)
        #if FUSED_MULTIPLY_ADD
            case 3: multiply(InlineArray<3, Void>.self, left, right, result)
            case 4: multiply(InlineArray<4, Void>.self, left, right, result)
            case 5: multiply(InlineArray<5, Void>.self, left, right, result)
            case 6: multiply(InlineArray<6, Void>.self, left, right, result)
        #endif
        #if WIDE_VECTORS
            case 7: multiply(InlineArray<7, Void>.self, left, right, result)
            case 8: multiply(InlineArray<8, Void>.self, left, right, result)
        #endif
        default: break
        }
    }

    /// A tile. Its number of rows is a compile-time constant, so that the sums have registers of their own.
    @inline(__always)
    private func multiply<let count: Int>(
        _ shape: InlineArray<count, Void>.Type, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        _ result: UnsafeMutablePointer<Float>
    ) {
        #if WIDE_VECTORS
            multiply(shape, left, right, right + rightColumns, result, result + resultColumns)
        #else
            multiply(shape, left, right, right + 8, result, result + 8)
            let (nextRight, nextResult) = (right + rightColumns, result + resultColumns)
            multiply(shape, left, nextRight, nextRight + 8, nextResult, nextResult + 8)
        #endif
    }

    /// The columns of two vectors.
    @inline(__always)
    private func multiply<let count: Int>(
        _ shape: InlineArray<count, Void>.Type, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        _ nextRight: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>,
        _ nextResult: UnsafeMutablePointer<Float>
    ) {
        var sums = InlineArray<count, Vector>(repeating: .zero)
        var nextSums = InlineArray<count, Vector>(repeating: .zero)
        var offset = 0
        for block in 0..<stepBlocks {
            var number = left + block * blockStride
            for _ in 0..<blockSteps {
                let vector = load(right + offset), nextVector = load(nextRight + offset)
                for row in 0..<count {
                    let factor = Vector(repeating: number[row * rowStride])
                    sums[row] = multiplyAdd(factor, vector, sums[row])
                    nextSums[row] = multiplyAdd(factor, nextVector, nextSums[row])
                }
                number += stepStride
                offset += rightStride
            }
        }
        for row in 0..<count {
            if accumulates {
                sums[row] += load(result + row * resultStride)
                nextSums[row] += load(nextResult + row * resultStride)
            }
            store(sums[row], to: result + row * resultStride)
            store(nextSums[row], to: nextResult + row * resultStride)
        }
    }
}
