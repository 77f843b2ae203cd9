/// Which factor of a complex product is conjugated.
enum Conjugation {
    case none, vectors, rows
}

/// Rows of a full tile: their real and imaginary sums must fit the registers (32 or 16) beside four operands.
#if WIDE_VECTORS
    let spectralTileRows = 8
#else
    let spectralTileRows = 4
#endif

/// One frequency's part of a convolution, a matrix product: `result[row] (+)= Σ rows[row][step] · vectors[step]`.
///
/// Rows are images (or input channels), steps the channels (or images) that are summed over; vectors and results are
/// neighbouring channels. Numbers of `rows` are read one at a time, the others a vector at a time.
///
/// A tile of up to eight rows by one vector stays in registers, real and imaginary sums apart, and a complex product is
/// made from four real ones. Three are enough (Gauss), but those need half as much memory again for each spectrum and
/// more additions on all sides, and lose accuracy: what bounds this loop is reading spectra.
struct SpectralProduct {
    var rows: UnsafePointer<Float>
    /// The distances in numbers of two rows, of two steps, and of a number's imaginary part from its real part.
    var rowStride: Int
    var rowStep: Int
    var rowImaginary: Int
    var vectors: UnsafePointer<Float>
    var vectorStep: Int
    var vectorImaginary: Int
    var result: UnsafeMutablePointer<Float>
    var resultStride: Int
    var resultImaginary: Int
    var rowCount: Int
    var steps: Int
    /// Whether the product is added to what `result` holds.
    var accumulates: Bool

    /// The product at a complex frequency. Each number sums over the steps in order, whatever tile it falls in.
    @inline(__always)
    func multiplyComplex(_ conjugation: Conjugation) {
        var row = 0
        while row + spectralTileRows <= rowCount {
            #if WIDE_VECTORS
                complexTile(row, InlineArray<8, Void>.self, conjugation)
            #else
                complexTile(row, InlineArray<4, Void>.self, conjugation)
            #endif
            row += spectralTileRows
        }
        #if WIDE_VECTORS
            if rowCount - row >= 4 {
                complexTile(row, InlineArray<4, Void>.self, conjugation)
                row += 4
            }
        #endif
        if rowCount - row >= 2 {
            complexTile(row, InlineArray<2, Void>.self, conjugation)
            row += 2
        }
        if rowCount > row { complexTile(row, InlineArray<1, Void>.self, conjugation) }
    }

    /// The product at a real frequency.
    @inline(__always)
    func multiplyReal() {
        var row = 0
        while row + 8 <= rowCount {
            realTile(row, InlineArray<8, Void>.self)
            row += 8
        }
        while row < rowCount {
            realTile(row, InlineArray<1, Void>.self)
            row += 1
        }
    }

    @inline(__always)
    private func complexTile<let count: Int>(
        _ row: Int, _ shape: InlineArray<count, Void>.Type, _ conjugation: Conjugation
    ) {
        var real = InlineArray<count, Vector>(repeating: .zero)
        var imaginary = InlineArray<count, Vector>(repeating: .zero)
        var a = rows + row * rowStride
        var b = vectors
        for _ in 0..<steps {
            let bReal = load(b), bImaginary = load(b + vectorImaginary)
            // The signs of (a + ia')(b + ib') and of its conjugated forms, put where they cost one operation a step.
            let crossReal = conjugation == .none ? Vector.zero - bImaginary : bImaginary
            let crossImaginary = conjugation == .vectors ? Vector.zero - bImaginary : bImaginary
            let turned = conjugation == .rows ? Vector.zero - bReal : bReal
            for i in 0..<count {
                let aReal = Vector(repeating: a[i * rowStride])
                real[i] = multiplyAdd(aReal, bReal, real[i])
                imaginary[i] = multiplyAdd(aReal, crossImaginary, imaginary[i])
                let aImaginary = Vector(repeating: a[i * rowStride + rowImaginary])
                real[i] = multiplyAdd(aImaginary, crossReal, real[i])
                imaginary[i] = multiplyAdd(aImaginary, turned, imaginary[i])
            }
            a += rowStep
            b += vectorStep
        }
        for i in 0..<count {
            let out = result + (row + i) * resultStride
            if accumulates {
                real[i] += load(out)
                imaginary[i] += load(out + resultImaginary)
            }
            store(real[i], to: out)
            store(imaginary[i], to: out + resultImaginary)
        }
    }

    @inline(__always)
    private func realTile<let count: Int>(_ row: Int, _ shape: InlineArray<count, Void>.Type) {
        var sums = InlineArray<count, Vector>(repeating: .zero)
        var a = rows + row * rowStride
        var b = vectors
        for _ in 0..<steps {
            let vector = load(b)
            for i in 0..<count { sums[i] = multiplyAdd(Vector(repeating: a[i * rowStride]), vector, sums[i]) }
            a += rowStep
            b += vectorStep
        }
        for i in 0..<count {
            let out = result + (row + i) * resultStride
            if accumulates { sums[i] += load(out) }
            store(sums[i], to: out)
        }
    }
}
