import Kernels
import KernelsAVX512
import KernelsPortable

/// One family of kernels, of one build, that compute a convolution as matrix products of transforms: a part of
/// `KernelTable`.
///
/// The members are the functions of their names in `Kernels` (`fourierFilter`, `toomCookFilter`, …), where their
/// parameters are explained. What a family does not need, such as the stride where only one is possible, it ignores.
struct TransformKernels: Sendable {
    typealias Source = UnsafePointer<Float>
    typealias Target = UnsafeMutablePointer<Float>

    let spectraCount:
        @Sendable (_ stride: Int, _ isTransposed: Bool, _ isInput: Bool, _ images: Int, _ channels: Int) -> Int
    let workspaceCount: @Sendable (_ stride: Int, _ images: Int) -> Int
    let transform:
        @Sendable (
            _ stride: Int, _ isTransposed: Bool, _ isInput: Bool, _ features: Source, _ pixelStride: Int,
            _ imageStride: Int, _ images: Int, _ channels: Int, _ firstImage: Int, _ endImage: Int, _ spectra: Target,
            _ workspace: Target
        ) -> Void
    let filter:
        @Sendable (
            _ stride: Int, _ isTransposed: Bool, _ isForward: Bool, _ spectra: Source, _ taps: Source,
            _ inChannels: Int, _ outChannels: Int, _ images: Int, _ result: Target, _ pixelStride: Int,
            _ imageStride: Int, _ panel: Int, _ workspace: Target
        ) -> Void
    let weightGradient:
        @Sendable (
            _ stride: Int, _ isTransposed: Bool, _ inputs: Source, _ outputGradients: Source, _ inChannels: Int,
            _ outChannels: Int, _ images: Int, _ firstImage: Int, _ imageCount: Int, _ phase: Int, _ firstChannel: Int,
            _ channelCount: Int, _ panel: Int, _ gradient: Target, _ workspace: Target
        ) -> Void

    /// Fourier transforms.
    static let portableFourier = TransformKernels(
        spectraCount: KernelsPortable.fourierSpectraCount, workspaceCount: KernelsPortable.fourierWorkspaceCount,
        transform: KernelsPortable.fourierTransform, filter: KernelsPortable.fourierFilter,
        weightGradient: KernelsPortable.fourierWeightGradient)

    static let avx2Fourier = TransformKernels(
        spectraCount: Kernels.fourierSpectraCount, workspaceCount: Kernels.fourierWorkspaceCount,
        transform: Kernels.fourierTransform, filter: Kernels.fourierFilter,
        weightGradient: Kernels.fourierWeightGradient)

    static let avx512Fourier = TransformKernels(
        spectraCount: KernelsAVX512.fourierSpectraCount, workspaceCount: KernelsAVX512.fourierWorkspaceCount,
        transform: KernelsAVX512.fourierTransform, filter: KernelsAVX512.fourierFilter,
        weightGradient: KernelsAVX512.fourierWeightGradient)

    /// Values at the points of Toom and Cook.
    static let portableToomCook = TransformKernels(
        spectraCount: { KernelsPortable.toomCookSpectraCount(isInput: $2, images: $3, channels: $4) },
        workspaceCount: { KernelsPortable.toomCookWorkspaceCount(images: $1) },
        transform: {
            KernelsPortable.toomCookTransform(
                isInput: $2, features: $3, pixelStride: $4, imageStride: $5, images: $6,
                channels: $7, firstImage: $8, endImage: $9, spectra: $10, workspace: $11)
        },
        filter: {
            KernelsPortable.toomCookFilter(
                isForward: $2, spectra: $3, taps: $4, inChannels: $5, outChannels: $6, images: $7,
                result: $8, pixelStride: $9, imageStride: $10, panel: $11, workspace: $12)
        },
        weightGradient: {
            KernelsPortable.toomCookWeightGradient(
                inputs: $2, outputGradients: $3, inChannels: $4, outChannels: $5,
                images: $6, firstImage: $7, imageCount: $8, firstChannel: $10, channelCount: $11, panel: $12,
                gradient: $13, workspace: $14)
        })

    static let avx2ToomCook = TransformKernels(
        spectraCount: { Kernels.toomCookSpectraCount(isInput: $2, images: $3, channels: $4) },
        workspaceCount: { Kernels.toomCookWorkspaceCount(images: $1) },
        transform: {
            Kernels.toomCookTransform(
                isInput: $2, features: $3, pixelStride: $4, imageStride: $5, images: $6,
                channels: $7, firstImage: $8, endImage: $9, spectra: $10, workspace: $11)
        },
        filter: {
            Kernels.toomCookFilter(
                isForward: $2, spectra: $3, taps: $4, inChannels: $5, outChannels: $6, images: $7,
                result: $8, pixelStride: $9, imageStride: $10, panel: $11, workspace: $12)
        },
        weightGradient: {
            Kernels.toomCookWeightGradient(
                inputs: $2, outputGradients: $3, inChannels: $4, outChannels: $5,
                images: $6, firstImage: $7, imageCount: $8, firstChannel: $10, channelCount: $11, panel: $12,
                gradient: $13, workspace: $14)
        })

    static let avx512ToomCook = TransformKernels(
        spectraCount: { KernelsAVX512.toomCookSpectraCount(isInput: $2, images: $3, channels: $4) },
        workspaceCount: { KernelsAVX512.toomCookWorkspaceCount(images: $1) },
        transform: {
            KernelsAVX512.toomCookTransform(
                isInput: $2, features: $3, pixelStride: $4, imageStride: $5, images: $6,
                channels: $7, firstImage: $8, endImage: $9, spectra: $10, workspace: $11)
        },
        filter: {
            KernelsAVX512.toomCookFilter(
                isForward: $2, spectra: $3, taps: $4, inChannels: $5, outChannels: $6, images: $7,
                result: $8, pixelStride: $9, imageStride: $10, panel: $11, workspace: $12)
        },
        weightGradient: {
            KernelsAVX512.toomCookWeightGradient(
                inputs: $2, outputGradients: $3, inChannels: $4, outChannels: $5,
                images: $6, firstImage: $7, imageCount: $8, firstChannel: $10, channelCount: $11, panel: $12,
                gradient: $13, workspace: $14)
        })
}
