/// A decoded picture: `pixels[(row * width + column) * 3 + channel]`, red, green, blue, 0...255.
struct DecodedPicture: Sendable, Equatable {
    let width: Int
    let height: Int
    let pixels: [UInt8]

    /// - Precondition: `pixels.count == width * height * 3`.
    init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3, "pixels do not fill the picture")
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
