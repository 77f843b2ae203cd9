/// A picture from a file, upright and in full, that a face is restored in.
public struct WholePicture: Sendable, Equatable {
    /// The file's path, for errors.
    public let path: String
    /// Pixels across.
    public var width: Int { decoded.width }
    /// Pixels down.
    public var height: Int { decoded.height }
    /// `height * width * 3` bytes, row by row, red, green, blue: as they are stored, whatever shines through them.
    public var pixels: [UInt8] { decoded.pixels }
    /// For each pixel whether it is wholly transparent, row by row; nil where the file knows no transparency.
    public let transparent: [Bool]?
    /// Whether colours are near what they were, not equal to it: those of a JPEG.
    public let isLossy: Bool

    let decoded: DecodedPicture

    init(path: String, decoded: DecodedPicture, transparent: [Bool]? = nil, isLossy: Bool = false) {
        self.path = path
        self.decoded = decoded
        self.transparent = transparent
        self.isLossy = isLossy
    }

    /// Reads a JPEG or PNG file and turns it upright.
    ///
    /// - Throws: where there is none, where it is broken or animated, or larger than pictures may be.
    public init(path: String) throws(RestoringError) {
        do throws(UnusablePicture) {
            try self.init(try FileReader.read(FilePath(path)), path: path)
        } catch {
            throw RestoringError(path: path, reason: error.reason)
        }
    }

    init(_ bytes: [UInt8], path: String) throws(UnusablePicture) {
        switch PictureKind(bytes) {
        case .jpeg:
            let header = try JPEGHeader.withinLimits(bytes)
            guard let decoder = JPEGDecoder() else { throw UnusablePicture("there is no memory to decode it") }
            let picture = try decoder.decode(bytes, header: header).picture.turned(header.orientation)
            self.init(path: path, decoded: picture, isLossy: true)
        case .png:
            let (picture, transparent, orientation) = try PNGDecoder.decodeUnmixed(bytes)
            let turned = transparent.map {
                orientation.upright($0, channels: 1, width: picture.width, height: picture.height)
            }
            self.init(path: path, decoded: picture.turned(orientation), transparent: turned)
        case .other(let found): throw UnusablePicture("expected a JPEG or PNG picture, found \(found)")
        }
    }

    /// The same picture with other pixels.
    func replacing(_ pixels: [UInt8]) -> WholePicture {
        let picture = DecodedPicture(width: width, height: height, pixels: pixels)
        return WholePicture(path: path, decoded: picture, transparent: transparent, isLossy: isLossy)
    }
}

extension DecodedPicture {
    /// The whole picture upright.
    fileprivate func turned(_ orientation: Orientation) -> DecodedPicture {
        DecodedPicture(
            width: orientation.swapsSides ? height : width, height: orientation.swapsSides ? width : height,
            pixels: orientation.upright(pixels, channels: 3, width: width, height: height))
    }
}
