/// One face as the networks see it: a square of pixels, red, green, blue.
///
/// Layout: `pixels[(row * side + column) * 3 + channel]`, 0...255 (sRGB, as stored in the picture files).
public struct FaceImage: Sendable, Equatable {
    /// Pixels across and down.
    public let side: Int
    /// `byteCount(side:)` bytes, row by row, three bytes a pixel.
    public let pixels: [UInt8]

    /// - Precondition: `pixels.count == FaceImage.byteCount(side: side)`.
    public init(side: Int, pixels: [UInt8]) {
        precondition(
            pixels.count == Self.byteCount(side: side),
            "a face of \(side) pixels a side is \(Self.byteCount(side: side)) bytes, not \(pixels.count)")
        self.side = side
        self.pixels = pixels
    }

    /// Bytes of a face: side x side x 3.
    public static func byteCount(side: Int) -> Int { side * side * 3 }
}
