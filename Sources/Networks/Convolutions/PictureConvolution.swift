/// The layer between pictures and features: a convolution of pictures, and its adjoint, which makes pictures.
///
/// A picture has too few colours for a tap alone to be a matrix product, so whole patches of kernel x kernel x colours
/// numbers are its depth. Weights are [panel of feature channels][tap][colour][32] either way.
final class PictureConvolution {
    let channels: Int
    let window: PictureWindow
    private let kernels: KernelTable
    private let panels: Int
    /// The transposed weights.
    private let transposed: FloatBuffer
    /// What each feature pixel adds to the pictures: [pixel][image][patch].
    private let patches: FeatureBuffer?
    /// The weight gradient's shares: [panel][row of pixels][patch][32].
    private let shares: FloatBuffer
    /// For each feature pixel (where its patch begins in a picture, the pixel).
    private let patchPairs: [Int32]

    /// - Parameters:
    ///   - frame: of the pictures that it will meet.
    ///   - scatteredImages: the most images that `scatter` will have; 0 if it will not be called.
    init(
        channels: Int, window: PictureWindow, frame: PictureFrame, scatteredImages: Int, isTrained: Bool = true,
        kernels: KernelTable = .chosen
    ) {
        self.channels = channels
        self.window = window
        self.kernels = kernels
        panels = Panel.count(channels)
        let side = window.featureSide
        let memory = Self.memory(
            channels: channels, window: window, scatteredImages: scatteredImages, isTrained: isTrained)
        transposed = FloatBuffer(count: memory.transposed)
        patches =
            scatteredImages > 0
            ? FeatureBuffer(side: side, images: scatteredImages, channels: window.patchSize) : nil
        shares = FloatBuffer(count: memory.shares)
        let (row, colours) = (frame.rowStride, frame.shape.channels)
        let first = (frame.before - window.padding) * (row + colours)
        patchPairs = (0..<side * side).flatMap { (pixel: Int) -> [Int32] in
            let (y, x) = (pixel / side * window.stride, pixel % side * window.stride)
            return [Int32(first + y * row + x * colours), Int32(pixel)]
        }
    }

    /// How many numbers its buffers hold.
    static func memory(
        channels: Int, window: PictureWindow, scatteredImages: Int, isTrained: Bool
    ) -> (transposed: Int, patches: Int, shares: Int) {
        let side = window.featureSide
        return (
            transposed: Panel.count(window.patchSize) * channels * Panel.width,
            patches: FeatureBuffer.count(side: side, images: scatteredImages, channels: window.patchSize),
            shares: isTrained ? Panel.count(channels) * side * window.patchSize * Panel.width : 0
        )
    }

    /// features = the convolution of pictures; `finish` is called for each complete panel.
    ///
    /// - Parameter count: how many panels are made, from the first on; nil for all.
    func gather(
        _ pictures: PictureMap, weights: UnsafePointer<Float>, into features: FeatureMap, panels count: Int? = nil,
        workers: Workers, finish: (_ panel: Int) -> Void
    ) {
        workers.forEach(count ?? panels) { panel, _ in
            let packed = weights + panel * window.patchSize * Panel.width
            // A few pictures at a time, so that overlapping patches find them in the first cache.
            for first in Swift.stride(from: 0, to: features.images, by: Self.groupSize) {
                gather(pictures, first, packed, features, panel)
            }
            finish(panel)
        }
    }

    private static let groupSize = 16

    /// One panel of the features of up to `groupSize` images from `first` on.
    private func gather(
        _ pictures: PictureMap, _ first: Int, _ packed: UnsafePointer<Float>, _ features: FeatureMap, _ panel: Int
    ) {
        let frame = pictures.frame
        let source = pictures.base + first * frame.imageStride
        let target = features.panel(panel) + first * features.imageStride
        let count = min(Self.groupSize, features.images - first)
        for pixel in 0..<features.pixels {
            kernels.multiplySegments(
                count, window.kernel, frame.rowStride, window.patchRow, source + Int(patchPairs[2 * pixel]),
                frame.imageStride, packed, target + pixel * features.pixelStride, features.imageStride, false)
        }
    }

    /// pictures = the transposed convolution of features; `finish` is called for each complete row of all pictures.
    func scatter(
        _ features: FeatureMap, weights: UnsafePointer<Float>, into pictures: PictureMap, workers: Workers,
        finish: (_ row: Int) -> Void
    ) {
        guard let map = patches?.map.images(0..<features.images) else {
            preconditionFailure("this layer was made without room for patches")
        }
        transposeWeights(weights)
        workers.forEach(features.pixels) { pixel, _ in
            for panel in 0..<map.panels {
                kernels.multiplySegments(
                    features.images, 1, 0, channels, features.base + pixel * features.pixelStride,
                    features.imageStride, transposed.base + panel * channels * Panel.width,
                    map.panel(panel) + pixel * map.pixelStride, map.imageStride, false)
            }
        }
        workers.forEach(window.picture.side) { row, _ in
            kernels.gatherPictureRow(
                row, window.picture.side, window.picture.channels, window.featureSide, window.kernel, window.stride,
                window.padding, features.images, map.base, map.pixelStride, map.imageStride, pictures.row(row),
                pictures.frame.imageStride)
            finish(row)
        }
    }

    /// The weights as panels of the patch's numbers: [panel][channel][32].
    private func transposeWeights(_ weights: UnsafePointer<Float>) {
        for panel in 0..<Panel.count(window.patchSize) {
            for other in 0..<panels {
                kernels.packTransposedPanel(
                    Panel.columns(other, of: channels), Panel.columns(panel, of: window.patchSize),
                    weights + (other * window.patchSize + panel * Panel.width) * Panel.width, Panel.width,
                    transposed.base + (panel * channels + other * Panel.width) * Panel.width)
            }
        }
    }

    /// The weights' gradient: pictures are one operand, features (or their gradient) the other.
    func weightGradient(pictures: PictureMap, features: FeatureMap, update: WeightUpdate, workers: Workers) {
        let side = window.featureSide
        let shareCount = window.patchSize * Panel.width
        workers.forEach(panels * side) { piece, _ in
            let (panel, row) = (piece / side, piece % side)
            let share = shares.base + piece * shareCount
            share.update(repeating: 0, count: shareCount)
            patchPairs.withUnsafeBufferPointer { pairs in
                guard let first = pairs.baseAddress else { return }
                for line in 0..<window.kernel {
                    kernels.accumulateTapGradient(
                        first + 2 * row * side, side, pictures.images, window.patchRow,
                        pictures.base + line * pictures.frame.rowStride, 1, pictures.frame.imageStride,
                        features.panel(panel), features.pixelStride, features.imageStride,
                        share + line * window.patchRow * Panel.width)
                }
            }
        }
        workers.forEach(panels) { panel, _ in
            let share = shares.base + panel * side * shareCount
            for row in 1..<side { kernels.addNumbers(shareCount, share + row * shareCount, share) }
            update.apply(slot: panel, offset: panel * shareCount, count: shareCount, gradient: share)
        }
    }
}
