import Foundation
import Testing

@testable import Networks

@Suite struct PictureTests {
    @Test(arguments: builds) func everyByteComesBack(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build)
        let bytes = (0..<256).map { UInt8($0) }
        var numbers = [Float](repeating: 9, count: 4 * 70)
        kernels.bytesToNumbers(4, 64, bytes, &numbers, 70)
        for (index, byte) in bytes.enumerated() {
            #expect(numbers[index / 64 * 70 + index % 64] == (Float(byte) / 255 - 0.5) * 2)
        }
        #expect((0..<4).allSatisfy { row in (64..<70).allSatisfy { numbers[row * 70 + $0] == 9 } })
        var back = [UInt8](repeating: 0, count: 256)
        kernels.numbersToBytes(4, 64, numbers, 70, &back)
        #expect(back == bytes)
    }

    @Test(arguments: builds) func numbersBeyondTheRangeAreClamped(_ build: KernelBuild) {
        var bytes = [UInt8](repeating: 7, count: 5)
        KernelTable.table(for: build).numbersToBytes(1, 5, [-3, 3, .nan, .infinity, -.infinity], 5, &bytes)
        #expect(bytes == [0, 255, 0, 255, 0])
    }

    /// Patches on pictures of the recipe's and of other sides.
    @Test(
        arguments: builds,
        [
            (28, 14, 5, 2, 1, 3), (4, 2, 5, 2, 1, 1), (7, 7, 3, 1, 1, 3), (3, 1, 3, 1, 0, 4), (9, 9, 7, 1, 3, 3),
            (16, 8, 6, 2, 2, 2),
        ])
    func rowsGatherTheirPatches(
        _ build: KernelBuild,
        shape: (side: Int, patchSide: Int, kernel: Int, stride: Int, padding: Int, colours: Int)
    ) {
        var source = Numbers(UInt64(shape.side))
        let (images, colours) = (2, shape.colours)
        let patches = Plane(
            pixels: shape.patchSide * shape.patchSide, images: images,
            channels: shape.kernel * shape.kernel * colours + 3,
            &source)
        var truth = [ExactSum](repeating: ExactSum(), count: images * shape.side * shape.side * colours)
        for pixel in 0..<patches.pixels {
            for tap in 0..<shape.kernel * shape.kernel {
                let row = pixel / shape.patchSide * shape.stride + tap / shape.kernel - shape.padding
                let column = pixel % shape.patchSide * shape.stride + tap % shape.kernel - shape.padding
                guard 0..<shape.side ~= row, 0..<shape.side ~= column else { continue }
                for image in 0..<images {
                    for colour in 0..<colours {
                        let index = ((image * shape.side + row) * shape.side + column) * colours + colour
                        truth[index].add(Double(patches[pixel, image, tap * colours + colour]))
                    }
                }
            }
        }
        for row in 0..<shape.side {
            var picture = [Float](repeating: 9, count: images * (shape.side * colours + 4))
            let stride = shape.side * colours + 4
            KernelTable.table(for: build).gatherPictureRow(
                row, shape.side, colours, shape.patchSide, shape.kernel, shape.stride, shape.padding, images,
                patches.numbers, patches.pixelStride, patches.imageStride, &picture, stride)
            for image in 0..<images {
                for place in 0..<shape.side * colours {
                    let exact = truth[(image * shape.side + row) * shape.side * colours + place]
                    #expect(exact.allows(picture[image * stride + place]))
                }
                #expect(picture[image * stride + shape.side * colours..<(image + 1) * stride].allSatisfy { $0 == 9 })
            }
        }
    }

    @Test(arguments: builds, [1, 5, 6, 28]) func tanhAndBack(_ build: KernelBuild, side: Int) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(side))
        let (images, stride) = (3, side * 3 + 2)
        let before = source.floats(images * stride)
        let incoming = source.floats(images * stride)
        let bias: [Float] = [0.5, -0.25, 0.125]
        var (picture, gradient) = (before, incoming)
        var sums: [Float] = [1, 2, 3]
        var truth = sums.map(Double.init)
        kernels.biasAndTanhForward(images, side, 3, bias, &picture, stride)
        kernels.tanhBackward(images, side, 3, picture, &gradient, stride, &sums)
        for index in 0..<images * stride {
            let colour = index % stride % 3
            if index % stride < side * 3 {
                let value = tanh(Double(before[index]) + Double(bias[colour]))
                let slope = Double(incoming[index]) * (1 - value * value)
                #expect(abs(Double(picture[index]) - value) < 3e-7 && abs(Double(gradient[index]) - slope) < 1e-6)
                truth[colour] += slope
            } else {
                #expect(picture[index] == before[index] && gradient[index] == incoming[index])
            }
        }
        #expect(zip(sums, truth).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    }
}
