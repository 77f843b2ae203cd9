import CPNG

/// Decodes PNG of every kind with libpng's simplified interface (W3C PNG, third edition).
enum PNGDecoder {
    /// The grey that shows through transparent pixels.
    private static let background: UInt32 = 128

    /// A decoded picture and how to turn it. Width and height are checked before memory is taken for pixels.
    static func decode(_ bytes: [UInt8]) throws(UnusablePicture) -> (picture: DecodedPicture, orientation: Orientation)
    {
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
        let picture = DecodedPicture(width: width, height: height, pixels: hasAlpha ? opaque(pixels) : pixels)
        return (picture, orientation(in: bytes))
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

    /// Looks for the `eXIf` chunk.
    private static func orientation(in bytes: [UInt8]) -> Orientation {
        let reader = ByteReader(bytes: bytes[...])
        var offset = 8
        while let length = reader.uint32(offset), length <= bytes.count {
            if reader.has("eXIf", at: offset + 4) {
                return Orientation(exif: reader.slice(from: offset + 8, count: length))
            }
            offset += 12 + length
        }
        return .upright
    }
}
