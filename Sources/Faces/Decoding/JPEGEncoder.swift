import CTurboJPEG

/// Encodes JPEG with TurboJPEG's 2.x interface. One thread at a time.
final class JPEGEncoder {
    private let handle: tjhandle

    /// Nil when there is no memory for it.
    init?() {
        guard let handle = tjInitCompress() else { return nil }
        self.handle = handle
    }

    deinit { tjDestroy(handle) }

    /// Encodes a picture, colours at half the resolution (4:2:0), as Pillow does unless told otherwise.
    ///
    /// - Parameter quality: 1 to 100, as in the Independent JPEG Group's library.
    func encode(_ picture: DecodedPicture, quality: Int) -> [UInt8] {
        let (width, height) = (Int32(picture.width), Int32(picture.height))
        let subsampling = Int32(TJSAMP_420.rawValue)
        var room = tjBufSize(width, height, subsampling)
        return [UInt8](unsafeUninitializedCapacity: Int(room)) { buffer, initializedCount in
            var target = buffer.baseAddress
            let status = tjCompress2(
                handle, picture.pixels, width, 0, height, Int32(TJPF_RGB.rawValue), &target, &room, subsampling,
                Int32(quality), TJFLAG_ACCURATEDCT | TJFLAG_NOREALLOC)
            precondition(status == 0, "JPEG cannot be written: \(String(cString: tjGetErrorStr2(handle)))")
            initializedCount = Int(room)
        }
    }
}
