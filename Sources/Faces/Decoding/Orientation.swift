/// How a stored picture must be turned to stand upright: the values 1...8 of EXIF's Orientation tag.
///
/// EXIF 2.32 (CIPA DC-008), tag 0x0112; the container is TIFF 6.0's image file directory.
enum Orientation: Int, Sendable, CaseIterable {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case flipped = 4
    case transposed = 5
    case turnedClockwise = 6
    case transverse = 7
    case turnedCounterclockwise = 8

    /// Whether width and height change places.
    var swapsSides: Bool { rawValue >= 5 }

    /// Where the pixel that is shown at (x, y) is stored, in a stored picture of `width` x `height`.
    func stored(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        switch self {
        case .upright: (x, y)
        case .mirrored: (width - 1 - x, y)
        case .upsideDown: (width - 1 - x, height - 1 - y)
        case .flipped: (x, height - 1 - y)
        case .transposed: (y, x)
        case .turnedClockwise: (y, height - 1 - x)
        case .transverse: (width - 1 - y, height - 1 - x)
        case .turnedCounterclockwise: (width - 1 - y, x)
        }
    }

    /// Reads the tag from an EXIF block (a TIFF header and its first directory). Upright where the tag is missing or
    /// the block is damaged: a picture is not refused for its notes.
    init(exif block: ArraySlice<UInt8>) {
        self = Self.find(in: ByteReader(bytes: block)) ?? .upright
    }

    private static func find(in block: ByteReader) -> Orientation? {
        var reader = block
        if reader.has("II", at: 0) {
            reader.isLittleEndian = true
        } else if !reader.has("MM", at: 0) {
            return nil
        }
        guard reader.uint16(2) == 42, let directory = reader.uint32(4), let entries = reader.uint16(directory) else {
            return nil
        }
        for entry in 0..<entries {
            let offset = directory + 2 + entry * 12
            guard let tag = reader.uint16(offset) else { return nil }
            // Type 3 is SHORT; its value stands in the first two bytes of the value field.
            if tag == 0x0112, reader.uint16(offset + 2) == 3, let value = reader.uint16(offset + 8) {
                return Orientation(rawValue: value)
            }
        }
        return nil
    }
}
