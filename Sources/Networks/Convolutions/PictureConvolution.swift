/// The layer between pictures of three colours and features at half their side: 5x5 taps, stride 2, SAME.
///
/// Both the discriminator's first convolution and the generator's last transposed one, which is its adjoint. With three
/// colours a tap alone is too thin for a matrix product, so whole patches of 5 x 5 x 3 numbers are its depth. Weights
/// are [panel of feature channels][tap][colour][32] for both.
final class PictureConvolution {
    static let kernel = 5
    static let stride = 2
    /// Numbers of a row of a patch, and of a whole patch.
    private static let patchRow = kernel * PictureMap.colours
    static let patchSize = kernel * patchRow
    static let featureSide = PictureMap.side / stride

    let channels: Int
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

    /// - Parameter scatteredImages: the most images that `scatter` will have; 0 if it will not be called.
    init(channels: Int, scatteredImages: Int, isTrained: Bool = true, workers: Workers, kernels: KernelTable = .chosen)
    {
        self.channels = channels
        self.kernels = kernels
        panels = Panel.count(channels)
        let side = Self.featureSide
        transposed = FloatBuffer(count: Panel.count(Self.patchSize) * channels * Panel.width)
        patches =
            scatteredImages > 0
            ? FeatureBuffer(side: side, images: scatteredImages, channels: Self.patchSize) : nil
        shares = FloatBuffer(count: isTrained ? panels * side * Self.patchSize * Panel.width : 0)
        patchPairs = (0..<side * side).flatMap { (pixel: Int) -> [Int32] in
            let (row, column) = (pixel / side * Self.stride, pixel % side * Self.stride)
            return [Int32(row * PictureMap.rowStride + column * PictureMap.colours), Int32(pixel)]
        }
    }

    /// features = the convolution of pictures; `finish` is called for each complete panel.
    func gather(
        _ pictures: PictureMap, weights: UnsafePointer<Float>, into features: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        workers.forEach(panels) { panel, _ in
            let packed = weights + panel * Self.patchSize * Panel.width
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
        let source = pictures.base + first * PictureMap.imageStride
        let target = features.panel(panel) + first * features.imageStride
        let count = min(Self.groupSize, features.images - first)
        for pixel in 0..<features.pixels {
            kernels.multiplySegments(
                count, Self.kernel, PictureMap.rowStride, Self.patchRow, source + Int(patchPairs[2 * pixel]),
                PictureMap.imageStride, packed, target + pixel * features.pixelStride, features.imageStride, false)
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
        workers.forEach(PictureMap.side) { row, _ in
            kernels.gatherPictureRow(
                row, PictureMap.side, Self.featureSide, Self.kernel, Self.stride, PictureMap.borderBefore,
                features.images, map.base, map.pixelStride, map.imageStride, pictures.row(row),
                PictureMap.imageStride)
            finish(row)
        }
    }

    /// The weights as panels of the patch's numbers: [panel][channel][32].
    private func transposeWeights(_ weights: UnsafePointer<Float>) {
        for panel in 0..<Panel.count(Self.patchSize) {
            for other in 0..<panels {
                kernels.packTransposedPanel(
                    Panel.columns(other, of: channels), Panel.columns(panel, of: Self.patchSize),
                    weights + (other * Self.patchSize + panel * Panel.width) * Panel.width, Panel.width,
                    transposed.base + (panel * channels + other * Panel.width) * Panel.width)
            }
        }
    }

    /// The weights' gradient: pictures are one operand, features (or their gradient) the other.
    func weightGradient(pictures: PictureMap, features: FeatureMap, update: WeightUpdate, workers: Workers) {
        let side = Self.featureSide
        let shareCount = Self.patchSize * Panel.width
        workers.forEach(panels * side) { piece, _ in
            let (panel, row) = (piece / side, piece % side)
            let share = shares.base + piece * shareCount
            share.update(repeating: 0, count: shareCount)
            patchPairs.withUnsafeBufferPointer { pairs in
                guard let first = pairs.baseAddress else { return }
                for line in 0..<Self.kernel {
                    kernels.accumulateTapGradient(
                        first + 2 * row * side, side, pictures.images, Self.patchRow,
                        pictures.base + line * PictureMap.rowStride, 1, PictureMap.imageStride,
                        features.panel(panel), features.pixelStride, features.imageStride,
                        share + line * Self.patchRow * Panel.width)
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
