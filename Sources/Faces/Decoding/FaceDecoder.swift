/// Turns the bytes of a picture file into a face. One thread at a time.
final class FaceDecoder {
    private let jpeg = JPEGDecoder()
    private let crop: FaceCrop
    private var resizer: FaceResizer

    init(_ form: FaceForm) {
        crop = form.crop
        resizer = FaceResizer(side: form.side)
    }

    /// Decodes, turns upright, crops and resizes.
    func decode(_ bytes: [UInt8]) throws(UnusablePicture) -> InspectedFace {
        try PictureLimits.check(fileBytes: bytes.count)
        switch PictureKind(bytes) {
        case .jpeg: return try decodeJPEG(bytes)
        case .png:
            let (picture, orientation) = try PNGDecoder.decode(bytes)
            return face(picture, orientation, .png)
        case .other(let found): throw UnusablePicture("expected a JPEG or PNG picture, found \(found)")
        }
    }

    private func decodeJPEG(_ bytes: [UInt8]) throws(UnusablePicture) -> InspectedFace {
        let header = try JPEGHeader.withinLimits(bytes, sequential: PictureLimits.maximumScaledPixels)
        guard let jpeg else { throw UnusablePicture("there is no memory to decode it") }
        let divisor = PictureLimits.divisor(width: header.width, height: header.height)
        let decoded = try jpeg.decode(bytes, header: header, divisor: divisor)
        let made = face(decoded.picture, header.orientation, header.format)
        let isTurned = header.orientation.swapsSides
        return InspectedFace(
            format: header.format, width: isTurned ? header.height : header.width,
            height: isTurned ? header.width : header.height, face: made.face, lacksEnd: decoded.lacksEnd)
    }

    /// Crops and resizes a picture that is decoded already.
    func face(
        _ picture: DecodedPicture, _ orientation: Orientation, _ format: PictureFormat
    ) -> InspectedFace {
        let width = orientation.swapsSides ? picture.height : picture.width
        let height = orientation.swapsSides ? picture.width : picture.height
        let square = crop.square(width: width, height: height)
        let face =
            if orientation == .upright {
                resizer.face(from: picture, square: square)
            } else {
                resizer.face(
                    from: picture.turned(orientation, square: square),
                    square: CropSquare(left: 0, top: 0, side: square.side))
            }
        return InspectedFace(format: format, width: width, height: height, face: face)
    }
}

extension DecodedPicture {
    /// The part of the upright picture that `square` cuts out.
    func turned(_ orientation: Orientation, square: CropSquare) -> DecodedPicture {
        var part: [UInt8] = []
        part.reserveCapacity(square.side * square.side * 3)
        for y in square.top..<square.top + square.side {
            for x in square.left..<square.left + square.side {
                let stored = orientation.stored(x: x, y: y, width: width, height: height)
                let pixel = (stored.y * width + stored.x) * 3
                part += pixels[pixel..<pixel + 3]
            }
        }
        return DecodedPicture(width: square.side, height: square.side, pixels: part)
    }
}

/// A file's kind by its first bytes; its name proves nothing.
enum PictureKind: Equatable {
    case jpeg
    case png
    /// Something else, in a few words.
    case other(String)

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else {
            self = .other(FileKind(Array(bytes.prefix(FileKind.lookedAt))).name)
        }
    }
}
