/// Whether a JPEG is whole, by the marks in it: what a decoder would not tell of a file without its end mark.
struct JPEGScans {
    /// The mark that ends a JPEG.
    static let endMark: [UInt8] = [0xFF, 0xD9]

    /// Whether the end mark stands behind a scan.
    private(set) var haveEnd = false
    /// Which coefficients of each component no scan tells to their last bit.
    private var missing: [Int: [Bool]] = [:]

    /// Coefficients of a block.
    private static let coefficients = 64

    /// Walks the marks up to the end.
    init(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...])
        var offset = 2
        var isInPicture = false
        while let marker = JPEGHeader.nextMarker(in: reader, from: &offset) {
            if marker == 0xD9, isInPicture {
                haveEnd = true
                return
            }
            if (0xD0...0xD9).contains(marker) || marker == 0x01 { continue }
            guard let length = reader.uint16(offset), length >= 2 else { return }
            let segment = ByteReader(bytes: reader.slice(from: offset + 2, count: length - 2))
            offset += length
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: noteFrame(segment)
            case 0xDA:
                isInPicture = true
                noteScan(segment)
            default: break
            }
        }
    }

    /// Whether the mark stands at the very end, as nearly always: then nothing else need be looked at.
    static func end(_ bytes: [UInt8]) -> Bool { bytes.suffix(endMark.count).elementsEqual(endMark) }

    /// Whether every scan of the picture was at least begun: a file may be cut off between two of them.
    var areComplete: Bool { !missing.isEmpty && missing.values.allSatisfy { !$0.contains(true) } }

    private mutating func noteFrame(_ frame: ByteReader) {
        for component in 0..<(frame.byte(5) ?? 0) {
            guard let name = frame.byte(6 + 3 * component) else { return }
            missing[name] = [Bool](repeating: true, count: Self.coefficients)
        }
    }

    private mutating func noteScan(_ scan: ByteReader) {
        let components = scan.byte(0) ?? 0
        let band = 1 + 2 * components
        guard let first = scan.byte(band), let last = scan.byte(band + 1), let bits = scan.byte(band + 2),
            bits & 15 == 0, first <= last, last < Self.coefficients
        else { return }
        for component in 0..<components {
            guard let name = scan.byte(1 + 2 * component) else { return }
            for coefficient in first...last { missing[name]?[coefficient] = false }
        }
    }
}
