import Testing

@testable import Networks

@Suite struct ProductTests {
    /// Images around the tiles' rows, depths around nothing and the vectors' width, primes.
    @Test(arguments: builds, [0, 1, 2, 5, 6, 7, 8, 9, 11, 12, 13, 17, 31])
    func tapAddsProducts(_ build: KernelBuild, images: Int) {
        let kernels = KernelTable.table(for: build)
        for (depth, pixels) in [(0, 1), (1, 3), (7, 2), (16, 1), (31, 2), (127, 1), (128, 1), (259, 1)] {
            var source = Numbers(UInt64(100 * images + depth))
            let input = Plane(pixels: pixels, images: images, channels: depth, &source)
            let before = Plane(pixels: pixels, images: images, channels: 32, &source)
            var output = before
            let panel = source.floats(depth * 32)
            // Each input pixel onto another output pixel, and the last one onto it again.
            let outputs = (0..<pixels).map { ($0 + 1) % pixels } + [0]
            let inputs = Array(0..<pixels) + [pixels - 1]
            let pairs = zip(inputs, outputs).flatMap { [Int32($0), Int32($1)] }
            kernels.multiplyTap(
                pairs, pairs.count / 2, images, depth, input.numbers, input.pixelStride, input.imageStride, panel,
                &output.numbers, output.pixelStride, output.imageStride)
            var isRight = output.gapsAreWhole
            for pixel in 0..<pixels {
                for image in 0..<images {
                    for column in 0..<32 {
                        var sum = ExactSum(before[pixel, image, column])
                        for (from, to) in zip(inputs, outputs) where to == pixel {
                            for index in 0..<depth {
                                sum.addProduct(input[from, image, index], panel[index * 32 + column])
                            }
                        }
                        isRight = isRight && sum.allows(output[pixel, image, column])
                    }
                }
            }
            #expect(isRight, "\(images) images, depth \(depth)")
        }
    }

    @Test(arguments: builds, [true, false])
    func segmentsReadPatches(_ build: KernelBuild, accumulates: Bool) {
        let kernels = KernelTable.table(for: build)
        for (rows, segments, depth) in [(0, 5, 15), (1, 5, 15), (7, 5, 15), (16, 5, 15), (17, 1, 128), (3, 2, 1)] {
            var source = Numbers(UInt64(rows + depth))
            let (segmentStride, inputStride, outputStride) = (depth + 4, segments * (depth + 4) + 1, 35)
            let input = source.floats(rows * inputStride + segments * segmentStride)
            let panel = source.floats(segments * depth * 32)
            let before = source.floats(rows * outputStride + 35)
            var output = before
            kernels.multiplySegments(
                rows, segments, segmentStride, depth, input, inputStride, panel, &output, outputStride, accumulates)
            var isRight = true
            for row in 0..<rows {
                for column in 0..<32 {
                    var sum = ExactSum(accumulates ? before[row * outputStride + column] : 0)
                    for index in 0..<segments * depth {
                        let place = row * inputStride + index / depth * segmentStride + index % depth
                        sum.addProduct(input[place], panel[index * 32 + column])
                    }
                    isRight = isRight && sum.allows(output[row * outputStride + column])
                }
                let gap = row * outputStride + 32..<(row + 1) * outputStride
                isRight = isRight && output[gap] == before[gap]
            }
            #expect(isRight, "\(rows) rows of \(segments) x \(depth)")
        }
    }

    /// Images around the stretch of 128 after which tiles are written back.
    @Test(arguments: builds, [0, 1, 3, 16, 127, 128, 129])
    func tapGradientAddsOuterProducts(_ build: KernelBuild, images: Int) {
        let kernels = KernelTable.table(for: build)
        for (rows, pixels) in [(0, 1), (1, 2), (5, 1), (6, 3), (7, 1), (8, 1), (9, 2), (13, 1), (15, 1)] {
            var source = Numbers(UInt64(1000 * images + rows))
            let input = Plane(pixels: pixels, images: images, channels: rows, &source)
            let gradient = Plane(pixels: pixels, images: images, channels: 32, &source)
            let before = source.floats(rows * 32 + 1)
            var result = before
            let pairs = (0..<pixels).flatMap { [Int32($0), Int32((2 * $0 + 1) % pixels)] }
            kernels.accumulateTapGradient(
                pairs, pixels, images, rows, input.numbers, input.pixelStride, input.imageStride, gradient.numbers,
                gradient.pixelStride, gradient.imageStride, &result)
            var isRight = result[rows * 32] == before[rows * 32]
            for row in 0..<rows {
                for column in 0..<32 {
                    var sum = ExactSum(before[row * 32 + column])
                    for pair in 0..<pixels {
                        let other = Int(pairs[2 * pair + 1])
                        for image in 0..<images {
                            sum.addProduct(input[pair, image, row], gradient[other, image, column])
                        }
                    }
                    isRight = isRight && sum.allows(result[row * 32 + column])
                }
            }
            #expect(isRight, "\(rows) rows, \(pixels) pixels of \(images) images")
        }
    }
}
