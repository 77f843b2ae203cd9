/// A way to compute a convolution of 5x5 taps, or its adjoint, as matrix products of transforms: one build's functions.
///
/// Channels come in multiples of 32. Features are [pixel][image][channel] with given strides, taps [panel of output
/// channels][tap][input channel][32]. How the transforms ("spectra") lie is the family's own affair.
public struct TransformFamily: Sendable {
    /// How many numbers the spectra of the layer's input, or of the gradient of its output, take for all images.
    public let spectraCount: @Sendable (TransformShape, _ isInput: Bool) -> Int
    /// How many numbers of workspace each thread needs for calls on so many images.
    public let workspaceCount: @Sendable (TransformShape, _ images: Int) -> Int
    /// Transforms features into their place among the spectra of all images.
    public let transform: @Sendable (TransformShape, TransformOperand) -> Void
    /// Makes one panel of the layer's output, or of its input's gradient.
    public let filter: @Sendable (TransformShape, TransformFilter) -> Void
    /// Makes a block of the gradient of the taps.
    public let weightGradient: @Sendable (TransformShape, TransformWeightGradient) -> Void

    /// A family with its functions.
    public init(
        spectraCount: @escaping @Sendable (TransformShape, _ isInput: Bool) -> Int,
        workspaceCount: @escaping @Sendable (TransformShape, _ images: Int) -> Int,
        transform: @escaping @Sendable (TransformShape, TransformOperand) -> Void,
        filter: @escaping @Sendable (TransformShape, TransformFilter) -> Void,
        weightGradient: @escaping @Sendable (TransformShape, TransformWeightGradient) -> Void
    ) {
        self.spectraCount = spectraCount
        self.workspaceCount = workspaceCount
        self.transform = transform
        self.filter = filter
        self.weightGradient = weightGradient
    }
}

/// The layer that is computed, and how many images its spectra hold.
public struct TransformShape: Sendable {
    /// The sides of the narrower and the wider map.
    public let narrowSide, wideSide: Int
    /// Pixels of the wider map from one place of the kernel to the next.
    public let stride: Int
    /// Rows and columns of zeros before the wider map.
    public let padding: Int
    /// Whether the layer leads to the wider map.
    public let isTransposed: Bool
    /// The layer's channels.
    public let inputChannels, outputChannels: Int
    /// How many images all spectra hold.
    public let images: Int

    /// Names every value.
    public init(
        narrowSide: Int, wideSide: Int, stride: Int, padding: Int, isTransposed: Bool, inputChannels: Int,
        outputChannels: Int, images: Int
    ) {
        self.narrowSide = narrowSide
        self.wideSide = wideSide
        self.stride = stride
        self.padding = padding
        self.isTransposed = isTransposed
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.images = images
    }
}

/// Features to transform.
public struct TransformOperand {
    /// Whether they are the layer's input; else they are the gradient of its output.
    public let isInput: Bool
    /// [pixel][image][channel], all images.
    public let features: UnsafePointer<Float>
    public let pixelStride, imageStride: Int
    /// The image to transform.
    public let image: Int
    /// Where the spectra of all images begin.
    public let spectra: UnsafeMutablePointer<Float>
    /// The calling thread's own, `workspaceCount` numbers.
    public let workspace: UnsafeMutablePointer<Float>

    /// Names every value.
    public init(
        isInput: Bool, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int, image: Int,
        spectra: UnsafeMutablePointer<Float>, workspace: UnsafeMutablePointer<Float>
    ) {
        self.isInput = isInput
        self.features = features
        self.pixelStride = pixelStride
        self.imageStride = imageStride
        self.image = image
        self.spectra = spectra
        self.workspace = workspace
    }
}

/// One panel of channels of a layer's result for some images.
public struct TransformFilter {
    /// Whether the spectra are the input's and the result the output; else they are the output gradient's and the result
    /// is the input's gradient.
    public let isForward: Bool
    /// Spectra of the operand, all images.
    public let spectra: UnsafePointer<Float>
    /// The layer's weights.
    public let taps: UnsafePointer<Float>
    /// The first of `imageCount` images.
    public let firstImage, imageCount: Int
    /// [pixel][image][channel] of all images and channels; the panel's channels of these images are overwritten.
    public let result: UnsafeMutablePointer<Float>
    public let pixelStride, imageStride: Int
    /// Which 32 channels of the result.
    public let panel: Int
    /// The calling thread's own, `workspaceCount` numbers.
    public let workspace: UnsafeMutablePointer<Float>

    /// Names every value.
    public init(
        isForward: Bool, spectra: UnsafePointer<Float>, taps: UnsafePointer<Float>, firstImage: Int, imageCount: Int,
        result: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int, panel: Int,
        workspace: UnsafeMutablePointer<Float>
    ) {
        self.isForward = isForward
        self.spectra = spectra
        self.taps = taps
        self.firstImage = firstImage
        self.imageCount = imageCount
        self.result = result
        self.pixelStride = pixelStride
        self.imageStride = imageStride
        self.panel = panel
        self.workspace = workspace
    }
}

/// Some input channels and one panel of output channels of the gradient of the taps, summed over some images.
public struct TransformWeightGradient {
    /// Spectra of the layer's input, and of the gradient of its output.
    public let inputs, outputGradients: UnsafePointer<Float>
    /// The first of `imageCount` images to sum over.
    public let firstImage, imageCount: Int
    /// Where the family splits the taps into phases: whose taps.
    public let phase: Int
    /// The first of `channelCount` input channels, at most 32.
    public let firstChannel, channelCount: Int
    /// Which 32 output channels.
    public let panel: Int
    /// [5][5][channelCount][32]; the taps of the phase are overwritten.
    public let gradient: UnsafeMutablePointer<Float>
    /// The calling thread's own, `workspaceCount` numbers.
    public let workspace: UnsafeMutablePointer<Float>

    /// Names every value.
    public init(
        inputs: UnsafePointer<Float>, outputGradients: UnsafePointer<Float>, firstImage: Int, imageCount: Int,
        phase: Int, firstChannel: Int, channelCount: Int, panel: Int, gradient: UnsafeMutablePointer<Float>,
        workspace: UnsafeMutablePointer<Float>
    ) {
        self.inputs = inputs
        self.outputGradients = outputGradients
        self.firstImage = firstImage
        self.imageCount = imageCount
        self.phase = phase
        self.firstChannel = firstChannel
        self.channelCount = channelCount
        self.panel = panel
        self.gradient = gradient
        self.workspace = workspace
    }
}
