import Foundation
import KernelInterface
import Testing

@testable import Networks

/// The spectra of features against the transform's definition in Double.
@Suite struct FourierTransformTests {
    /// What the planes of a spectrum hold: frequencies in the order in which they lie, real ones last in their group.
    struct Frequencies {
        let length: Int
        /// (vertical, horizontal), and whether it is real.
        let list: [(y: Int, x: Int, isReal: Bool)]

        init(stride: Int) {
            length = stride == 1 ? 9 : 8
            var list: [(y: Int, x: Int, isReal: Bool)] = []
            let vertical = stride == 1 ? Array(1...4) : Array(1...3)
            for x in stride == 1 ? [0] : [0, 4] {
                list += vertical.map { ($0, x, false) }
                list += (stride == 1 ? [0] : [0, 4]).map { ($0, x, true) }
            }
            for x in vertical {
                list += (stride == 1 ? [0] : [0, 4]).map { ($0, x, false) }
                for y in vertical { list += [(y, x, false), (y, -x, false)] }
            }
            self.list = list
        }
    }

    /// One phase of the features of one image and channel.
    func exactPlanes(_ frequencies: Frequencies, isInput: Bool, _ value: (_ y: Int, _ x: Int) -> Float) -> [Double] {
        var planes: [Double] = []
        for (fy, fx, isReal) in frequencies.list {
            var (real, imaginary) = (0.0, 0.0)
            for y in -3...3 {
                for x in -3...3 {
                    let angle = 2 * Double.pi * Double(fy * y + fx * x) / Double(frequencies.length)
                    real += Double(value(y + 3, x + 3)) * cos(angle)
                    imaginary += Double(value(y + 3, x + 3)) * sin(angle)
                }
            }
            if isReal {
                planes.append(real)
            } else {
                planes += isInput ? [real, imaginary - real, real + imaginary] : [real + imaginary, imaginary, real]
            }
        }
        return planes
    }

    @Test(arguments: builds, [(1, true), (2, true), (2, false)])
    func matchesItsDefinition(_ build: KernelBuild, _ sides: (stride: Int, phased: Bool)) {
        let kernels = KernelTable.table(for: build).fourier
        let frequencies = Frequencies(stride: sides.stride)
        let planeCount = sides.stride == 1 ? 121 : 94
        let (images, channels) = (3, 32)
        let phases = sides.phased ? sides.stride * sides.stride : 1
        let side = sides.phased ? 7 * sides.stride : 7
        let step = sides.phased ? sides.stride : 1
        var source = Numbers(21)
        let features = Plane(pixels: side * side, images: images, channels: channels, &source)
        // Two blocks of channels, and a line more to make their number odd.
        let imageStride = (2 * planeCount + 1) * 16
        for isInput in [true, false] {
            let shape = TransformShape(
                narrowSide: 7, wideSide: 7 * sides.stride, stride: sides.stride, padding: 1,
                isTransposed: isInput != sides.phased, inputChannels: channels, outputChannels: channels,
                images: images)
            let count = kernels.spectraCount(shape, isInput)
            #expect(count == phases * images * imageStride)
            var spectra = [Float](repeating: 0, count: count)
            var workspace = [Float](repeating: 0, count: kernels.workspaceCount(shape, images))
            spectra.withUnsafeMutableBufferPointer { spectra in
                workspace.withUnsafeMutableBufferPointer { workspace in
                    features.numbers.withUnsafeBufferPointer { numbers in
                        guard let into = spectra.baseAddress, let scratch = workspace.baseAddress,
                            let from = numbers.baseAddress
                        else { return }
                        for image in 0..<images {
                            kernels.transform(
                                shape,
                                TransformOperand(
                                    isInput: isInput, features: from, pixelStride: features.pixelStride,
                                    imageStride: features.imageStride, image: image, spectra: into,
                                    workspace: scratch))
                        }
                    }
                }
            }
            for (phase, image, channel) in [(0, 0, 0), (phases - 1, 1, 15), (phases / 2, 2, 16), (phases / 3, 2, 31)] {
                let truth = exactPlanes(frequencies, isInput: isInput) { y, x in
                    let row = y * step + (phase >> 1)
                    return features[row * side + x * step + (phase & 1), image, channel]
                }
                #expect(truth.count == planeCount)
                let start = (phase * images + image) * imageStride + channel / 16 * planeCount * 16 + channel % 16
                // Sums of 49 numbers below 1: each of a dozen additions rounds a sum of at most 49 by 2^-24 of it.
                for (plane, expected) in truth.enumerated() {
                    #expect(abs(Double(spectra[start + plane * 16]) - expected) < 12 * 49 * 0x1p-24, "plane \(plane)")
                }
            }
        }
    }
}
