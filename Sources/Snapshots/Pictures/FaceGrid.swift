import Glibc

/// Pictures of one size laid out as one picture: row-major, without gaps, ceil(sqrt(n)) columns.
public struct FaceGrid: Sendable, Equatable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// `height * width * 3` bytes, row by row, red, green, blue; black where the last row has no picture.
    public let rgb: [UInt8]

    /// Lays out `count` pictures.
    ///
    /// - Parameters:
    ///   - faces: `count * faceHeight * faceWidth * 3` bytes, picture after picture.
    ///   - columns: pictures in a row; nil for ceil(sqrt(count)).
    /// - Precondition: there is at least one picture and a column, and `faces` fills the pictures.
    public init(faces: [UInt8], count: Int, faceWidth: Int, faceHeight: Int, columns asked: Int? = nil) {
        precondition(count > 0 && faces.count == count * faceWidth * faceHeight * 3, "bytes do not fill the pictures")
        precondition((asked ?? 1) > 0, "a grid has at least a column")
        let columns = asked ?? Self.columns(for: count)
        let rows = (count + columns - 1) / columns
        let gridWidth = columns * faceWidth
        var grid = [UInt8](repeating: 0, count: gridWidth * rows * faceHeight * 3)
        let line = faceWidth * 3
        for face in 0..<count {
            for y in 0..<faceHeight {
                let source = (face * faceHeight + y) * line
                let target = ((face / columns * faceHeight + y) * gridWidth + face % columns * faceWidth) * 3
                grid.replaceSubrange(target..<target + line, with: faces[source..<source + line])
            }
        }
        width = gridWidth
        height = rows * faceHeight
        rgb = grid
    }

    /// ceil(sqrt(count)).
    public static func columns(for count: Int) -> Int {
        var columns = 1
        while columns * columns < count { columns += 1 }
        return columns
    }

    /// Writes the grid as a PNG file, atomically.
    public func write(to path: String) throws(FileError) {
        try AtomicFile.write(try png(for: path), to: path)
    }

    /// The bytes of the PNG file that will be at `path`.
    package func png(for path: String) throws(FileError) -> [UInt8] {
        guard let png = PNGImage.encode(rgb: rgb, width: width, height: height) else {
            throw FileError(operation: .encode, path: path, code: ENOMEM)
        }
        return png
    }
}
