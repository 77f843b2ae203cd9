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
///   - side: the pictures' side; `patchSide` patches stand in a row, each of `kernel` x `kernel` taps.
///   - patches: [patchSide * patchSide][images][>= kernel * kernel * 3 + 1].
///   - picture: the first image's first colour of this row; images are `imageStride` apart.
public func gatherPictureRow(
    row: Int, side: Int, patchSide: Int, kernel: Int, stride: Int, padding: Int, images: Int,
    patches: UnsafePointer<Float>, patchPixelStride: Int, patchImageStride: Int,
    picture: UnsafeMutablePointer<Float>, imageStride: Int
) {
    for image in 0..<images {
        for x in 0..<side {
            var sum = SIMD4<Float>(repeating: 0)
            var tapRow = (row + padding) % stride
            while tapRow < kernel {
                let y = (row + padding - tapRow) / stride
                var tap = (x + padding) % stride
                while tap < kernel, row + padding >= tapRow, y < patchSide {
                    let patch = (x + padding - tap) / stride
                    if x + padding >= tap, patch < patchSide {
                        let source =
                            patches + (y * patchSide + patch) * patchPixelStride + image * patchImageStride
                            + (tapRow * kernel + tap) * 3
                        sum += UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Float>.self)
                    }
                    tap += stride
                }
                tapRow += stride
            }
            let target = picture + image * imageStride + x * 3
            target[0] = sum.x
            target[1] = sum.y
            target[2] = sum.z
        }
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
