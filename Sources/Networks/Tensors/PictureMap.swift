/// Pictures with a border: [image][row][column][colour], a view of memory that a `PictureBuffer` owns.
///
/// The border of zeros is what SAME padding reads around a picture, one pixel before and two after, so that each patch
/// under a 5x5 kernel is five stretches of memory.
struct PictureMap {
    let base: UnsafeMutablePointer<Float>
    let images: Int

    static let side = Architecture.pictureSide
    static let colours = Architecture.pictureChannels
    static let borderBefore = 1
    static let borderAfter = 2
    /// Numbers from one row to the next, and from one image to the next.
    static let rowStride = (borderBefore + side + borderAfter) * colours
    static let imageStride = ((borderBefore + side + borderAfter) * rowStride + 15) / 16 * 16

    /// Some of the images.
    func images(_ range: Range<Int>) -> PictureMap {
        precondition(range.lowerBound >= 0 && range.upperBound <= images, "there are \(images) pictures, not \(range)")
        return PictureMap(base: base + range.lowerBound * Self.imageStride, images: range.count)
    }

    /// The first colour of a row of the first image.
    func row(_ row: Int) -> UnsafeMutablePointer<Float> {
        base + (row + Self.borderBefore) * Self.rowStride + Self.borderBefore * Self.colours
    }

    /// The first number of an image's pixel in the first row.
    func image(_ image: Int) -> UnsafeMutablePointer<Float> { row(0) + image * Self.imageStride }
}

/// The memory of a `PictureMap`.
final class PictureBuffer {
    let map: PictureMap
    private let buffer: FloatBuffer

    /// Black borders around `images` pictures of zeros.
    init(images: Int) {
        buffer = FloatBuffer(count: images * PictureMap.imageStride)
        map = PictureMap(base: buffer.base, images: images)
    }
}
