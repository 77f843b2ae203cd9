import CTurboJPEG

/// Decodes JPEG with TurboJPEG's 2.x interface. One thread at a time.
final class JPEGDecoder {
    private let handle: tjhandle

    /// Nil when there is no memory for it.
    init?() {
        guard let handle = tjInitDecompress() else { return nil }
        self.handle = handle
    }

    deinit { tjDestroy(handle) }

    /// Decodes a whole picture; one that the library can only partly decode counts as unusable.
    ///
    /// - Precondition: `header` is that of `bytes` and passes `PictureLimits`.
    func decode(_ bytes: [UInt8], header: JPEGHeader) throws(UnusablePicture) -> DecodedPicture {
        if header.components == 4 { return try decodeCMYK(bytes, header: header) }
        let pixels = try decode(bytes, header: header, format: TJPF_RGB, channels: 3)
        return DecodedPicture(width: header.width, height: header.height, pixels: pixels)
    }

    private func decode(
        _ bytes: [UInt8], header: JPEGHeader, format: TJPF, channels: Int
    ) throws(UnusablePicture) -> [UInt8] {
        let flags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS
        let count = header.width * header.height * channels
        var status: Int32 = 0
        let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            status = tjDecompress2(
                handle, bytes, UInt(bytes.count), buffer.baseAddress, Int32(header.width),
                Int32(header.width * channels), Int32(header.height), format.rawValue, flags)
            // After an error rows may be missing: they must not carry what lay in memory before.
            if status != 0, !hasOnlyHarmlessWarning(bytes) { buffer.update(repeating: 0) }
            initializedCount = count
        }
        if status != 0, !hasOnlyHarmlessWarning(bytes) { throw UnusablePicture("damaged JPEG: \(message)") }
        return pixels
    }

    /// The words of the library's last error or warning.
    private var message: String { String(cString: tjGetErrorStr2(handle)) }

    /// Whether the library only complained of things that cost no pixel: settings that cameras get wrong, and stray
    /// bytes just before the end mark. The end mark itself must be there.
    private func hasOnlyHarmlessWarning(_ bytes: [UInt8]) -> Bool {
        guard tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) else { return false }
        let words = message
        let isHarmless =
            words.contains("Invalid SOS parameters for sequential JPEG")
            || words.contains("extraneous bytes before marker 0xd9")
        return isHarmless && zip(bytes, bytes.dropFirst()).reversed().contains { $0 == 0xFF && $1 == 0xD9 }
    }

    /// CMYK and YCCK. Adobe stores them inverted, and so does everyone else who writes such files.
    private func decodeCMYK(_ bytes: [UInt8], header: JPEGHeader) throws(UnusablePicture) -> DecodedPicture {
        let inks = try decode(bytes, header: header, format: TJPF_CMYK, channels: 4)
        let pixels = [UInt8](unsafeUninitializedCapacity: inks.count / 4 * 3) { buffer, initializedCount in
            for pixel in 0..<inks.count / 4 {
                let light = UInt32(inks[pixel * 4 + 3])
                for channel in 0..<3 {
                    let ink = 255 - UInt32(inks[pixel * 4 + channel])
                    buffer[pixel * 3 + channel] = UInt8(light - divideBy255(ink * light))
                }
            }
            initializedCount = inks.count / 4 * 3
        }
        return DecodedPicture(width: header.width, height: header.height, pixels: pixels)
    }
}

/// `product / 255`, rounded to the nearest; exact for products of two bytes.
func divideBy255(_ product: UInt32) -> UInt32 {
    let rounded = product + 128
    return (rounded + rounded >> 8) >> 8
}
