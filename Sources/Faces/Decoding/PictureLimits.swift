/// How large and how small a picture file may be; checked before memory is taken for it.
enum PictureLimits {
    /// Bytes of one file, packed or unpacked.
    static let maximumFileBytes = 64 << 20
    /// Pixels of one picture: 50 million, so that decoding takes 150 MB at most.
    static let maximumPixels = 50_000_000
    /// Pixels of a JPEG that is not progressive: 400 million, of which `maximumPixels` at most are made. Phones make 200.
    static let maximumScaledPixels = 400_000_000
    /// Pixels across and down.
    static let minimumSide = 16
    /// Pixels times scans of a progressive JPEG, each of which goes over the whole picture: 2 thousand million, about
    /// ten seconds. Sound files have some ten scans.
    static let maximumScannedPixels = 2_000_000_000

    /// Refuses a file by its size.
    ///
    /// - Parameter sizes: what is allowed, in bytes; that of a picture unless another kind of file is read.
    static func check(fileBytes: Int, within sizes: ClosedRange<Int> = 1...maximumFileBytes) throws(UnusablePicture) {
        guard fileBytes >= sizes.lowerBound else { throw UnusablePicture("the file is empty") }
        guard fileBytes <= sizes.upperBound else {
            throw UnusablePicture("the file has \(fileBytes) bytes; the limit is \(sizes.upperBound >> 20) MiB")
        }
    }

    /// Refuses a picture by its width and height.
    ///
    /// - Parameter maximum: pixels at most.
    static func check(width: Int, height: Int, maximum: Int = maximumPixels) throws(UnusablePicture) {
        guard width >= minimumSide, height >= minimumSide else {
            throw UnusablePicture("it is \(width)x\(height); at least \(minimumSide)x\(minimumSide) pixels are needed")
        }
        guard width <= maximum, height <= maximum / width else {
            throw UnusablePicture("it is \(width)x\(height); the limit is \(maximum / 1_000_000) million pixels")
        }
    }

    /// How many times smaller a JPEG is decoded, across and down, so that it has `maximumPixels` at most.
    ///
    /// - Precondition: it has `maximumScaledPixels` at most.
    static func divisor(width: Int, height: Int) -> Int {
        [1, 2, 4].first { (width + $0 - 1) / $0 * ((height + $0 - 1) / $0) <= maximumPixels } ?? 8
    }

    /// Refuses a progressive JPEG by the work that decoding it would take.
    static func check(scans: Int, width: Int, height: Int) throws(UnusablePicture) {
        guard scans <= maximumScannedPixels / max(1, width * height) else {
            throw UnusablePicture("its \(width)x\(height) pixels come in \(scans) scans; that would take too long")
        }
    }
}

/// Why a picture, or another file from outside, cannot be used, in a few plain words; whoever knows its name makes a
/// `FaceError` or `CaptionError` of it.
struct UnusablePicture: Error, Equatable {
    let reason: String
    /// Whether its bytes could not be had, so that nothing is known of the picture: it may be away for a while.
    let isUnreached: Bool

    init(_ reason: String, isUnreached: Bool = false) {
        self.reason = reason
        self.isUnreached = isUnreached
    }
}
