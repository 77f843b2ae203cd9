import KernelInterface

/// 5x5 convolutions of 7x7 features through small cyclic Fourier transforms.
///
/// A convolution becomes one complex product for each frequency, channel pair and image (the convolution theorem;
/// Vasilache et al., "Fast convolutional nets with fbfft", arXiv:1412.7580, used it for whole pictures). With input x,
/// taps w at -2...2 and output y[i] = Σ x[i + k] w[k], the spectra with e^(+i) are related by
///
///     Y = X conj W,      dX = dY W,      dW = X conj dY.
///
/// Length 9 is enough for stride 1: the linear result reaches from -5 to 5 around the centre, and what wraps around
/// falls outside -3...3. At 3 real products for a complex one, 1 + 40 · 3 = 121 replace 49 · 25 = 1225.
/// A stride of 2 splits the larger features by parity into four phases (see `Cyclic8`) that share the smaller
/// features' spectrum: 4 (4 + 30 · 3) = 376 products. A transposed convolution is the adjoint: Y = X W, dX = dY conj W,
/// dW = conj (X conj dY).
///
/// `SpectralForm` makes left conj right. Inputs are always the left factor and output gradients the right one, so that
/// all passes share their spectra; weights take the other side: right forward, left in the data gradient, whose result
/// is then the conjugate of dX. Whatever conjugates remain are those of weights and results.
///
/// Names: the *plain* side is the 7x7 one, the *phased* side the one that stride 2 splits (with stride 1 it is 7x7,
/// a single phase). A convolution leads from phased to plain, a transposed one from plain to phased.
///
/// Work is cut by panels of `panelWidth` channels of the result. For each panel the taps are transformed anew, some
/// channels and a group of frequencies at a time, into a piece of workspace that stays in the second cache, and
/// multiplied at once: the spectra of all taps, five times as large as the taps, never go through memory.
///
/// Layouts: features [pixel][image][channel] with given strides; taps [panel of out][tap][in][panelWidth]; spectra as
/// `SpectraLayout` says. Channels come in multiples of `panelWidth`.

/// How many channels' taps are transformed and multiplied at a time.
let fourierFilterChannels = 128

/// How many input channels' weight gradient is made at a time.
public let spectralGradientChannels = 32

/// The convolutions of stride 1 and 2 between 7x7 and 7x7 or 14x14 features.
public let fourierFamily = TransformFamily(
    spectraCount: { shape, isInput in
        let form = FourierForm(stride: shape.stride)
        let layout = form.layout(shape, isInput: isInput)
        return (isInput != shape.isTransposed ? form.phaseCount : 1) * layout.phaseStride
    },
    workspaceCount: { shape, images in FourierWorkspace.count(FourierForm(stride: shape.stride), images: images) },
    transform: { shape, operand in fourierTransform(shape, operand) },
    filter: { shape, filter in fourierFilter(shape, filter) },
    weightGradient: { shape, gradient in fourierWeightGradient(shape, gradient) })

/// What a stride decides.
struct FourierForm {
    let stride: Int
    var planeCount: Int { stride == 1 ? Cyclic9.planeCount : Cyclic8.planeCount }
    var groupCount: Int { stride == 1 ? Cyclic9.groupCount : Cyclic8.groupCount }
    var groupPlanes: Int { stride == 1 ? Cyclic9.groupPlanes : Cyclic8.groupPlanes }
    var phaseCount: Int { stride * stride }

    /// The spectra of a layer's input, or of the gradient of its output.
    func layout(_ shape: TransformShape, isInput: Bool) -> SpectraLayout {
        SpectraLayout(
            planes: planeCount, images: shape.images, channels: isInput ? shape.inputChannels : shape.outputChannels)
    }

    /// The first plane of a group; of the group after the last, the number of planes.
    func firstPlane(_ group: Int) -> Int {
        stride == 1 ? Cyclic9.firstPlane(group) : Cyclic8.firstPlane(group)
    }
}

/// The pieces of a thread's workspace.
struct FourierWorkspace {
    /// Scratch of a transform.
    let scratch: UnsafeMutablePointer<Float>
    /// The taps of some channels, folded: [tap][channel][panelWidth].
    let folded: UnsafeMutablePointer<Float>
    /// A group of their spectra, [plane][channel][panelWidth].
    let taps: UnsafeMutablePointer<Float>
    /// Transposed taps, before they are folded: [tap][channel][panelWidth].
    let square: UnsafeMutablePointer<Float>
    /// Spectra of results, a `SpectraLayout` of `panelWidth` channels.
    let results: UnsafeMutablePointer<Float>
    /// In the place of all but scratch: spectra of a weight gradient, [plane][channel][panelWidth].
    let gradients: UnsafeMutablePointer<Float>

    static let foldedPlane = fourierFilterChannels * panelWidth + 16
    static let tapsPlane = fourierFilterChannels * panelWidth + 16
    static let gradientsPlane = spectralGradientChannels * panelWidth + 16
    private static let squareCount = 25 * Vector.scalarCount * panelWidth

    static func count(_ form: FourierForm, images: Int) -> Int {
        let filter =
            25 * foldedPlane + form.groupPlanes * tapsPlane + squareCount
            + SpectraLayout(planes: form.planeCount, images: images, channels: panelWidth).phaseStride
        return Cyclic9.scratchVectors * Vector.scalarCount + max(filter, form.planeCount * gradientsPlane)
    }

    init(_ base: UnsafeMutablePointer<Float>, _ form: FourierForm) {
        scratch = base
        gradients = scratch + Cyclic9.scratchVectors * Vector.scalarCount
        folded = gradients
        taps = folded + 25 * Self.foldedPlane
        square = taps + form.groupPlanes * Self.tapsPlane
        results = square + Self.squareCount
    }
}
