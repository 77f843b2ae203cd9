/// The features of some images: numbers in [pixel][image][channel] order, a view of memory that a `FeatureBuffer` owns.
///
/// Channels are innermost, so that kernels read and write them as vectors; images come next, so that any number of
/// them fills a matrix product's rows. Strides are in numbers. Each image has room for a multiple of 32 channels; those
/// that do not exist hold zeros.
struct FeatureMap {
    let base: UnsafeMutablePointer<Float>
    /// Pixels in a row and in a column.
    let side: Int
    let images: Int
    let channels: Int
    let pixelStride: Int
    let imageStride: Int

    var pixels: Int { side * side }
    /// How many panels of 32 channels there are, the last one perhaps not full.
    var panels: Int { Panel.count(channels) }

    /// Some of the images.
    func images(_ range: Range<Int>) -> FeatureMap {
        precondition(range.lowerBound >= 0 && range.upperBound <= images, "the map has \(images) images, not \(range)")
        return FeatureMap(
            base: base + range.lowerBound * imageStride, side: side, images: range.count, channels: channels,
            pixelStride: pixelStride, imageStride: imageStride)
    }

    /// The first number of a panel.
    func panel(_ panel: Int) -> UnsafeMutablePointer<Float> { base + panel * Panel.width }
}

/// The memory of a `FeatureMap`.
final class FeatureBuffer {
    let map: FeatureMap
    private let buffer: FloatBuffer

    /// Zeros for `images` images of side x side pixels.
    init(side: Int, images: Int, channels: Int) {
        let strides = Self.strides(images: images, channels: channels)
        buffer = FloatBuffer(count: Self.count(side: side, images: images, channels: channels))
        map = FeatureMap(
            base: buffer.base, side: side, images: images, channels: channels, pixelStride: strides.pixel,
            imageStride: strides.image)
    }

    /// How many numbers such a buffer holds.
    static func count(side: Int, images: Int, channels: Int) -> Int {
        side * side * strides(images: images, channels: channels).pixel
    }

    private static func strides(images: Int, channels: Int) -> (pixel: Int, image: Int) {
        // Powers of two between neighbours would put them all into the same few places of a cache.
        let room = Panel.count(channels) * Panel.width
        let image = room % 64 == 0 ? room + 16 : room
        let block = images * image
        return (block % 32 == 0 ? block + 16 : block, image)
    }
}

/// Channels are worked on in panels of 32.
enum Panel {
    static let width = 32

    /// How many panels hold `channels` channels.
    static func count(_ channels: Int) -> Int { (channels + width - 1) / width }

    /// How many of a panel's channels exist.
    static func columns(_ panel: Int, of channels: Int) -> Int { min(width, channels - panel * width) }
}
