/// numbers[i] = 2 (bytes[i] / 255 - 0.5) for `rows` rows of `width` colour values each.
///
/// - Parameters:
///   - bytes: [rows][width].
///   - numbers: [rows][rowStride]: the rows of a picture with a border.
public func bytesToNumbers(
    rows: Int, width: Int, bytes: UnsafePointer<UInt8>, numbers: UnsafeMutablePointer<Float>, rowStride: Int
) {
    for row in 0..<rows {
        for column in 0..<width {
            numbers[row * rowStride + column] = (Float(bytes[row * width + column]) / 255 - 0.5) * 2
        }
    }
}

/// bytes[i] = the nearest whole number to 255 (numbers[i] / 2 + 0.5), in 0...255.
///
/// - Parameters:
///   - numbers: [rows][rowStride]: the rows of a picture with a border.
///   - bytes: [rows][width].
public func numbersToBytes(
    rows: Int, width: Int, numbers: UnsafePointer<Float>, rowStride: Int, bytes: UnsafeMutablePointer<UInt8>
) {
    for row in 0..<rows {
        for column in 0..<width {
            let value = (numbers[row * rowStride + column] * 0.5 + 0.5) * 255 + 0.5
            // A number that is none becomes black: the comparison is false for it.
            bytes[row * width + column] = value > 0 ? UInt8(min(value, 255)) : 0
        }
    }
}

/// One row of pictures from the patches that overlap it: the last pass of a transposed convolution to three colours,
/// and of the data gradient of a convolution of three colours.
///
/// picture[image][row][x][colour] = sum over taps of patches[pixel][image][tap * 3 + colour], where a patch's tap
/// (i, j) falls on row = stride * y + i - padding and x likewise.
///
/// - Parameters:
///   - side: the pictures' side; `patchSide` patches stand in a row, each of `kernel` x `kernel` taps. At most nine
///     patches may overlap.
///   - patches: [patchSide * patchSide][images][>= kernel * kernel * 3 + 1].
///   - picture: the first image's first colour of this row; images are `imageStride` apart.
public func gatherPictureRow(
    row: Int, side: Int, patchSide: Int, kernel: Int, stride: Int, padding: Int, images: Int,
    patches: UnsafePointer<Float>, patchPixelStride: Int, patchImageStride: Int,
    picture: UnsafeMutablePointer<Float>, imageStride: Int
) {
    let grid = PatchGrid(side: patchSide, kernel: kernel, stride: stride, pixelStride: patchPixelStride)
    for x in 0..<side {
        var offsets = InlineArray<9, Int>(repeating: 0)
        let count = grid.overlaps(row + padding, x + padding, &offsets)
        for image in 0..<images {
            var sum = SIMD4<Float>(repeating: 0)
            for index in 0..<count {
                let source = patches + image * patchImageStride + offsets[index]
                sum += UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Float>.self)
            }
            let target = picture + image * imageStride + x * 3
            target[0] = sum.x
            target[1] = sum.y
            target[2] = sum.z
        }
    }
}

/// Patches of three colours in a square, `stride` apart.
private struct PatchGrid {
    let side: Int
    let kernel: Int
    let stride: Int
    let pixelStride: Int

    /// Finds the taps that fall on a place, row by row, and returns how many there are.
    func overlaps(_ row: Int, _ column: Int, _ offsets: inout InlineArray<9, Int>) -> Int {
        var count = 0
        for tapRow in 0..<kernel where row >= tapRow && (row - tapRow) % stride == 0 {
            let y = (row - tapRow) / stride
            for tap in 0..<kernel where column >= tap && (column - tap) % stride == 0 {
                let x = (column - tap) / stride
                guard x < side, y < side else { continue }
                offsets[count] = (y * side + x) * pixelStride + (tapRow * kernel + tap) * 3
                count += 1
            }
        }
        return count
    }
}

/// One row of pictures, in place: tanh(number + the colour's bias).
public func biasAndTanhForward(
    images: Int, side: Int, bias: UnsafePointer<Float>, picture: UnsafeMutablePointer<Float>, imageStride: Int
) {
    for image in 0..<images {
        let target = picture + image * imageStride
        for x in 0..<side {
            for colour in 0..<3 { target[x * 3 + colour] += bias[colour] }
        }
        hyperbolicTangent(UnsafePointer(target), target, count: side * 3)
    }
}

/// The gradient through tanh of one row of pictures, in place: gradient *= 1 - picture^2.
///
/// - Parameters:
///   - picture: what tanh gave, at the same place and with the same stride as `gradient`.
///   - biasGradient: [3], added to.
public func tanhBackward(
    images: Int, side: Int, picture: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>, imageStride: Int,
    biasGradient: UnsafeMutablePointer<Float>
) {
    for image in 0..<images {
        let output = picture + image * imageStride
        let target = gradient + image * imageStride
        for x in 0..<side {
            for colour in 0..<3 {
                let index = x * 3 + colour
                target[index] *= 1 - output[index] * output[index]
                biasGradient[colour] += target[index]
            }
        }
    }
}
