/// What JPEG compression leaves of a face: blocks of 8x8 pixels of which little but the mean is kept, and colours that
/// four pixels share.
enum JPEGBlocks {
    /// A face after it was stored as a JPEG of some quality (1 to 100) and read again.
    static func compressed(_ face: FaceImage, quality: Int) -> FaceImage {
        guard let encoder = JPEGEncoder(), let decoder = JPEGDecoder() else {
            preconditionFailure("there is no memory for TurboJPEG")
        }
        let picture = DecodedPicture(width: face.side, height: face.side, pixels: face.pixels)
        let bytes = encoder.encode(picture, quality: quality)
        do {
            let decoded = try decoder.decode(bytes, header: try JPEGHeader(bytes))
            return FaceImage(side: face.side, pixels: decoded.picture.pixels)
        } catch { preconditionFailure("TurboJPEG cannot read what it wrote: \(error)") }
    }
}
