/// How spectra of features lie in memory: [phase][image][channel block][plane][block]. A vector's spectrum is one
/// stretch of memory, which is what the transforms like best; products read whole lines.
struct SpectraLayout {
    /// How many channels lie together: a line of the cache.
    static let block = 16

    /// The distances in numbers from a channel block to the next, from image to image and from phase to phase.
    let blockStride: Int
    let imageStride: Int
    let phaseStride: Int

    init(planes: Int, images: Int, channels: Int) {
        blockStride = planes * Self.block
        // An odd number of lines from image to image, lest they compete for the same few places of a cache.
        let lines = channels / Self.block * planes
        imageStride = (lines | 1) * Self.block
        phaseStride = images * imageStride
    }
}
