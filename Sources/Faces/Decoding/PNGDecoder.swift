import CPNG

/// Decodes PNG of every kind with libpng's simplified interface (W3C PNG, third edition).
enum PNGDecoder {
    /// The grey that shows through transparent pixels.
    private static let background: UInt32 = 128

    /// A decoded picture and how to turn it. Width and height are checked before memory is taken for pixels.
    static func decode(_ bytes: [UInt8]) throws(UnusablePicture) -> (picture: DecodedPicture, orientation: Orientation)
    {
        let stored = try channels(bytes)
        let pixels = stored.count == 4 ? opaque(stored.values) : stored.values
        let picture = DecodedPicture(width: stored.width, height: stored.height, pixels: pixels)
        return (picture, orientation(in: bytes))
    }

    /// The colours as they are stored, whatever shines through them, and which pixels are wholly transparent; nil where the
    /// file knows no transparency.
    static func decodeUnmixed(
        _ bytes: [UInt8]
    ) throws(UnusablePicture) -> (picture: DecodedPicture, transparent: [Bool]?, orientation: Orientation) {
        guard chunk("acTL", in: bytes) == nil else {
            throw UnusablePicture("it is animated, and a picture that stands still is needed")
        }
        let stored = try channels(bytes)
        func picture(_ pixels: [UInt8]) -> DecodedPicture {
            DecodedPicture(width: stored.width, height: stored.height, pixels: pixels)
        }
        guard stored.count == 4 else { return (picture(stored.values), nil, orientation(in: bytes)) }
        let transparent = stride(from: 3, to: stored.values.count, by: 4).map { stored.values[$0] == 0 }
        return (picture(colors(stored.values)), transparent, orientation(in: bytes))
    }

    /// A picture's bytes, `count` a pixel: three colours and, where the file knows it, opacity.
    private struct Channels {
        let width: Int
        let height: Int
        let count: Int
        let values: [UInt8]
    }

    private static func channels(_ bytes: [UInt8]) throws(UnusablePicture) -> Channels {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { throw failure(image) }
        let width = Int(image.width)
        let height = Int(image.height)
        try PictureLimits.check(width: width, height: height)
        // libpng takes 16-bit pictures without colour information as linear light; faces are not.
        image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
        let hasAlpha = image.format & UInt32(PNG_FORMAT_FLAG_ALPHA) != 0
        let channels = hasAlpha ? 4 : 3
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR) | (hasAlpha ? UInt32(PNG_FORMAT_FLAG_ALPHA) : 0)
        let count = width * height * channels
        var status: Int32 = 0
        let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            status = png_image_finish_read(&image, nil, buffer.baseAddress, Int32(width * channels), nil)
            if status == 0 { buffer.update(repeating: 0) }
            initializedCount = count
        }
        guard status != 0 else { throw failure(image) }
        return Channels(width: width, height: height, count: channels, values: pixels)
    }

    private static func failure(_ image: png_image) -> UnusablePicture {
        let message = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return UnusablePicture("damaged PNG: \(message)")
    }

    /// Lays RGBA pixels over mid-grey.
    private static func opaque(_ pixels: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { buffer, initializedCount in
            for pixel in 0..<pixels.count / 4 {
                let alpha = UInt32(pixels[pixel * 4 + 3])
                for channel in 0..<3 {
                    let mixed = UInt32(pixels[pixel * 4 + channel]) * alpha + background * (255 - alpha)
                    buffer[pixel * 3 + channel] = UInt8(divideBy255(mixed))
                }
            }
            initializedCount = pixels.count / 4 * 3
        }
    }

    /// The colours of RGBA pixels.
    private static func colors(_ pixels: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { buffer, initializedCount in
            for pixel in 0..<pixels.count / 4 {
                for channel in 0..<3 { buffer[pixel * 3 + channel] = pixels[pixel * 4 + channel] }
            }
            initializedCount = pixels.count / 4 * 3
        }
    }

    private static func orientation(in bytes: [UInt8]) -> Orientation {
        chunk("eXIf", in: bytes).map { Orientation(exif: $0) } ?? .upright
    }

    /// What the first chunk of this name holds; nil where there is none.
    private static func chunk(_ name: StaticString, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let reader = ByteReader(bytes: bytes[...])
        var offset = 8
        while let length = reader.uint32(offset), length <= bytes.count {
            if reader.has(name, at: offset + 4) { return reader.slice(from: offset + 8, count: length) }
            offset += 12 + length
        }
        return nil
    }
}
