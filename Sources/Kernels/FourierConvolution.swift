/// 5x5 convolutions of 7x7 features through small cyclic Fourier transforms.
///
/// A convolution becomes one complex product for each frequency, channel pair and image (the convolution theorem;
/// Vasilache et al., "Fast convolutional nets with fbfft", arXiv:1412.7580, used it for whole pictures). With input x,
/// taps w at -2...2 and output y[i] = Σ x[i + k] w[k], the spectra with e^(+i) are related by
///
///     Y = X conj W,      dX = dY W,      dW = X conj dY.
///
/// Length 9 is enough for stride 1: the linear result reaches from -5 to 5 around the centre, and what wraps around
/// falls outside -3...3. At 4 real products for a complex one, 1 + 40 · 4 = 161 replace 49 · 25 = 1225.
/// A stride of 2 splits the larger features by parity into four phases (see `Cyclic8`) that share the smaller
/// features' spectrum: 4 (4 + 30 · 4) = 496 products. A transposed convolution is the adjoint.
///
/// Names: the *plain* side is the 7x7 one, the *phased* side the one that stride 2 splits (with stride 1 it is 7x7,
/// a single phase). A convolution leads from phased to plain, a transposed one from plain to phased.
///
/// Work is cut by panels of `panelWidth` output channels. For each panel the taps are transformed anew into a piece of
/// workspace that stays in the second cache, multiplied and transformed back: the spectra of all taps, three times as
/// large as the taps, never go through memory.
///
/// Layouts: features [pixel][image][channel] with given strides; taps [panel of out][tap][in][32]; spectra
/// [phase][plane][image][channel]. Channels come in multiples of `panelWidth`.

/// How many channels are transformed and multiplied at a time, so that their spectra stay in the second cache.
public let fourierChunkChannels = 64

/// The distances in numbers of two images and two planes of a spectrum. Not powers of two, lest neighbours compete for
/// the same lines of the cache.
struct SpectraStrides {
    let image: Int
    let plane: Int

    init(images: Int, channels: Int) {
        image = channels + 16
        plane = images * image + 16
    }
}

/// How many numbers the spectra of features take.
///
/// - Parameters:
///   - stride: of the convolution, 1 or 2.
///   - phased: whether these are the features that the stride splits.
public func fourierSpectraCount(stride: Int, phased: Bool, images: Int, channels: Int) -> Int {
    let form = FourierForm(stride: stride)
    return (phased ? form.phaseCount : 1) * form.planeCount * SpectraStrides(images: images, channels: channels).plane
}

/// How many numbers of workspace each thread needs in the functions of this family.
public func fourierWorkspaceCount(stride: Int, images: Int) -> Int {
    FourierWorkspace.count(FourierForm(stride: stride), images: images)
}

/// What a stride decides.
struct FourierForm {
    let stride: Int
    var planeCount: Int { stride == 1 ? Cyclic9.planeCount : Cyclic8.planeCount }
    var complexCount: Int { stride == 1 ? Cyclic9.complexCount : Cyclic8.complexCount }
    var phaseCount: Int { stride * stride }
}

/// The pieces of a thread's workspace.
struct FourierWorkspace {
    /// Spectra of taps, [plane][channel][panel].
    let taps: UnsafeMutablePointer<Float>
    let tapsPlane: Int
    /// Spectra of results, [plane][image][panel].
    let results: UnsafeMutablePointer<Float>
    let resultsPlane: Int
    /// Transposed taps, [tap][channel][panel].
    let square: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>

    private static func tapsPlane() -> Int { fourierChunkChannels * panelWidth + 16 }
    private static func resultsPlane(_ images: Int) -> Int { images * panelWidth + 16 }
    private static let squareCount = 25 * Vector.scalarCount * panelWidth

    static func count(_ form: FourierForm, images: Int) -> Int {
        form.planeCount * (tapsPlane() + resultsPlane(images)) + squareCount + Cyclic9.scratchVectors
            * Vector.scalarCount
    }

    init(_ base: UnsafeMutablePointer<Float>, _ form: FourierForm, images: Int) {
        taps = base
        tapsPlane = Self.tapsPlane()
        results = taps + form.planeCount * tapsPlane
        resultsPlane = Self.resultsPlane(images)
        square = results + form.planeCount * resultsPlane
        scratch = square + Self.squareCount
    }
}

/// Transforms the features of images `firstImage..<endImage` into their place among the spectra of all.
///
/// - Parameters:
///   - features: [pixel][image][channel], 7x7 pixels, or 14x14 if `phased` and `stride` is 2.
///   - channels: a multiple of `panelWidth`.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierTransform(
    stride: Int, phased: Bool, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int, images: Int,
    channels: Int, firstImage: Int, endImage: Int, spectra: UnsafeMutablePointer<Float>,
    workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    let strides = SpectraStrides(images: images, channels: channels)
    let phases = phased ? form.phaseCount : 1
    let step = phased ? stride : 1
    for phase in 0..<phases {
        let corner = features + ((phase >> 1) * 7 * step + (phase & 1)) * pixelStride
        let target = spectra + phase * form.planeCount * strides.plane
        for image in firstImage..<endImage {
            let source = corner + image * imageStride
            transformFeatures(
                form, source, row: 7 * step * step * pixelStride, column: step * pixelStride, channels: channels,
                into: target + image * strides.image, plane: strides.plane, scratch: workspace)
        }
    }
}

/// One image's 7x7 features, all channels.
private func transformFeatures(
    _ form: FourierForm, _ source: UnsafePointer<Float>, row: Int, column: Int, channels: Int,
    into spectrum: UnsafeMutablePointer<Float>, plane: Int, scratch: UnsafeMutablePointer<Float>
) {
    if form.stride == 1 {
        let rotations = Cyclic9Line.Rotations()
        var channel = 0
        while channel < channels {
            Cyclic9.transformFeatures(
                source + channel, row: row, column: column, into: spectrum + channel, plane: plane, scratch: scratch,
                rotations)
            channel += Vector.scalarCount
        }
    } else {
        let rotations = Cyclic8Line.Rotations()
        var channel = 0
        while channel < channels {
            Cyclic8.transformFeatures(
                source + channel, row: row, column: column, into: spectrum + channel, plane: plane, scratch: scratch,
                rotations)
            channel += Vector.scalarCount
        }
    }
}
