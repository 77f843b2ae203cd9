import KernelInterface
import Testing

@testable import Networks

/// Copying features side by side, adding what comes back, and pictures among features.
@Suite struct JoiningTests {
    @Test(arguments: builds) func panelsAreCopiedAndAdded(_ build: KernelBuild) {
        var source = Numbers(3)
        let (pixels, images) = (4, 3)
        let from = Plane(pixels: pixels, images: images, channels: 70, &source)
        let to = Plane(pixels: pixels, images: images, channels: 40, &source)
        let (copied, added) = (to, to)
        var targets = [copied, added]
        let kernels = KernelTable.table(for: build).joining
        for index in targets.indices {
            let plane = targets[index]
            from.numbers.withUnsafeBufferPointer { read in
                targets[index].numbers.withUnsafeMutableBufferPointer { written in
                    guard let first = read.baseAddress, let target = written.baseAddress else { return }
                    let pair = PanelPair(
                        pixels: pixels, images: images, source: first + 32, sourcePixelStride: from.pixelStride,
                        sourceImageStride: from.imageStride, target: target + 4, targetPixelStride: plane.pixelStride,
                        targetImageStride: plane.imageStride)
                    if index == 0 { kernels.copyPanel(pair) } else { kernels.addPanel(pair) }
                }
            }
        }
        for pixel in 0..<pixels {
            for image in 0..<images {
                for channel in 0..<40 {
                    let before = to[pixel, image, channel]
                    let isTarget = 4..<36 ~= channel
                    let new = isTarget ? from[pixel, image, channel + 28] : 0
                    #expect(targets[0][pixel, image, channel] == (isTarget ? new : before))
                    #expect(targets[1][pixel, image, channel] == before + new)
                }
            }
        }
        for target in targets { #expect(target.gapsAreWhole) }
    }

    @Test(arguments: builds) func coloursBecomeChannels(_ build: KernelBuild) {
        var source = Numbers(5)
        let (side, images, colours) = (3, 2, 4)
        let picture = source.floats(images * 20)
        let before = Plane(pixels: side, images: images, channels: 6, &source)
        var after = before
        picture.withUnsafeBufferPointer { read in
            after.numbers.withUnsafeMutableBufferPointer { written in
                guard let first = read.baseAddress, let target = written.baseAddress else { return }
                KernelTable.table(for: build).joining.copyPictureRow(
                    PictureRowCopy(
                        images: images, side: side, colours: colours, picture: first, pictureStride: 20,
                        features: target, pixelStride: before.pixelStride, imageStride: before.imageStride))
            }
        }
        for x in 0..<side {
            for image in 0..<images {
                for channel in 0..<6 {
                    let expected =
                        channel < colours ? picture[image * 20 + x * colours + channel] : before[x, image, channel]
                    #expect(after[x, image, channel] == expected)
                }
            }
        }
        #expect(after.gapsAreWhole)
    }
}

/// The restoring step's rows, as literal numbers.
@Suite struct RestoringRowTests {
    /// Two pixels, the first unknown.
    private static let damaged: [Float] = [0.1, 0.2, 0.3, 1, 0.4, 0.5, 0.6, 0]
    private static let restored: [Float] = [0.5, -0.5, 0.25, 0.75, 0.5, -1]
    private static let real: [Float] = [0.25, 0.5, 0.25, 1, 0.5, -0.5]

    /// What one of the kernels leaves in `judged`, and what it returns.
    private func run(_ judged: [Float], keepsKnown: Bool, _ body: (RestoredRow) -> Float) -> ([Float], Float) {
        var (judged, result) = (judged, Float(0))
        Self.damaged.withUnsafeBufferPointer { damaged in
            Self.restored.withUnsafeBufferPointer { restored in
                Self.real.withUnsafeBufferPointer { real in
                    judged.withUnsafeMutableBufferPointer { judged in
                        guard let damaged = damaged.baseAddress, let restored = restored.baseAddress,
                            let real = real.baseAddress, let judged = judged.baseAddress
                        else { return }
                        result = body(
                            RestoredRow(
                                side: 2, keepsKnown: keepsKnown, damaged: damaged, restored: restored, real: real,
                                judged: judged))
                    }
                }
            }
        }
        return (judged, result)
    }

    @Test(arguments: builds) func knownPixelsComeBack(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build).restoring
        for keepsKnown in [true, false] {
            let (judged, _) = run([Float](repeating: 9, count: 6), keepsKnown: keepsKnown) {
                kernels.putBackKnown($0)
                return 0
            }
            #expect(judged == (keepsKnown ? [0.5, -0.5, 0.25, 0.4, 0.5, 0.6] : Self.restored))
        }
    }

    @Test(arguments: builds) func unknownPixelsCountMore(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build).restoring
        for keepsKnown in [true, false] {
            let (gradient, sum) = run([1, 2, 4, 8, 16, 32], keepsKnown: keepsKnown) {
                kernels.differences($0, DifferenceWeights(unknown: 2, scale: 0.5))
            }
            // Three times 0.25 and 1, then 0.25 and 0.5.
            #expect(sum == 4.5)
            let expected: [Float] = keepsKnown ? [2.5, 0.5, 4, -0.5, 0, -0.5] : [2.5, 0.5, 4, 7.5, 16, 31.5]
            #expect(gradient == expected)
        }
    }
}
