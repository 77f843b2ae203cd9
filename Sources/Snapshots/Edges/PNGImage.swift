import CPNG
import Glibc

/// PNG files of 8-bit RGB pictures (PNG specification, third edition), by libpng's simplified interface.
public enum PNGImage {
    /// Writes a picture atomically.
    ///
    /// - Parameter rgb: `height * width * 3` bytes, row by row, red, green, blue.
    /// - Precondition: the picture has at least one pixel and `rgb` fills it.
    public static func write(rgb: [UInt8], width: Int, height: Int, to path: String) throws(FileError) {
        guard let bytes = encode(rgb: rgb, width: width, height: height) else {
            throw FileError(operation: .encode, path: path, code: ENOMEM)
        }
        try AtomicFile.write(bytes, to: path)
    }

    /// The bytes of a PNG file; nil where libpng finds no memory or the picture too large for the format.
    ///
    /// - Parameter rgb: `height * width * 3` bytes, row by row, red, green, blue.
    /// - Precondition: the picture has at least one pixel and `rgb` fills it.
    public static func encode(rgb: [UInt8], width: Int, height: Int) -> [UInt8]? {
        precondition(width > 0 && height > 0 && rgb.count == width * height * 3, "pixels do not fill the picture")
        guard let imageWidth = UInt32(exactly: width), let imageHeight = UInt32(exactly: height) else { return nil }
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        image.width = imageWidth
        image.height = imageHeight
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
        defer { png_image_free(&image) }
        // Deflate can make a small picture a little larger than it is; this is more than it ever needs.
        var size = rgb.count + height * 8 + 4096 + rgb.count / 64
        var bytes = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &bytes, &size, 0, rgb, 0, nil) != 0, size <= bytes.count else {
            return nil
        }
        bytes.removeSubrange(size...)
        return bytes
    }

    /// The pixels of a PNG file: `height * width * 3` bytes, row by row, red, green, blue; nil if it is damaged or has
    /// more than `limit` pixels.
    package static func decode(
        _ bytes: [UInt8], limit: Int = 1 << 24
    ) -> (width: Int, height: Int, rgb: [UInt8])? {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { return nil }
        let (width, height) = (Int(image.width), Int(image.height))
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels > 0, pixels <= limit else { return nil }
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
        var rgb = [UInt8](repeating: 0, count: pixels * 3)
        guard png_image_finish_read(&image, nil, &rgb, 0, nil) != 0 else { return nil }
        return (width, height, rgb)
    }
}
