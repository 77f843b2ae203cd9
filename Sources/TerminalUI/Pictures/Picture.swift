/// An RGB picture.
///
/// Layout: `pixels[(row * width + column) * 3 + channel]`, channels red, green, blue, 0...255, sRGB.
public struct Picture: Sendable, Equatable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// `width * height * 3` bytes.
    public let pixels: [UInt8]

    /// - Precondition: `pixels.count == width * height * 3`.
    public init(width: Int, height: Int, pixels: some Collection<UInt8>) {
        precondition(width >= 0 && height >= 0, "a size is never negative")
        precondition(pixels.count == width * height * 3, "pixels do not fill the picture")
        self.width = width
        self.height = height
        self.pixels = Array(pixels)
    }

    /// The colour of a pixel inside.
    public subscript(x: Int, y: Int) -> RGB {
        let index = (y * width + x) * 3
        return RGB(pixels[index], pixels[index + 1], pixels[index + 2])
    }
}
