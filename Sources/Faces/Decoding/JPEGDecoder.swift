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

    /// A picture, and how its file is.
    struct Picture {
        /// Smaller than the header says by `divisor`.
        let picture: DecodedPicture
        /// Whether the file lacks its end mark, though all pixels are there.
        let lacksEnd: Bool
    }

    /// Decodes a whole picture; one that the library can only partly decode counts as unusable.
    ///
    /// - Parameter divisor: 1, or 2, 4 or 8 for a picture of fewer pixels, rounded up.
    /// - Precondition: `header` is that of `bytes` and passes `PictureLimits`.
    func decode(_ bytes: [UInt8], header: JPEGHeader, divisor: Int = 1) throws(UnusablePicture) -> Picture {
        let size = Size(
            width: (header.width + divisor - 1) / divisor, height: (header.height + divisor - 1) / divisor)
        let scans = JPEGScans.end(bytes) ? nil : JPEGScans(bytes)
        guard let scans, !scans.haveEnd else {
            return Picture(
                picture: try decode(bytes, header: header, size: size, takesHarmless: true), lacksEnd: false)
        }
        guard scans.areComplete else { throw UnusablePicture("damaged JPEG: it is cut off") }
        // With the mark put back the library complains of every pixel that is missing, and of nothing else.
        let mended = try decode(bytes + JPEGScans.endMark, header: header, size: size, takesHarmless: false)
        return Picture(picture: mended, lacksEnd: true)
    }

    private struct Size {
        let width: Int
        let height: Int
    }

    private func decode(
        _ bytes: [UInt8], header: JPEGHeader, size: Size, takesHarmless: Bool
    ) throws(UnusablePicture) -> DecodedPicture {
        let isInk = header.components == 4
        let pixels = try decode(
            bytes, size: size, format: isInk ? TJPF_CMYK : TJPF_RGB, channels: isInk ? 4 : 3,
            takesHarmless: takesHarmless)
        return DecodedPicture(
            width: size.width, height: size.height, pixels: isInk ? Self.colors(ofInks: pixels) : pixels)
    }

    private func decode(
        _ bytes: [UInt8], size: Size, format: TJPF, channels: Int, takesHarmless: Bool
    ) throws(UnusablePicture) -> [UInt8] {
        let flags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS
        let count = size.width * size.height * channels
        var status: Int32 = 0
        let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            status = tjDecompress2(
                handle, bytes, UInt(bytes.count), buffer.baseAddress, Int32(size.width),
                Int32(size.width * channels), Int32(size.height), format.rawValue, flags)
            if status != 0, takesHarmless, hasOnlyHarmlessWarning(bytes) { status = 0 }
            // After an error rows may be missing: they must not carry what lay in memory before.
            if status != 0 { buffer.update(repeating: 0) }
            initializedCount = count
        }
        if status != 0 { throw UnusablePicture("damaged JPEG: \(message)") }
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

    /// The colours of CMYK and YCCK. Adobe stores them inverted, and so does everyone else who writes such files.
    private static func colors(ofInks inks: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: inks.count / 4 * 3) { buffer, initializedCount in
            for pixel in 0..<inks.count / 4 {
                let light = UInt32(inks[pixel * 4 + 3])
                for channel in 0..<3 {
                    let ink = 255 - UInt32(inks[pixel * 4 + channel])
                    buffer[pixel * 3 + channel] = UInt8(light - divideBy255(ink * light))
                }
            }
            initializedCount = inks.count / 4 * 3
        }
    }
}

/// `product / 255`, rounded to the nearest; exact for products of two bytes.
func divideBy255(_ product: UInt32) -> UInt32 {
    let rounded = product + 128
    return (rounded + rounded >> 8) >> 8
}
