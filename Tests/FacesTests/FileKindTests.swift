import Foundation
import Testing

@testable import Faces

@Suite struct FileKindTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The length 12 with its masked CRC-32C, as TensorFlow writes it before a record.
    private static let record: [UInt8] = [12, 0, 0, 0, 0, 0, 0, 0] + maskedChecksum([12, 0, 0, 0, 0, 0, 0, 0])

    /// By the table of CRC-32C, where the reader goes bit by bit.
    private static func maskedChecksum(_ bytes: [UInt8]) -> [UInt8] {
        var table: [UInt32] = []
        for number in 0..<UInt32(256) {
            var entry = number
            for _ in 0..<8 { entry = entry & 1 == 1 ? (entry >> 1) ^ 0x82F6_3B78 : entry >> 1 }
            table.append(entry)
        }
        var crc = UInt32.max
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 255)] ^ (crc >> 8) }
        crc = ~crc
        let masked: UInt32 = ((crc >> 15) | (crc << 17)) &+ 0xA282_EAD8
        return withUnsafeBytes(of: masked.littleEndian) { Array($0) }
    }

    private static let kinds: [(bytes: [UInt8], begins: String)] = [
        (Array("<!DOCTYPE html><html><title>Sign in</title>".utf8), "a web page titled 'Sign in': the download failed"),
        (Array("\u{FEFF} \n<HTML><body>no".utf8), "a web page: the download failed"),
        (Array("<html><title>x</title>Quota exceeded".utf8), "a web page that says its quota is exceeded: "),
        (Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8), "a Git LFS pointer: fetch"),
        (Array("d8:announce40:http".utf8), "a torrent: "), (Array("PAR1\0".utf8), "a Parquet file: "),
        (record, "a TFRecord file: "), ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 file: "),
        ([0, 0, 8, 3, 0, 0, 0xEA, 0x60, 0, 0, 0, 28, 0, 0, 0, 28], "an idx file such as MNIST's: "),
        ([0x80, 4, 0x95], "a Python pickle: "),
        ([UInt8](repeating: 0, count: 257) + Array("ustar".utf8), "a tar archive: "),
        ([0x1F, 0x8B, 8], "a gzip archive: unpack it with 'tar -xf' or 'gunzip'"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive: "), (Array("7z\u{BC}".utf8), "data of another kind"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive: "), (Array("Rar!\u{1A}".utf8), "a RAR archive: "),
        (Array("8BPS".utf8), "a Photoshop picture: "), ([0xFF, 0x0A], "a JPEG XL: "), (Array("hello\n".utf8), "text"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "one picture: give the folder"), ([], "an empty file: download it again"),
        ([1, 2, 3], "data of another kind"),
    ]

    @Test(arguments: kinds.indices) func filesSayWhatTheyAre(_ index: Int) throws {
        let (bytes, begins) = Self.kinds[index]
        #expect(FileKind(bytes).description.hasPrefix(begins), "\(FileKind(bytes).description)")
        try folder.write(bytes, to: "faces.zip")
        guard case .unknownSource(_, let found) = openError(folder.path + "/faces.zip") else {
            Issue.record("another error")
            return
        }
        #expect(found == FileKind(bytes).description)
    }

    @Test func everyPrefixHasAKind() {
        for (bytes, _) in Self.kinds {
            for count in 0..<min(bytes.count, 20) { #expect(!FileKind(Array(bytes.prefix(count))).name.isEmpty) }
        }
    }

    @Test func aTitleFromOutsideStaysOnOneLine() {
        let kind = FileKind(Array("<html><title>a\u{1B}[2J\nb</title>".utf8))
        #expect(kind.name == "a web page titled 'a\u{FFFD}[2J b'")
    }

    @Test func pictureFilesSayItToo() throws {
        try folder.write(Array("version https://git-lfs.github.com/spec/v1\n".utf8), to: "a.jpg")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        #expect(reason(source, 0) == "expected a JPEG or PNG picture, found a Git LFS pointer")
    }

    @Test func splitArchivesAreNamed() throws {
        try folder.write([0x50, 0x4B, 7, 8, 0x50, 0x4B, 3, 4], to: "faces.zip")
        let error = openError(folder.path + "/faces.zip")
        #expect(error?.description.contains("join its parts with 'zip -s 0") == true)
    }
}
