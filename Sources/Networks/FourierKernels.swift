import Kernels
import KernelsAVX512
import KernelsPortable

/// The Fourier convolutions of one build, a part of `KernelTable`.
///
/// Each member is the function of its name in `Kernels`, where its parameters are explained.
struct FourierKernels: Sendable {
    typealias Source = UnsafePointer<Float>
    typealias Target = UnsafeMutablePointer<Float>

    let spectraCount: @Sendable (_ stride: Int, _ phased: Bool, _ images: Int, _ channels: Int) -> Int
    let workspaceCount: @Sendable (_ stride: Int, _ images: Int) -> Int
    let transform:
        @Sendable (
            _ stride: Int, _ phased: Bool, _ isInput: Bool, _ features: Source, _ pixelStride: Int, _ imageStride: Int,
            _ images: Int, _ channels: Int, _ firstImage: Int, _ endImage: Int, _ spectra: Target, _ workspace: Target
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
            _ outChannels: Int, _ images: Int, _ phase: Int, _ firstChannel: Int, _ channelCount: Int, _ panel: Int,
            _ gradient: Target, _ workspace: Target
        ) -> Void

    static let portable = FourierKernels(
        spectraCount: KernelsPortable.fourierSpectraCount, workspaceCount: KernelsPortable.fourierWorkspaceCount,
        transform: KernelsPortable.fourierTransform, filter: KernelsPortable.fourierFilter,
        weightGradient: KernelsPortable.fourierWeightGradient)

    static let avx2 = FourierKernels(
        spectraCount: Kernels.fourierSpectraCount, workspaceCount: Kernels.fourierWorkspaceCount,
        transform: Kernels.fourierTransform, filter: Kernels.fourierFilter,
        weightGradient: Kernels.fourierWeightGradient)

    static let avx512 = FourierKernels(
        spectraCount: KernelsAVX512.fourierSpectraCount, workspaceCount: KernelsAVX512.fourierWorkspaceCount,
        transform: KernelsAVX512.fourierTransform, filter: KernelsAVX512.fourierFilter,
        weightGradient: KernelsAVX512.fourierWeightGradient)
}
