/// A stack of small RGB pictures of one size, ready for a screen.
///
/// Layout: `pixels[((face * height + row) * width + column) * 3 + channel]`, channels red, green, blue, 0...255.
public struct FaceImages: Codable, Sendable, Equatable {
    /// Pixels across each picture.
    public let width: Int
    /// Pixels down each picture.
    public let height: Int
    /// How many pictures there are.
    public let count: Int
    /// `count * height * width * 3` bytes.
    public let pixels: [UInt8]

    /// - Precondition: `pixels.count == count * height * width * 3`.
    public init(width: Int, height: Int, count: Int, pixels: [UInt8]) {
        precondition(pixels.count == count * height * width * 3, "pixels do not fill the pictures")
        self.width = width
        self.height = height
        self.count = count
        self.pixels = pixels
    }

    /// No pictures.
    public static var none: FaceImages { FaceImages(width: 0, height: 0, count: 0, pixels: []) }

    /// The bytes of one picture.
    public func face(_ index: Int) -> ArraySlice<UInt8> {
        let size = width * height * 3
        return pixels[index * size..<(index + 1) * size]
    }

    private enum CodingKeys: String, CodingKey { case width, height, count, pixels }

    /// Decodes pictures that may come from anywhere: sizes that do not fit together are refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let width = try container.decode(Int.self, forKey: .width)
        let height = try container.decode(Int.self, forKey: .height)
        let count = try container.decode(Int.self, forKey: .count)
        let pixels = Base64.decode(try container.decode(String.self, forKey: .pixels))
        let sane = 0...4096
        guard sane.contains(width), sane.contains(height), (0...1_000_000).contains(count), let pixels,
            pixels.count == width * height * 3 * count
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .pixels, in: container,
                debugDescription: "not \(count) pictures of \(width)x\(height) RGB pixels in base 64")
        }
        self.init(width: width, height: height, count: count, pixels: pixels)
    }

    /// Encodes the pixels as text in base 64: a third of what an array of numbers would take.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(count, forKey: .count)
        try container.encode(Base64.encode(pixels), forKey: .pixels)
    }
}
