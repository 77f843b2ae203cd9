/// A damaged face: what is left of it, and which pixels nothing is known of.
public struct DamagedFace: Sendable, Equatable {
    /// The pixels; unknown ones are `unknownByte`.
    public let image: FaceImage
    /// For each pixel whether it is unknown, row by row.
    public let unknown: [Bool]
    /// Whether the known pixels are those of the undamaged face, so that they stay as they are; never where all are known,
    /// for nothing would be left to restore.
    public let keepsKnown: Bool

    /// The middle of all bytes: an unknown pixel's colour where people look at it.
    public static let unknownByte: UInt8 = 128
    /// Numbers of a pixel that a restorer reads: three colours, and whether the pixel is unknown.
    public static let mapCount = 4

    /// - Precondition: `unknown` has a value for each pixel.
    public init(image: FaceImage, unknown: [Bool], keepsKnown: Bool) {
        precondition(unknown.count == image.side * image.side, "each pixel is known or unknown")
        self.image = image
        self.unknown = unknown
        self.keepsKnown = keepsKnown && unknown.contains(true)
    }

    /// A face with some pixels covered.
    static func covered(_ face: FaceImage, _ unknown: [Bool], keepsKnown: Bool = true) -> DamagedFace {
        var pixels = face.pixels
        for pixel in unknown.indices where unknown[pixel] {
            for channel in 0..<3 { pixels[pixel * 3 + channel] = unknownByte }
        }
        return DamagedFace(
            image: FaceImage(side: face.side, pixels: pixels), unknown: unknown, keepsKnown: keepsKnown)
    }

    /// A face of which every pixel may be other than it was.
    static func changed(_ face: FaceImage) -> DamagedFace {
        DamagedFace(
            image: face, unknown: [Bool](repeating: false, count: face.side * face.side), keepsKnown: false)
    }

    /// What a restorer reads: [row][column][4] numbers, the colours in [-1, 1] with unknown pixels filled in
    /// harmonically, and 1 where a pixel is unknown, 0 elsewhere.
    public var numbers: [Float] {
        let filled = HarmonicFilling.filled(
            image.pixels.map { (Float($0) / 255 - 0.5) * 2 }, side: image.side, unknown: unknown)
        var numbers: [Float] = []
        numbers.reserveCapacity(unknown.count * Self.mapCount)
        for pixel in unknown.indices {
            numbers += filled[pixel * 3..<pixel * 3 + 3]
            numbers.append(unknown[pixel] ? 1 : 0)
        }
        return numbers
    }

    /// The face as a restorer's numbers have it, with known pixels kept where they are true.
    ///
    /// - Parameter restored: [row][column][3] numbers in [-1, 1].
    public func restored(_ restored: [Float]) -> FaceImage {
        var pixels = restored.map { UInt8(min(max(($0 * 0.5 + 0.5) * 255 + 0.5, 0), 255)) }
        for pixel in unknown.indices where keepsKnown && !unknown[pixel] {
            for channel in 0..<3 { pixels[pixel * 3 + channel] = image.pixels[pixel * 3 + channel] }
        }
        return FaceImage(side: image.side, pixels: pixels)
    }
}
