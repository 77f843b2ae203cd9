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

/// One row of pictures from the patches that overlap it: the last pass of a transposed convolution to colours, and of
/// the data gradient of a convolution of colours.
///
/// picture[image][row][x][colour] = sum over taps of patches[pixel][image][tap * colours + colour], where a patch's tap
/// (i, j) falls on row = stride * y + i - padding and x likewise.
///
/// - Parameters:
///   - side: the pictures' side; `patchSide` patches stand in a row, each of `kernel` x `kernel` taps.
///   - colours: 1 to 4.
///   - patches: [patchSide * patchSide][images][>= kernel * kernel * colours + 3].
///   - picture: the first image's first colour of this row; images are `imageStride` apart.
public func gatherPictureRow(
    row: Int, side: Int, colours: Int, patchSide: Int, kernel: Int, stride: Int, padding: Int, images: Int,
    patches: UnsafePointer<Float>, patchPixelStride: Int, patchImageStride: Int,
    picture: UnsafeMutablePointer<Float>, imageStride: Int
) {
    let grid = PatchGrid(
        side: patchSide, kernel: kernel, stride: stride, colours: colours, pixelStride: patchPixelStride)
    for x in 0..<side {
        for image in 0..<images {
            let sum = grid.sum(row + padding, x + padding, patches + image * patchImageStride)
            let target = picture + image * imageStride + x * colours
            for colour in 0..<colours { target[colour] = sum[colour] }
        }
    }
}

/// Patches of some colours in a square, `stride` apart.
private struct PatchGrid {
    let side: Int
    let kernel: Int
    let stride: Int
    let colours: Int
    let pixelStride: Int

    /// The sum of the taps that fall on a place, those of the lowest patch first.
    @inline(__always)
    func sum(_ row: Int, _ column: Int, _ patches: UnsafePointer<Float>) -> SIMD4<Float> {
        var sum = SIMD4<Float>(repeating: 0)
        var y = min(row / stride, side - 1)
        while y >= 0, row - y * stride < kernel {
            var x = min(column / stride, side - 1)
            while x >= 0, column - x * stride < kernel {
                let tap = (row - y * stride) * kernel + column - x * stride
                let source = patches + (y * side + x) * pixelStride + tap * colours
                sum += UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Float>.self)
                x -= 1
            }
            y -= 1
        }
        return sum
    }
}

/// One row of pictures, in place: tanh(number + the colour's bias).
public func biasAndTanhForward(
    images: Int, side: Int, colours: Int, bias: UnsafePointer<Float>, picture: UnsafeMutablePointer<Float>,
    imageStride: Int
) {
    for image in 0..<images {
        let target = picture + image * imageStride
        for x in 0..<side {
            for colour in 0..<colours { target[x * colours + colour] += bias[colour] }
        }
        hyperbolicTangent(UnsafePointer(target), target, count: side * colours)
    }
}

/// The gradient through tanh of one row of pictures, in place: gradient *= 1 - picture^2.
///
/// - Parameters:
///   - picture: what tanh gave, at the same place and with the same stride as `gradient`.
///   - biasGradient: [colours], added to.
public func tanhBackward(
    images: Int, side: Int, colours: Int, picture: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    imageStride: Int, biasGradient: UnsafeMutablePointer<Float>
) {
    for image in 0..<images {
        let output = picture + image * imageStride
        let target = gradient + image * imageStride
        for x in 0..<side {
            for colour in 0..<colours {
                let index = x * colours + colour
                target[index] *= 1 - output[index] * output[index]
                biasGradient[colour] += target[index]
            }
        }
    }
}

/// One row of pictures, in place: number + the colour's bias, times `slope` where that is below 0.
public func biasAndLeakyPictures(
    images: Int, side: Int, colours: Int, bias: UnsafePointer<Float>, slope: Float,
    picture: UnsafeMutablePointer<Float>, imageStride: Int
) {
    for image in 0..<images {
        let target = picture + image * imageStride
        for x in 0..<side {
            for colour in 0..<colours {
                let sum = target[x * colours + colour] + bias[colour]
                target[x * colours + colour] = sum > 0 ? sum : sum * slope
            }
        }
    }
}

/// The gradient through `biasAndLeakyPictures` of one row of pictures, in place.
///
/// - Parameters:
///   - picture: what it gave, at the same place and with the same stride as `gradient`; its sign is the sum's.
///   - biasGradient: [colours], added to.
public func leakyPicturesBackward(
    images: Int, side: Int, colours: Int, slope: Float, picture: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, imageStride: Int, biasGradient: UnsafeMutablePointer<Float>
) {
    for image in 0..<images {
        let output = picture + image * imageStride
        let target = gradient + image * imageStride
        for x in 0..<side {
            for colour in 0..<colours {
                let index = x * colours + colour
                if !(output[index] > 0) { target[index] *= slope }
                biasGradient[colour] += target[index]
            }
        }
    }
}
