extension WholePicture {
    /// JPEG cannot hold more pixels a side: a little less than 16 bits in the Independent JPEG Group's library.
    private static let longestJPEGSide = 65_500

    /// The bytes of a JPEG file.
    ///
    /// - Parameter quality: 1 to 100, as in the Independent JPEG Group's library.
    public func jpeg(quality: Int) throws(RestoringError) -> [UInt8] {
        guard max(width, height) <= Self.longestJPEGSide else {
            throw RestoringError(
                path: path,
                reason: "a JPEG has \(Self.longestJPEGSide) pixels a side at most, and this is \(width)x\(height);"
                    + " '--format png' can hold it")
        }
        guard let encoder = JPEGEncoder() else {
            throw RestoringError(path: path, reason: "there is no memory to encode it")
        }
        return encoder.encode(decoded, quality: quality)
    }

    /// This picture and, on its right, another of its height.
    ///
    /// - Precondition: both are equally high.
    public func beside(_ other: WholePicture) -> WholePicture {
        precondition(height == other.height, "pictures side by side are equally high")
        var both: [UInt8] = []
        both.reserveCapacity(pixels.count + other.pixels.count)
        for row in 0..<height {
            both += pixels[row * width * 3..<(row + 1) * width * 3]
            both += other.pixels[row * other.width * 3..<(row + 1) * other.width * 3]
        }
        return WholePicture(
            path: path, decoded: DecodedPicture(width: width + other.width, height: height, pixels: both))
    }

    /// A face as a picture of its own.
    public init(_ face: FaceImage, path: String) {
        self.init(
            path: path, decoded: DecodedPicture(width: face.side, height: face.side, pixels: face.pixels))
    }
}
