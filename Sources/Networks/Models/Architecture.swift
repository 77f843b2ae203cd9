/// The sizes of the two networks. The kind and order of their layers is fixed: DCGAN for 28x28 RGB pictures after
/// Radford, Metz and Chintala, "Unsupervised representation learning with deep convolutional generative adversarial
/// networks" (arXiv:1511.06434).
public struct Architecture: Sendable, Equatable, Codable {
    /// The side of a picture in pixels.
    public static let pictureSide = 28
    /// The colours of a pixel: red, green, blue.
    public static let pictureChannels = 3
    /// The bytes or numbers of one picture.
    public static let pictureSize = pictureSide * pictureSide * pictureChannels

    /// The pictures that the generator makes and the discriminator judges.
    public var picture: PictureShape { PictureShape(side: Self.pictureSide, channels: Self.pictureChannels) }

    /// How many random numbers the generator makes one picture from.
    public var latentSize: Int
    /// The channels at 2x2, 7x7 and 14x14 pixels.
    public var generatorChannels: [Int]
    /// The channels at 14x14, 7x7 and again 7x7 pixels.
    public var discriminatorChannels: [Int]

    /// The networks that gantop trains unless told otherwise.
    public static let recipe = Architecture(
        latentSize: 100, generatorChannels: [512, 256, 128], discriminatorChannels: [64, 128, 256])

    /// Networks of other widths, for tests.
    ///
    /// - Precondition: all sizes are positive and there are three channel counts for each network.
    public init(latentSize: Int, generatorChannels: [Int], discriminatorChannels: [Int]) {
        precondition(latentSize > 0, "the generator needs at least one random number, not \(latentSize)")
        precondition(generatorChannels.count == 3 && generatorChannels.allSatisfy { $0 > 0 })
        precondition(discriminatorChannels.count == 3 && discriminatorChannels.allSatisfy { $0 > 0 })
        self.latentSize = latentSize
        self.generatorChannels = generatorChannels
        self.discriminatorChannels = discriminatorChannels
    }
}
