extension FileKind {
    /// Bytes that a format begins with.
    struct Signature {
        let offset: Int
        let bytes: [UInt8]
        let kind: FileKind

        init(_ bytes: [UInt8], at offset: Int = 0, _ name: String, _ advice: String? = nil) {
            self.bytes = bytes
            self.offset = offset
            kind = FileKind(name, advice)
        }

        init(_ text: String, at offset: Int = 0, _ name: String, _ advice: String? = nil) {
            self.init(Array(text.utf8), at: offset, name, advice)
        }
    }

    /// What is known by its first bytes.
    static let signatures = pictures + archives + tables + others

    private static let pictures = [
        Signature([0xFF, 0xD8, 0xFF], "one picture", "give the folder that holds it"),
        Signature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "one picture", "give the folder that holds it"),
        Signature("GIF8", "a GIF"),
        Signature("BM", "a BMP"),
        Signature("II*\0", "a TIFF"),
        Signature("MM\0*", "a TIFF"),
        Signature("8BPS", "a Photoshop picture", "save it as PNG"),
        Signature([0xFF, 0x0A], "a JPEG XL", "convert it with 'djxl NAME.jxl NAME.png'"),
        Signature(
            [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "a JPEG XL", "convert it with 'djxl NAME.jxl NAME.png'"),
    ]

    private static let archives = [
        Signature([0x50, 0x4B, 3, 4], "a zip archive", "give it alone, without the folder around it"),
        Signature(
            [0x50, 0x4B, 7, 8], "the first part of a split zip archive",
            "join its parts with 'zip -s 0 NAME.zip --out whole.zip' and give that"),
        Signature("ustar", at: 257, "a tar archive", "unpack it with 'tar -xf' and give the folder"),
        Signature([0x1F, 0x8B], "a gzip archive", "unpack it with 'tar -xf' or 'gunzip' and give the folder"),
        Signature("BZh", "a bzip2 archive", "unpack it with 'tar -xf' or 'bunzip2' and give the folder"),
        Signature(
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive", "unpack it with 'tar -xf' or 'unxz' and give the folder"
        ),
        Signature(
            [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive",
            "unpack it with 'tar -xf' or 'unzstd' and give the folder"),
        Signature(
            [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it with '7z x' and give the folder"),
        Signature("Rar!", "a RAR archive", "unpack it with 'unrar x' and give the folder"),
    ]

    private static let tables = [
        Signature(ArrayHeader.magic, "a NumPy array", "give it alone, without the folder around it"),
        Signature("PAR1", "a Parquet file", "write its pictures into a folder with pandas or datasets first"),
        Signature(
            [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 file",
            "save the array in it with numpy.save and give that file"),
        Signature("ARROW1", "an Arrow file", "write its pictures into a folder with pandas or datasets first"),
        Signature("MATLAB 5.0", "a MATLAB file", "save the array in it with numpy.save and give that file"),
        Signature("SQLite format 3\0", "an SQLite file"),
    ]

    private static let others = [
        Signature("%PDF", "a PDF"),
        Signature([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
}
