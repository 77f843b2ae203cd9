/// Transforms the features of images `firstImage..<endImage` into their place among the spectra of all.
///
/// - Parameters:
///   - isTransposed: whether the layer is a transposed convolution.
///   - isInput: whether they are a layer's input; else they are the gradient of its output.
///   - features: [pixel][image][channel], 7x7 pixels, or 14x14 on the phased side of stride 2.
///   - images: how many all are.
///   - channels: a multiple of `panelWidth`.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierTransform(
    stride: Int, isTransposed: Bool, isInput: Bool, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int,
    images: Int, channels: Int, firstImage: Int, endImage: Int, spectra: UnsafeMutablePointer<Float>,
    workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    let layout = SpectraLayout(planes: form.planeCount, images: images, channels: channels)
    let phased = isInput != isTransposed
    let step = phased ? stride : 1
    let place = FourierWorkspace(workspace, form)
    for phase in 0..<(phased ? form.phaseCount : 1) {
        let corner = features + ((phase >> 1) * 7 * step + (phase & 1)) * pixelStride
        let target = spectra + phase * layout.phaseStride
        for image in firstImage..<endImage {
            let work = FeatureTransform(
                source: corner + image * imageStride, row: 7 * step * step * pixelStride, column: step * pixelStride,
                channels: channels, spectrum: target + image * layout.imageStride, blockStride: layout.blockStride,
                scratch: place.scratch)
            if isInput { work.run(form, .left) } else { work.run(form, .right) }
        }
    }
}

/// The work on one image's 7x7 features, all channels.
private struct FeatureTransform {
    let source: UnsafePointer<Float>
    let row: Int
    let column: Int
    let channels: Int
    let spectrum: UnsafeMutablePointer<Float>
    let blockStride: Int
    let scratch: UnsafeMutablePointer<Float>

    @inline(__always)
    func run(_ form: FourierForm, _ side: SpectralForm) {
        if form.stride == 1 {
            let rotations = Cyclic9Line.Rotations()
            forEachVector { from, to in
                Cyclic9.transformFeatures(
                    from, row: row, column: column, side, into: to, plane: SpectraLayout.block, scratch: scratch,
                    rotations)
            }
        } else {
            let rotations = Cyclic8Line.Rotations()
            forEachVector { from, to in
                Cyclic8.transformFeatures(
                    from, row: row, column: column, side, into: to, plane: SpectraLayout.block, scratch: scratch,
                    rotations)
            }
        }
    }

    @inline(__always)
    private func forEachVector(_ body: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void) {
        var channel = 0
        while channel < channels {
            let target = spectrum + channel / SpectraLayout.block * blockStride + channel % SpectraLayout.block
            body(source + channel, target)
            channel += Vector.scalarCount
        }
    }
}
