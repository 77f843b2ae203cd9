import KernelInterface
import Kernels
import KernelsAVX512
import KernelsPortable

/// The kernels of one build, as values: which build runs is decided once, at start.
///
/// Each member is the function of its name in `Kernels`, where its parameters are explained; a function value has no
/// labels, so calls give them in the order that stands here.
struct KernelTable: Sendable {
    typealias Source = UnsafePointer<Float>
    typealias Target = UnsafeMutablePointer<Float>

    let packTransposedPanel:
        @Sendable (
            _ rows: Int, _ columns: Int, _ source: Source, _ rowStride: Int, _ panel: Target
        ) -> Void
    let clearPanel:
        @Sendable (
            _ pixels: Int, _ images: Int, _ output: Target, _ pixelStride: Int, _ imageStride: Int
        ) -> Void
    let multiplyTap:
        @Sendable (
            _ pairs: UnsafePointer<Int32>, _ pairCount: Int, _ images: Int, _ depth: Int, _ input: Source,
            _ inputPixelStride: Int, _ inputImageStride: Int, _ panel: Source, _ output: Target,
            _ outputPixelStride: Int, _ outputImageStride: Int
        ) -> Void
    let multiplySegments:
        @Sendable (
            _ rows: Int, _ segments: Int, _ segmentStride: Int, _ depth: Int, _ input: Source, _ inputStride: Int,
            _ panel: Source, _ output: Target, _ outputStride: Int, _ accumulates: Bool
        ) -> Void
    let accumulateTapGradient:
        @Sendable (
            _ pairs: UnsafePointer<Int32>, _ pairCount: Int, _ images: Int, _ rows: Int, _ input: Source,
            _ inputPixelStride: Int, _ inputImageStride: Int, _ outputGradient: Source, _ outputPixelStride: Int,
            _ outputImageStride: Int, _ gradient: Target
        ) -> Void
    let batchNormForward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ raw: Source, _ output: Target, _ pixelStride: Int, _ imageStride: Int,
            _ gamma: Source, _ beta: Source, _ epsilon: Float, _ slope: Float, _ mean: Target, _ variance: Target,
            _ inverseDeviation: Target
        ) -> Void
    let batchNormInference:
        @Sendable (
            _ pixels: Int, _ images: Int, _ raw: Source, _ output: Target, _ pixelStride: Int, _ imageStride: Int,
            _ gamma: Source, _ beta: Source, _ epsilon: Float, _ slope: Float, _ runningMean: Source,
            _ runningVariance: Source
        ) -> Void
    let updateRunningStatistics:
        @Sendable (
            _ mean: Source, _ variance: Source, _ count: Int, _ momentum: Float, _ runningMean: Target,
            _ runningVariance: Target
        ) -> Void
    let batchNormBackward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ gradient: Target, _ raw: Source, _ pixelStride: Int, _ imageStride: Int,
            _ gamma: Source, _ beta: Source, _ slope: Float, _ mean: Source, _ inverseDeviation: Source,
            _ gammaGradient: Target, _ betaGradient: Target
        ) -> Void
    let batchNormBackwardFromDot:
        @Sendable (
            _ pixels: Int, _ images: Int, _ slopes: Source, _ weights: Source, _ gradient: Target, _ raw: Source,
            _ pixelStride: Int, _ imageStride: Int, _ gamma: Source, _ beta: Source, _ slope: Float, _ mean: Source,
            _ inverseDeviation: Source, _ gammaGradient: Target, _ betaGradient: Target
        ) -> Void
    let biasAndLeakyForward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ output: Target, _ pixelStride: Int, _ imageStride: Int, _ bias: Source,
            _ slope: Float
        ) -> Void
    let addBias:
        @Sendable (
            _ images: Int, _ bias: Source, _ output: Target, _ imageStride: Int
        ) -> Void
    let sumImages:
        @Sendable (
            _ images: Int, _ features: Source, _ imageStride: Int, _ sums: Target
        ) -> Void
    let biasAndLeakyBackward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ gradient: Target, _ output: Source, _ pixelStride: Int, _ imageStride: Int,
            _ slope: Float, _ biasGradient: Target
        ) -> Void
    let dotFeatures:
        @Sendable (
            _ pixels: Int, _ images: Int, _ features: Source, _ pixelStride: Int, _ imageStride: Int, _ weights: Source,
            _ sums: Target
        ) -> Void
    let dotFeaturesWeightGradient:
        @Sendable (
            _ pixels: Int, _ images: Int, _ slopes: Source, _ features: Source, _ pixelStride: Int, _ imageStride: Int,
            _ gradient: Target
        ) -> Void
    let bytesToNumbers:
        @Sendable (
            _ rows: Int, _ width: Int, _ bytes: UnsafePointer<UInt8>, _ numbers: Target, _ rowStride: Int
        ) -> Void
    let numbersToBytes:
        @Sendable (
            _ rows: Int, _ width: Int, _ numbers: Source, _ rowStride: Int, _ bytes: UnsafeMutablePointer<UInt8>
        ) -> Void
    let gatherPictureRow:
        @Sendable (
            _ row: Int, _ side: Int, _ colours: Int, _ patchSide: Int, _ kernel: Int, _ stride: Int, _ padding: Int,
            _ images: Int,
            _ patches: Source, _ patchPixelStride: Int, _ patchImageStride: Int, _ picture: Target, _ imageStride: Int
        ) -> Void
    let biasAndTanhForward:
        @Sendable (
            _ images: Int, _ side: Int, _ colours: Int, _ bias: Source, _ picture: Target, _ imageStride: Int
        ) -> Void
    let tanhBackward:
        @Sendable (
            _ images: Int, _ side: Int, _ colours: Int, _ picture: Source, _ gradient: Target, _ imageStride: Int,
            _ biasGradient: Target
        ) -> Void
    let biasAndLeakyPictures:
        @Sendable (
            _ images: Int, _ side: Int, _ colours: Int, _ bias: Source, _ slope: Float, _ picture: Target,
            _ imageStride: Int
        ) -> Void
    let leakyPicturesBackward:
        @Sendable (
            _ images: Int, _ side: Int, _ colours: Int, _ slope: Float, _ picture: Source, _ gradient: Target,
            _ imageStride: Int, _ biasGradient: Target
        ) -> Void
    let tanhFeatures:
        @Sendable (
            _ pixels: Int, _ images: Int, _ output: Target, _ pixelStride: Int, _ imageStride: Int
        ) -> Void
    let tanhFeaturesBackward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ gradient: Target, _ output: Source, _ pixelStride: Int, _ imageStride: Int
        ) -> Void
    let dotFeaturesBackward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ slopes: Source, _ weights: Source, _ gradient: Target, _ pixelStride: Int,
            _ imageStride: Int
        ) -> Void
    let meanOfPixels:
        @Sendable (
            _ pixels: Int, _ images: Int, _ features: Source, _ pixelStride: Int, _ imageStride: Int, _ means: Target,
            _ meanStride: Int
        ) -> Void
    let dotAndMeanBackward:
        @Sendable (
            _ pixels: Int, _ images: Int, _ slopes: Source, _ weights: Source, _ meanGradient: Source,
            _ meanStride: Int, _ gradient: Target, _ pixelStride: Int, _ imageStride: Int
        ) -> Void
    let conditionCrossEntropy:
        @Sendable (
            _ images: Int, _ count: Int, _ logits: Source, _ stride: Int, _ lessons: Source, _ scale: Float,
            _ slopes: Target
        ) -> Float
    let sigmoidCrossEntropy:
        @Sendable (
            _ count: Int, _ logits: Source, _ label: Float, _ slopes: Target, _ results: Target
        ) -> Void
    let adam:
        @Sendable (
            _ count: Int, _ gradient: Source, _ weights: Target, _ mean: Target, _ square: Target, _ average: Target?,
            _ constants: Source
        ) -> Float
    let addNumbers:
        @Sendable (
            _ count: Int, _ numbers: Source, _ sum: Target
        ) -> Void
    let blend:
        @Sendable (
            _ count: Int, _ values: Source, _ average: Target, _ blend: Float
        ) -> Void
    let storeGradient:
        @Sendable (
            _ count: Int, _ gradient: Source, _ target: Target
        ) -> Float
    /// The Fourier convolutions of the same build.
    let fourier: TransformFamily
    /// The convolution from 2x2 to 7x7 by polynomial products after Toom and Cook.
    let toomCook: TransformFamily
    /// Convolutions of stride 2 by tiles of such products.
    let tiles: TransformFamily
    /// What joining features takes.
    let joining: JoiningKernels
    /// What a restorer's step takes.
    let restoring: RestoringKernels

    /// The kernels of the build that this processor runs.
    static let chosen = table(for: Processor.build)

    /// The kernels of a build.
    static func table(for build: KernelBuild) -> KernelTable {
        switch build {
        case .portable: portable
        case .avx2: avx2
        case .avx512: avx512
        }
    }

    private static let portable = KernelTable(
        packTransposedPanel: KernelsPortable.packTransposedPanel, clearPanel: KernelsPortable.clearPanel,
        multiplyTap: KernelsPortable.multiplyTap, multiplySegments: KernelsPortable.multiplySegments,
        accumulateTapGradient: KernelsPortable.accumulateTapGradient,
        batchNormForward: KernelsPortable.batchNormForward, batchNormInference: KernelsPortable.batchNormInference,
        updateRunningStatistics: KernelsPortable.updateRunningStatistics,
        batchNormBackward: KernelsPortable.batchNormBackward,
        batchNormBackwardFromDot: KernelsPortable.batchNormBackwardFromDot,
        biasAndLeakyForward: KernelsPortable.biasAndLeakyForward, addBias: KernelsPortable.addBias,
        sumImages: KernelsPortable.sumImages, biasAndLeakyBackward: KernelsPortable.biasAndLeakyBackward,
        dotFeatures: KernelsPortable.dotFeatures, dotFeaturesWeightGradient: KernelsPortable.dotFeaturesWeightGradient,
        bytesToNumbers: KernelsPortable.bytesToNumbers, numbersToBytes: KernelsPortable.numbersToBytes,
        gatherPictureRow: KernelsPortable.gatherPictureRow, biasAndTanhForward: KernelsPortable.biasAndTanhForward,
        tanhBackward: KernelsPortable.tanhBackward,
        biasAndLeakyPictures: KernelsPortable.biasAndLeakyPictures,
        leakyPicturesBackward: KernelsPortable.leakyPicturesBackward,
        tanhFeatures: KernelsPortable.tanhFeatures, tanhFeaturesBackward: KernelsPortable.tanhFeaturesBackward,
        dotFeaturesBackward: KernelsPortable.dotFeaturesBackward,
        meanOfPixels: KernelsPortable.meanOfPixels,
        dotAndMeanBackward: KernelsPortable.dotAndMeanBackward,
        conditionCrossEntropy: KernelsPortable.conditionCrossEntropy,
        sigmoidCrossEntropy: KernelsPortable.sigmoidCrossEntropy,
        adam: KernelsPortable.adam, addNumbers: KernelsPortable.addNumbers, blend: KernelsPortable.blend,
        storeGradient: KernelsPortable.storeGradient, fourier: KernelsPortable.fourierFamily,
        toomCook: KernelsPortable.toomCookFamily, tiles: KernelsPortable.tileFamily,
        joining: KernelsPortable.joiningKernels, restoring: KernelsPortable.restoringKernels
    )

    private static let avx2 = KernelTable(
        packTransposedPanel: Kernels.packTransposedPanel, clearPanel: Kernels.clearPanel,
        multiplyTap: Kernels.multiplyTap, multiplySegments: Kernels.multiplySegments,
        accumulateTapGradient: Kernels.accumulateTapGradient, batchNormForward: Kernels.batchNormForward,
        batchNormInference: Kernels.batchNormInference, updateRunningStatistics: Kernels.updateRunningStatistics,
        batchNormBackward: Kernels.batchNormBackward, batchNormBackwardFromDot: Kernels.batchNormBackwardFromDot,
        biasAndLeakyForward: Kernels.biasAndLeakyForward, addBias: Kernels.addBias, sumImages: Kernels.sumImages,
        biasAndLeakyBackward: Kernels.biasAndLeakyBackward, dotFeatures: Kernels.dotFeatures,
        dotFeaturesWeightGradient: Kernels.dotFeaturesWeightGradient, bytesToNumbers: Kernels.bytesToNumbers,
        numbersToBytes: Kernels.numbersToBytes, gatherPictureRow: Kernels.gatherPictureRow,
        biasAndTanhForward: Kernels.biasAndTanhForward, tanhBackward: Kernels.tanhBackward,
        biasAndLeakyPictures: Kernels.biasAndLeakyPictures, leakyPicturesBackward: Kernels.leakyPicturesBackward,
        tanhFeatures: Kernels.tanhFeatures, tanhFeaturesBackward: Kernels.tanhFeaturesBackward,
        dotFeaturesBackward: Kernels.dotFeaturesBackward,
        meanOfPixels: Kernels.meanOfPixels,
        dotAndMeanBackward: Kernels.dotAndMeanBackward,
        conditionCrossEntropy: Kernels.conditionCrossEntropy,
        sigmoidCrossEntropy: Kernels.sigmoidCrossEntropy, adam: Kernels.adam, addNumbers: Kernels.addNumbers,
        blend: Kernels.blend, storeGradient: Kernels.storeGradient, fourier: Kernels.fourierFamily,
        toomCook: Kernels.toomCookFamily, tiles: Kernels.tileFamily, joining: Kernels.joiningKernels,
        restoring: Kernels.restoringKernels
    )

    private static let avx512 = KernelTable(
        packTransposedPanel: KernelsAVX512.packTransposedPanel, clearPanel: KernelsAVX512.clearPanel,
        multiplyTap: KernelsAVX512.multiplyTap, multiplySegments: KernelsAVX512.multiplySegments,
        accumulateTapGradient: KernelsAVX512.accumulateTapGradient, batchNormForward: KernelsAVX512.batchNormForward,
        batchNormInference: KernelsAVX512.batchNormInference,
        updateRunningStatistics: KernelsAVX512.updateRunningStatistics,
        batchNormBackward: KernelsAVX512.batchNormBackward,
        batchNormBackwardFromDot: KernelsAVX512.batchNormBackwardFromDot,
        biasAndLeakyForward: KernelsAVX512.biasAndLeakyForward, addBias: KernelsAVX512.addBias,
        sumImages: KernelsAVX512.sumImages, biasAndLeakyBackward: KernelsAVX512.biasAndLeakyBackward,
        dotFeatures: KernelsAVX512.dotFeatures, dotFeaturesWeightGradient: KernelsAVX512.dotFeaturesWeightGradient,
        bytesToNumbers: KernelsAVX512.bytesToNumbers, numbersToBytes: KernelsAVX512.numbersToBytes,
        gatherPictureRow: KernelsAVX512.gatherPictureRow, biasAndTanhForward: KernelsAVX512.biasAndTanhForward,
        tanhBackward: KernelsAVX512.tanhBackward,
        biasAndLeakyPictures: KernelsAVX512.biasAndLeakyPictures,
        leakyPicturesBackward: KernelsAVX512.leakyPicturesBackward,
        tanhFeatures: KernelsAVX512.tanhFeatures, tanhFeaturesBackward: KernelsAVX512.tanhFeaturesBackward,
        dotFeaturesBackward: KernelsAVX512.dotFeaturesBackward, meanOfPixels: KernelsAVX512.meanOfPixels,
        dotAndMeanBackward: KernelsAVX512.dotAndMeanBackward,
        conditionCrossEntropy: KernelsAVX512.conditionCrossEntropy,
        sigmoidCrossEntropy: KernelsAVX512.sigmoidCrossEntropy,
        adam: KernelsAVX512.adam, addNumbers: KernelsAVX512.addNumbers, blend: KernelsAVX512.blend,
        storeGradient: KernelsAVX512.storeGradient, fourier: KernelsAVX512.fourierFamily,
        toomCook: KernelsAVX512.toomCookFamily, tiles: KernelsAVX512.tileFamily,
        joining: KernelsAVX512.joiningKernels, restoring: KernelsAVX512.restoringKernels
    )
}
