/// Which pixels of a picture are unknown.
public struct HoleMask: Sendable, Equatable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// For each pixel whether it is unknown, row by row.
    public let unknown: [Bool]

    /// How far each part of a colour may be from a hole's in a JPEG, where no colour stays what it was.
    static let lossyTolerance = 24
    /// How far it may be next to such pixels, where the colours of hole and picture run into each other: a JPEG keeps
    /// colours at half the resolution.
    static let lossyRimTolerance = 96
    /// How many pixels they run.
    static let lossyRimWidth = 2
    /// How far apart a mask's red, green and blue may be: more is a picture, not black and white.
    static let greyTolerance = 32
    /// From here on a mask's grey counts as white: half of it.
    static let leastWhite: UInt8 = 128

    /// - Precondition: `unknown` has a value for each pixel.
    init(width: Int, height: Int, unknown: [Bool]) {
        precondition(unknown.count == width * height, "each pixel is known or unknown")
        self.width = width
        self.height = height
        self.unknown = unknown
    }

    /// The pixels of a picture that are wholly transparent; nil where there are none.
    public init?(transparencyOf picture: WholePicture) {
        guard let transparent = picture.transparent, transparent.contains(true) else { return nil }
        self.init(width: picture.width, height: picture.height, unknown: transparent)
    }

    /// The pixels where a mask is white; transparent ones are not.
    ///
    /// - Throws: where the mask has another size than the picture, is not black and white, or masks nothing.
    public init(_ mask: WholePicture, of picture: WholePicture) throws(RestoringError) {
        guard mask.width == picture.width, mask.height == picture.height else {
            throw RestoringError(
                path: picture.path,
                reason: "it is \(picture.width)x\(picture.height), and its mask \(mask.path.printable) is"
                    + " \(mask.width)x\(mask.height): a mask has its picture's size")
        }
        let pixels = mask.pixels
        var unknown = [Bool](repeating: false, count: mask.width * mask.height)
        for place in unknown.indices {
            let (red, green, blue) = (pixels[place * 3], pixels[place * 3 + 1], pixels[place * 3 + 2])
            guard Int(max(red, green, blue)) - Int(min(red, green, blue)) <= Self.greyTolerance else {
                throw RestoringError(
                    path: mask.path,
                    reason: "a mask is white where its picture is unknown and black elsewhere; this one has colours")
            }
            unknown[place] = green >= Self.leastWhite && mask.transparent?[place] != true
        }
        guard unknown.contains(true) else {
            throw RestoringError(
                path: picture.path,
                reason: "nothing of it is unknown: its mask \(mask.path.printable) has no white pixel")
        }
        self.init(width: mask.width, height: mask.height, unknown: unknown)
    }

    /// The pixels of a colour, which in a JPEG may be a little off.
    ///
    /// - Throws: where no pixel has it.
    public init(_ color: PictureColor, in picture: WholePicture) throws(RestoringError) {
        var unknown = Self.pixels(of: picture, within: picture.isLossy ? Self.lossyTolerance : 0, of: color)
        if picture.isLossy {
            let near = Self.pixels(of: picture, within: Self.lossyRimTolerance, of: color)
            let core = HoleMask(width: picture.width, height: picture.height, unknown: unknown)
            for place in near.indices where near[place] && !unknown[place] {
                unknown[place] = core.hasUnknown(within: Self.lossyRimWidth, of: place)
            }
        }
        guard unknown.contains(true) else {
            throw RestoringError(path: picture.path, reason: "nothing of it is unknown: no pixel is \(color)")
        }
        self.init(width: picture.width, height: picture.height, unknown: unknown)
    }

    private static func pixels(of picture: WholePicture, within tolerance: Int, of color: PictureColor) -> [Bool] {
        let pixels = picture.pixels
        return stride(from: 0, to: pixels.count, by: 3).map {
            color.matches(pixels[$0], pixels[$0 + 1], pixels[$0 + 2], tolerance: tolerance)
        }
    }

    /// Whether a pixel no further than so many rows and columns away is unknown.
    private func hasUnknown(within distance: Int, of place: Int) -> Bool {
        let (row, column) = place.quotientAndRemainder(dividingBy: width)
        return count(
            rows: max(0, row - distance)..<min(height, row + distance + 1),
            columns: max(0, column - distance)..<min(width, column + distance + 1)) > 0
    }

    /// The pixels that are unknown by either mask.
    ///
    /// - Precondition: both are of one size.
    public func joined(with other: HoleMask) -> HoleMask {
        precondition(width == other.width && height == other.height, "masks of a picture are of one size")
        return HoleMask(width: width, height: height, unknown: zip(unknown, other.unknown).map { $0 || $1 })
    }

    /// How many pixels of a rectangle are unknown.
    func count(rows: Range<Int>, columns: Range<Int>) -> Int {
        rows.reduce(0) { count, row in
            count + unknown[row * width + columns.lowerBound..<row * width + columns.upperBound].count { $0 }
        }
    }
}
