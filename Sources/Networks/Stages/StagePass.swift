/// What one pass through a network works on.
struct StagePass {
    /// The network's numbers: its own, or their average.
    let numbers: FloatBuffer
    /// The images, by their numbers in the network's maps.
    let images: Range<Int>
    /// The parts of `images` that are normalised each by itself; nil to normalise with the running statistics, for
    /// pictures that people look at.
    let batches: Batches?
    /// A picture for each of `images`: read by a discriminator, made by a generator.
    let pictures: PictureMap
    /// A damaged picture for each of `images`: what a restorer reads; nil for every other network.
    var damaged: PictureMap?
    /// The pictures' gradient: made by a discriminator, read and overwritten by a generator; nil where there is none.
    var gradient: PictureMap?
    /// Where the gradients of the parameters go; nil to drop them.
    var updates: NetworkParameters?

    /// The pictures that the network reads, if it reads any.
    var read: PictureMap { damaged ?? pictures }
}
