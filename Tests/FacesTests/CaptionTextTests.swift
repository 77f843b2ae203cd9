import Foundation
import Testing

@testable import Faces

@Suite struct CaptionTextTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, to name: String) throws { try folder.write(Array(text.utf8), to: name) }

    @Test func aFolderHasATextFileForEachPicture() throws {
        try write("\u{FEFF}a red bird\r\n\r\n it is small \n", to: "b/2.txt")
        try write("a bird", to: "b/10.jpg.TXT")
        try write("", to: "1.txt")
        try write("not a caption", to: "b/.2.txt")
        try write("nor this", to: "b/2.csv")
        let table = try CaptionTable(path: folder.path)
        #expect(table.form == .textFolder)
        #expect((0..<table.count).map { table.names.string($0) } == ["1", "b/10", "b/2"])
        #expect(table.captions(of: "b/2.png") == ["a red bird", "it is small"])
        #expect(table.captions(of: "b/10.jpg") == ["a bird"])
        #expect(table.captions(of: "1.jpg").isEmpty)
        #expect(table.captionCount == 3)
    }

    @Test func anArchiveIsReadInPlace() throws {
        let table = try CaptionTable(path: Fixture.path("captions.zip"))
        #expect(table.form == .textArchive)
        #expect(
            (0..<table.count).map { table.names.string($0) } == [
                "text/001.Finch/Finch_0001_1", "text/001.Finch/Finch_0002_7", "text/002.Tern/Tern_0001_2",
            ])
        #expect(
            table.captions(of: "text/001.Finch/Finch_0001_1.jpg") == [
                "a small bird with a red crown.", "This bird has no stripes.", "the bird is white",
            ])
        #expect(table.captions(of: "text/002.Tern/Tern_0001_2") == ["a white tern with a bläck bill"])
        #expect(throws: CaptionError.noTexts(path: folder.path + "/none.zip")) {
            // What an archive without entries consists of.
            try folder.write([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18), to: "none.zip")
            _ = try CaptionTable(path: folder.path + "/none.zip")
        }
    }

    @Test func whatIsWrongIsNamedWithItsFile() throws {
        let path = folder.path + "/b/1.txt"
        try write("one\ntwo\n" + String(repeating: "x", count: 65_537), to: "b/1.txt")
        #expect(
            throws: CaptionError.malformed(
                path: path, line: 3, expected: "at most 65,536 bytes", found: "a longer line")
        ) { try CaptionTable(path: folder.path) }
        try folder.write(Array("one\nna".utf8) + [0xEF] + Array("ve".utf8), to: "b/1.txt")
        #expect(throws: CaptionError.encoding(path: path, line: 2, likely: "latin1")) {
            try CaptionTable(path: folder.path)
        }
        try write(String(repeating: "x", count: 10 << 20), to: "b/1.txt")
        #expect(
            throws: CaptionError.unreadable(path: path, reason: "the file has 10485760 bytes; the limit is 1 MiB")
        ) { try CaptionTable(path: folder.path) }
        try write(String(repeating: "x\n", count: 1001), to: "b/1.txt")
        #expect(
            throws: CaptionError.malformed(
                path: path, line: 1001, expected: "at most 1,000 captions of a picture", found: "more")
        ) { try CaptionTable(path: folder.path) }
        try write("\n \n", to: "b/1.txt")
        #expect(throws: CaptionError.empty(path: folder.path)) { try CaptionTable(path: folder.path) }
    }

    /// Any byte of an archive may be wrong: it is read or refused.
    @Test func changedArchivesAreReadOrRefused() throws {
        let bytes = try Fixture.bytes("captions.zip")
        var refused = 0
        for place in stride(from: 0, to: bytes.count, by: 3) {
            var changed = bytes
            changed[place] ^= 0x81
            try folder.write(changed, to: "changed.zip")
            do throws(CaptionError) { _ = try CaptionTable(path: folder.path + "/changed.zip") } catch {
                refused += 1
                #expect(!error.description.contains { $0.isNewline })
            }
        }
        #expect(refused > 40)
    }
}
