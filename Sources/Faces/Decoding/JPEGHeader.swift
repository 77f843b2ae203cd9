/// What stands before a JPEG's picture data: size, components, orientation (ITU-T T.81, annex B).
///
/// TurboJPEG tells neither orientation nor, for unusual sampling, the size; and the size must be known before memory
/// is taken.
struct JPEGHeader: Equatable {
    var width = 0
    var height = 0
    var components = 0
    var isProgressive = false
    var orientation = Orientation.upright

    /// Walks the markers up to the first scan.
    init(_ bytes: [UInt8]) throws(UnusablePicture) {
        let reader = ByteReader(bytes: bytes[...])
        var offset = 2
        while true {
            guard let marker = Self.nextMarker(in: reader, from: &offset) else {
                throw UnusablePicture("the JPEG ends before its picture begins")
            }
            switch marker {
            case 0xD0...0xD8, 0x01: continue
            case 0xD9: throw UnusablePicture("the JPEG ends before its picture begins")
            case 0xDA where width > 0: return
            case 0xDA: throw UnusablePicture("the JPEG has no header for its picture")
            default: break
            }
            guard let length = reader.uint16(offset), length >= 2 else {
                throw UnusablePicture("the JPEG's header is damaged")
            }
            readSegment(marker, reader.slice(from: offset + 2, count: length - 2))
            offset += length
        }
    }

    /// The header of a picture from outside, refused where decoding it would take too much memory or time.
    ///
    /// - Parameter sequential: the most pixels of a sequential picture. All coefficients of a progressive one stay in memory,
    ///   however small it is decoded.
    static func withinLimits(
        _ bytes: [UInt8], sequential: Int = PictureLimits.maximumPixels
    ) throws(UnusablePicture) -> JPEGHeader {
        let header = try JPEGHeader(bytes)
        let maximum = header.isProgressive ? PictureLimits.maximumPixels : sequential
        try PictureLimits.check(width: header.width, height: header.height, maximum: maximum)
        if header.isProgressive {
            try PictureLimits.check(scans: scanCount(bytes), width: header.width, height: header.height)
        }
        return header
    }

    /// The code after the next 0xFF (fill bytes skipped); `offset` then stands behind it.
    static func nextMarker(in reader: ByteReader, from offset: inout Int) -> Int? {
        while let byte = reader.byte(offset) {
            offset += 1
            guard byte == 0xFF else { continue }
            while reader.byte(offset) == 0xFF { offset += 1 }
            guard let code = reader.byte(offset) else { return nil }
            offset += 1
            if code != 0 { return code }
        }
        return nil
    }

    private mutating func readSegment(_ marker: Int, _ bytes: ArraySlice<UInt8>) {
        let reader = ByteReader(bytes: bytes)
        switch marker {
        case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
            guard width == 0 else { return }
            height = reader.uint16(1) ?? 0
            width = reader.uint16(3) ?? 0
            components = reader.byte(5) ?? 0
            isProgressive = [0xC2, 0xC6, 0xCA, 0xCE].contains(marker)
        case 0xE1 where orientation == .upright && reader.has("Exif\0\0", at: 0):
            orientation = Orientation(exif: bytes.dropFirst(6))
        default: break
        }
    }

    /// How many scans a file has: 0xFF 0xDA stands nowhere but before one.
    static func scanCount(_ bytes: [UInt8]) -> Int {
        zip(bytes, bytes.dropFirst()).count { $0 == 0xFF && $1 == 0xDA }
    }

    /// What reports call it.
    var format: PictureFormat {
        switch components {
        case 1: .greyJPEG
        case 4: .cmykJPEG
        default: isProgressive ? .progressiveJPEG : .jpeg
        }
    }
}
