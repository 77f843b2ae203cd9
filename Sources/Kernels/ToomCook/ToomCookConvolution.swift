/// The 5x5 transposed convolution of stride 2 from 2x2 to 7x7 features by `ToomCook`: 49 products for each channel
/// pair and image instead of 100.
///
/// Built like the Fourier convolutions: a panel of the result at a time, whose taps are transformed group by group where
/// they are used. Layouts: features [pixel][image][channel] with given strides; taps
/// [panel of out][tap][in][panelWidth]; spectra (the values at the points) as `SpectraLayout` says.

/// How many channels' taps are transformed and multiplied at a time.
let toomCookFilterChannels = 128

/// How many numbers the spectra of the layer's input, or of the gradient of its output, take.
public func toomCookSpectraCount(isInput: Bool, images: Int, channels: Int) -> Int {
    let planes = isInput ? ToomCook.inputPlaneCount : ToomCook.planeCount
    return SpectraLayout(planes: planes, images: images, channels: channels).phaseStride
}

/// How many numbers of workspace each thread needs in the functions of this family.
public func toomCookWorkspaceCount(images: Int) -> Int { ToomCookWorkspace.count(images: images) }

/// Transforms the features of images `firstImage..<endImage` into their place among the spectra of all.
///
/// - Parameters:
///   - isInput: whether they are the layer's input, 2x2; else they are the gradient of its output, 7x7.
///   - features: [pixel][image][channel].
///   - images: how many all are.
///   - channels: a multiple of `panelWidth`.
///   - workspace: `toomCookWorkspaceCount` numbers.
public func toomCookTransform(
    isInput: Bool, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int, images: Int, channels: Int,
    firstImage: Int, endImage: Int, spectra: UnsafeMutablePointer<Float>, workspace: UnsafeMutablePointer<Float>
) {
    let planes = isInput ? ToomCook.inputPlaneCount : ToomCook.planeCount
    let layout = SpectraLayout(planes: planes, images: images, channels: channels)
    let block = SpectraLayout.block
    for image in firstImage..<endImage {
        let (source, target) = (features + image * imageStride, spectra + image * layout.imageStride)
        var channel = 0
        while channel < channels {
            let from = source + channel
            let to = target + channel / block * layout.blockStride + channel % block
            if isInput {
                ToomCook.transformInput(from, row: 2 * pixelStride, column: pixelStride, into: to, plane: block)
            } else {
                ToomCook.transformFeatures(
                    from, row: 7 * pixelStride, column: pixelStride, into: to, plane: block, scratch: workspace)
            }
            channel += Vector.scalarCount
        }
    }
}

/// Some input channels and one panel of output channels of the gradient of the taps, summed over some images.
///
/// - Parameters:
///   - inputs: spectra of the layer's input.
///   - outputGradients: spectra of the gradient of its output.
///   - images: how many the spectra hold.
///   - firstImage: the first of `imageCount` images to sum over.
///   - firstChannel: the first of `channelCount` input channels, at most `spectralGradientChannels`.
///   - panel: which `panelWidth` output channels.
///   - gradient: [5][5][channelCount][panelWidth], overwritten.
///   - workspace: `toomCookWorkspaceCount` numbers.
public func toomCookWeightGradient(
    inputs: UnsafePointer<Float>, outputGradients: UnsafePointer<Float>, inChannels: Int, outChannels: Int,
    images: Int, firstImage: Int, imageCount: Int, firstChannel: Int, channelCount: Int, panel: Int,
    gradient: UnsafeMutablePointer<Float>, workspace: UnsafeMutablePointer<Float>
) {
    let inLayout = SpectraLayout(planes: ToomCook.inputPlaneCount, images: images, channels: inChannels)
    let outLayout = SpectraLayout(planes: ToomCook.planeCount, images: images, channels: outChannels)
    let block = SpectraLayout.block
    let place = ToomCookWorkspace(workspace)
    let left = inputs + firstImage * inLayout.imageStride + firstChannel / block * inLayout.blockStride
    let right =
        outputGradients + firstImage * outLayout.imageStride + panel * panelWidth / block * outLayout.blockStride
    let product = SpectralProduct(
        rowCount: block, stepBlocks: 1, blockSteps: imageCount, rowStride: 1, stepStride: inLayout.imageStride,
        blockStride: 0, rightStride: outLayout.imageStride, rightColumns: outLayout.blockStride,
        resultStride: panelWidth, resultColumns: block, accumulates: false)
    let size = channelCount * panelWidth
    for plane in 0..<ToomCook.planeCount {
        for rows in 0..<channelCount / block {
            product.multiply(
                left + rows * inLayout.blockStride + ToomCook.inputPlane(plane) * block, right + plane * block,
                into: place.gradients + plane * ToomCookWorkspace.gradientsPlane + rows * block * panelWidth)
        }
    }
    var offset = 0
    while offset < size {
        ToomCook.restoreTaps(
            UnsafePointer(place.gradients) + offset, plane: ToomCookWorkspace.gradientsPlane, into: gradient + offset,
            tap: size, scratch: place.scratch)
        offset += Vector.scalarCount
    }
}

/// The pieces of a thread's workspace.
struct ToomCookWorkspace {
    let scratch: UnsafeMutablePointer<Float>
    /// Transposed taps of some channels, [tap][channel][panelWidth].
    let transposed: UnsafeMutablePointer<Float>
    /// A group of the spectra of taps, [plane][channel][panelWidth].
    let taps: UnsafeMutablePointer<Float>
    /// Spectra of results, a `SpectraLayout` of `panelWidth` channels.
    let results: UnsafeMutablePointer<Float>
    /// In the place of all but scratch: spectra of a weight gradient, [plane][channel][panelWidth].
    let gradients: UnsafeMutablePointer<Float>

    static let transposedPlane = toomCookFilterChannels * panelWidth + 16
    static let tapsPlane = toomCookFilterChannels * panelWidth + 16
    static let gradientsPlane = spectralGradientChannels * panelWidth + 16

    static func count(images: Int) -> Int {
        let results = SpectraLayout(planes: ToomCook.planeCount, images: images, channels: panelWidth).phaseStride
        let filter = 25 * transposedPlane + ToomCook.groupPlanes * tapsPlane + results
        return ToomCook.scratchVectors * Vector.scalarCount + max(filter, ToomCook.planeCount * gradientsPlane)
    }

    init(_ base: UnsafeMutablePointer<Float>) {
        scratch = base
        gradients = scratch + ToomCook.scratchVectors * Vector.scalarCount
        transposed = gradients
        taps = transposed + 25 * Self.transposedPlane
        results = taps + ToomCook.groupPlanes * Self.tapsPlane
    }
}
