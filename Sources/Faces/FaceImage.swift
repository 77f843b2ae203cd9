/// One face as the networks see it: 28x28 pixels, red, green, blue.
///
/// Layout: `pixels[(row * 28 + column) * 3 + channel]`, 0...255 (sRGB, as stored in the picture files).
public struct FaceImage: Sendable, Equatable {
    /// Pixels across and down.
    public static let side = 28
    /// Bytes of one face: 28 x 28 x 3.
    public static let byteCount = side * side * 3

    /// `byteCount` bytes, row by row, three bytes a pixel.
    public let pixels: [UInt8]

    /// - Precondition: `pixels.count == FaceImage.byteCount`.
    public init(pixels: [UInt8]) {
        precondition(pixels.count == Self.byteCount, "a face is \(Self.byteCount) bytes, not \(pixels.count)")
        self.pixels = pixels
    }
}
