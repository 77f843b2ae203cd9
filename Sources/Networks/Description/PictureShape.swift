/// The shape of the pictures that a pair of networks makes and judges: square, `channels` colours a pixel.
public struct PictureShape: Sendable, Hashable, Codable {
    /// The side in pixels.
    public var side: Int
    /// The colours of a pixel: three are red, green and blue.
    public var channels: Int

    /// A shape with its parts.
    public init(side: Int, channels: Int = 3) {
        self.side = side
        self.channels = channels
    }

    /// The bytes or numbers of one picture.
    public var count: Int { side * side * channels }
}
