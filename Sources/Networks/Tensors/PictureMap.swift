/// How pictures lie in memory: [image][row][column][colour], with a border of zeros.
///
/// The border is what convolutions read around a picture, so that each patch under a kernel is a few stretches of
/// memory.
struct PictureFrame: Equatable {
    let shape: PictureShape
    /// Pixels of border before and after the picture, in both directions.
    let before: Int
    let after: Int

    /// A frame that both of these windows can move over.
    init(_ shape: PictureShape, windows: [PictureWindow]) {
        precondition(windows.allSatisfy { $0.picture == shape }, "windows move over pictures of \(shape)")
        self.shape = shape
        before = windows.reduce(0) { max($0, $1.padding) }
        after = windows.reduce(0) { max($0, $1.reachBehind) }
    }

    /// Numbers of a row of a picture alone.
    var rowCount: Int { shape.side * shape.channels }
    /// Numbers from one row to the next, and from one image to the next.
    var rowStride: Int { (before + shape.side + after) * shape.channels }
    var imageStride: Int { ((before + shape.side + after) * rowStride + 15) / 16 * 16 }
}

/// The places where a kernel meets pictures: `featureSide` x `featureSide` patches, `stride` pixels apart.
struct PictureWindow: Equatable {
    let picture: PictureShape
    let featureSide: Int
    let kernel: Int
    let stride: Int
    /// The rows and columns before the picture that the first patch reads.
    let padding: Int

    /// The window of a stage that reads or makes pictures.
    init(_ stage: PlannedStage) {
        let linear = stage.linear
        let isInput = stage.place == .pictureInput
        let map = isInput ? stage.input : stage.output
        picture = PictureShape(side: map.side, channels: map.channels)
        featureSide = isInput ? linear.outputSide : linear.inputSide
        kernel = linear.kernel
        stride = linear.stride
        // A convolution that makes a picture is the adjoint of one whose taps run backwards.
        let isReversed = !isInput && !linear.isTransposed
        padding = isReversed ? kernel - 1 - linear.padding : linear.padding
    }

    /// Numbers of a row of a patch, and of a whole patch.
    var patchRow: Int { kernel * picture.channels }
    var patchSize: Int { kernel * patchRow }
    /// The rows and columns behind the picture that the last patch reads.
    var reachBehind: Int { max(0, (featureSide - 1) * stride + kernel - padding - picture.side) }
}

/// Some pictures: a view of memory that a `PictureBuffer` owns.
struct PictureMap {
    let base: UnsafeMutablePointer<Float>
    let images: Int
    let frame: PictureFrame

    /// Some of the images.
    func images(_ range: Range<Int>) -> PictureMap {
        precondition(range.lowerBound >= 0 && range.upperBound <= images, "there are \(images) pictures, not \(range)")
        return PictureMap(base: base + range.lowerBound * frame.imageStride, images: range.count, frame: frame)
    }

    /// The first colour of a row of the first image.
    func row(_ row: Int) -> UnsafeMutablePointer<Float> {
        base + (row + frame.before) * frame.rowStride + frame.before * frame.shape.channels
    }

    /// The first number of an image's pixel in the first row.
    func image(_ image: Int) -> UnsafeMutablePointer<Float> { row(0) + image * frame.imageStride }
}

/// The memory of a `PictureMap`.
final class PictureBuffer {
    let map: PictureMap
    private let buffer: FloatBuffer

    /// Black borders around `images` pictures of zeros.
    init(images: Int, frame: PictureFrame) {
        buffer = FloatBuffer(count: images * frame.imageStride)
        map = PictureMap(base: buffer.base, images: images, frame: frame)
    }
}
