import Foundation
import Testing

@testable import Faces

@Suite struct ZipSourceTests {
    @Test func readsStoredAndDeflatedEntriesInPlace() throws {
        let source = try FaceSources.open(path: Fixture.path("whole.zip"), seed: 1, side: 28)
        #expect(source.name == "whole.zip")
        #expect((0..<source.count).map(source.faceName) == ["faces/a.JPG", "faces/b two.png", "faces/ä.jpeg"])
        let loose = FaceDecoder(.recipe)
        let files = ["baseline.jpg", "rgb.png", "baseline.jpg"]
        for (index, file) in files.enumerated() {
            let expected = try loose.decode(try Fixture.bytes(file))
            #expect(try source.inspect(index) == expected)
        }
    }

    @Test func eachDamagedEntryHasItsReason() throws {
        let source = try FaceSources.open(path: Fixture.path("damaged.zip"), seed: 1, side: 28)
        let names = (0..<source.count).map(source.faceName)
        let reasons = (0..<source.count).map { reason(source, $0) }
        let found = Dictionary(uniqueKeysWithValues: zip(names, reasons))
        #expect(found.count == 7)
        #expect(found["1-good.jpg"] == .some(nil))
        #expect(found["2-checksum.jpg"] == "it cannot be read from the archive: crc error")
        #expect(found["3-encrypted.jpg"] == "it is encrypted; unpack the archive with its password first")
        #expect(found["../4-outside.jpg"] == .some(nil))
        #expect(found["5-empty.jpg"] == "the file is empty")
        #expect(found["6-text.jpg"] == "expected a JPEG or PNG picture, found text")
        #expect(found["7-deflate.jpg"]??.hasPrefix("it cannot be read from the archive: zlib error") == true)
    }

    /// Programs that pack `../faces` or `/home/me/faces` keep these names; nothing is unpacked to disk.
    @Test func namesMayLeadAnywhere() throws {
        let folder = try TemporaryFolder()
        let picture = try Fixture.bytes("baseline.jpg")
        let names = ["../faces/a.jpg", "..\\faces\\b.jpg", "/home/me/c.jpg", "C:\\d.jpg", "x/../../e.jpg", "./f.jpg"]
        try ZipWriter.write(names.map { ($0, picture) }, to: folder.path + "/rooted.zip")
        let source = try FaceSources.open(path: folder.path + "/rooted.zip", seed: 1, side: 28, cache: nil)
        #expect(Set((0..<source.count).map(source.faceName)) == Set(names))
        let expected = try FaceDecoder(.recipe).decode(picture)
        for index in 0..<source.count { #expect(try source.inspect(index) == expected) }
        // An attribute's table names the files without their folders.
        let text = "image_id,Smiling\n" + "abcdef".map { "\($0).jpg,1\n" }.joined()
        try folder.write(Array(text.utf8), to: "table.csv")
        let match = try AttributeMatch(
            AttributeTable(path: folder.path + "/table.csv").names, path: "table", to: source)
        #expect(match.known == 6 && match.rule == .name)
    }

    @Test func saysWhatIsWrongWithAnArchive() throws {
        let cut = Fixture.path("cut.zip")
        #expect(
            openError(cut)
                == .unreadableSource(
                    path: cut, reason: "the archive's directory is missing; is it wholly downloaded?"))
        let empty = Fixture.path("without-faces.zip")
        #expect(openError(empty)?.description.contains("found no JPEG or PNG in it, but 1 text;") == true)
    }

    /// Any byte of an archive may be wrong: it opens or is refused, its faces decode or are refused.
    @Test func survivesChangedBytes() throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("whole.zip")
        let directory = try #require(bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }) - 300
        for place in stride(from: directory, to: bytes.count, by: 3) {
            var changed = bytes
            changed[place] ^= 0xFF
            try folder.write(changed, to: "changed.zip")
            guard let source = try? FaceSources.open(path: folder.path + "/changed.zip", seed: 1, side: 28) else {
                continue
            }
            for index in 0..<source.count { _ = try? source.face(index) }
        }
    }

    @Test func manyThreadsReadAtOnce() async throws {
        let source = try FaceSources.open(path: Fixture.path("whole.zip"), seed: 1, side: 28)
        let expected = try (0..<source.count).map { try source.face($0) }
        await withTaskGroup(of: Bool.self) { group in
            for worker in 0..<24 {
                group.addTask {
                    let index = worker % source.count
                    return (try? source.face(index)) == expected[index]
                }
            }
            for await same in group { #expect(same) }
        }
    }

    @Test func aSurveyTellsFormatsSizesAndBadFaces() throws {
        let whole = FaceSurvey(of: try FaceSources.open(path: Fixture.path("whole.zip"), seed: 1, side: 28))
        #expect(whole.listed == 3 && whole.examined == 3 && whole.usable == 3)
        #expect(whole.formats == [.jpeg: 2, .png: 1])
        #expect(whole.sizes == [FaceSurvey.Size(width: 40, height: 48): 3])
        #expect(whole.bad.isEmpty)
        let damaged = FaceSurvey(of: try FaceSources.open(path: Fixture.path("damaged.zip"), seed: 1, side: 28))
        #expect(damaged.usable == 2)
        #expect(damaged.bad.count == 5)
        #expect(damaged.bad.first?.name == "2-checksum.jpg")
        let part = FaceSurvey(of: PlainFaceSource(count: 100), limit: 7)
        #expect(part.listed == 100 && part.examined == 7 && part.formats == [.synthetic: 7])
        #expect(FaceSurvey(of: PlainFaceSource(count: 0)).examined == 0)
    }
}
