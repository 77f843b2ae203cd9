import KernelInterface

/// The ways to compute a layer by transforms.
enum TransformMethod: Equatable {
    /// Fourier transforms of 7x7 features, with stride 1 or 2, and of transposed layers with stride 2.
    case fourier
    /// Products of polynomials for the transposed layer from 2x2 to 7x7.
    case toomCook
    /// Tiles of such products, for stride 2 and maps of any size.
    case tiles

    /// How many images of the tutorial's maps pass together.
    private static let tutorialChunk = 32
    /// How many tiles pass together: enough to share the taps' transforms, few enough for the cache.
    private static let tileChunk = 64
    /// What transforms cost beside the products, as a factor of these.
    private static let transformCost = 1.3

    /// The way to compute a layer, if there is one that is worth it.
    init?(_ shape: ConvolutionShape) {
        let methods = [TransformMethod.fourier, .toomCook, .tiles]
        guard let first = methods.first(where: { $0.fits(shape) && $0.isWorthIt(shape) }) else { return nil }
        self = first
    }

    /// Whether a layer can be computed so.
    func fits(_ shape: ConvolutionShape) -> Bool {
        guard shape.kernel == 5, shape.inputChannels % Panel.width == 0, shape.outputChannels % Panel.width == 0
        else { return false }
        let form = (shape.isTransposed, shape.stride, shape.padding, shape.inputSide, shape.outputSide)
        switch self {
        case .fourier: return form == (false, 1, 2, 7, 7) || form == (false, 2, 1, 14, 7) || form == (true, 2, 1, 7, 14)
        case .toomCook: return form == (true, 2, 0, 2, 7)
        case .tiles:
            // Places of the wider map that no tap reaches would not be written.
            return shape.stride == 2 && shape.wideSide <= 2 * shape.narrowSide + 3 - shape.padding
        }
    }

    private func isWorthIt(_ shape: ConvolutionShape) -> Bool {
        guard self == .tiles else { return true }
        let products = Double(Self.tiles(shape) * Self.tileProducts)
        return products * Self.transformCost < Double(shape.pairCount)
    }

    /// Products of a tile for each pair of channels.
    private static let tileProducts = 121

    private static func tiles(_ shape: ConvolutionShape) -> Int {
        let side = (shape.narrowSide + 3) / 4
        return side * side
    }

    /// The functions of a build.
    func family(_ kernels: KernelTable) -> TransformFamily {
        switch self {
        case .fourier: kernels.fourier
        case .toomCook: kernels.toomCook
        case .tiles: kernels.tiles
        }
    }

    /// Into how many convolutions the taps divide.
    func phases(_ shape: ConvolutionShape) -> Int { self == .fourier ? shape.stride * shape.stride : 1 }

    /// How many images pass together; sums over images are made in such stretches.
    func chunk(_ shape: ConvolutionShape) -> Int {
        self == .tiles ? max(1, Self.tileChunk / Self.tiles(shape)) : Self.tutorialChunk
    }
}

extension ConvolutionShape {
    /// The sides of the narrower and the wider map.
    var narrowSide: Int { isTransposed ? inputSide : outputSide }
    var wideSide: Int { isTransposed ? outputSide : inputSide }
}

extension TransformShape {
    /// A layer, for so many images.
    init(_ shape: ConvolutionShape, images: Int) {
        self.init(
            narrowSide: shape.narrowSide, wideSide: shape.wideSide, stride: shape.stride, padding: shape.padding,
            isTransposed: shape.isTransposed, inputChannels: shape.inputChannels,
            outputChannels: shape.outputChannels, images: images)
    }
}
