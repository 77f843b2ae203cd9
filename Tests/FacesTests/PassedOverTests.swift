import Foundation
import Testing

@testable import Faces

@Suite struct PassedOverTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What lies among faces: two of each of the first, one of the others, and what is not counted.
    private static let others = [
        "a.jxl", "x/b.JXL", "a.psd", "readme.txt", "noending", "x/.hidden.jxl", "list_attr_celeba.txt",
        "x/list_eval_partition.csv",
    ]
    private static let remark = "passed over 2 JPEG XL, 1 PSD, 1 other, 1 text"

    @Test func otherFilesOfAFolderAreCounted() throws {
        try folder.write(try Fixture.bytes("baseline.jpg"), to: "x/face.jpg")
        for name in Self.others { try folder.write([1], to: name) }
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        #expect(source.count == 1)
        #expect(source.passedOver(opening: false).remark == Self.remark)
        #expect(source.passedOver(opening: false).count == 5)
    }

    @Test func otherFilesOfAnArchiveAreCountedAlsoWhereItsFacesAreKept() throws {
        let picture = try Fixture.bytes("baseline.jpg")
        let path = folder.path + "/faces.zip"
        let files = [("x/face.jpg", picture)] + Self.others.map { ($0, [1]) }
        try ZipWriter.write(files + [("x/", []), ("__MACOSX/b.jxl", [1])], to: path)
        let cache = FaceCache(folder: folder.path + "/cache", minimumCount: 1)
        let source = try FaceSources.open(path: path, seed: 1, side: 28, cache: cache)
        #expect(source.passedOver(opening: false).remark == Self.remark)
        _ = try source.face(0)
        let kept = try FaceSources.open(path: path, seed: 1, side: 28, cache: cache)
        #expect(kept.passedOver(opening: false).remark == nil)
        #expect(kept.passedOver(opening: true).remark == Self.remark)
    }

    @Test func facesAloneHaveNothingToSay() throws {
        try folder.write(try Fixture.bytes("baseline.jpg"), to: "face.jpg")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        #expect(source.passedOver(opening: true).remark == nil)
        #expect(SyntheticFaceSource(seed: 1, count: 3, side: 28).passedOver(opening: true).count == 0)
    }

    @Test(arguments: [
        ("a.jxl", "1 JPEG XL; convert each with 'djxl NAME.jxl NAME.png'"),
        ("a.webp", "1 WebP; convert them with 'magick mogrify -format png *.webp'"),
        ("a.heic", "1 HEIC; convert each with 'heif-convert NAME.heic NAME.png'"),
        ("a.npy", "1 array; give one alone, without the folder around it"),
        ("a.b", "1 other; give --data a folder or zip archive of faces, or 'synthetic'"),
    ])
    func aFolderOfOneKindSaysWhich(name: String, words: String) throws {
        try folder.write([1], to: name)
        #expect(
            openError(folder.path)?.description == "\(folder.path): found no JPEG or PNG in it, but \(words)")
    }

    @Test func endingsTellKinds() {
        let expected = [
            "a.PGM": "PNM", "a.tar.gz": "archive", ".jxl": "JPEG XL", "a.verylongending": "other", "jxl": "other",
            "": "other",
            "a/b": "other", "a.jxl/b": "other", "a.": "other", "a.mp4": "film",
        ]
        for (name, kind) in expected { #expect(NamedKind(Array(name.utf8)).name == kind, "\(name)") }
    }

    @Test func theOnlyArchiveInAFolderIsUsed() throws {
        let inside = folder.path + "/celeba/faces.zip"
        try folder.write([1], to: "celeba/notes.txt")
        try folder.write(try Fixture.bytes("whole.zip"), to: "celeba/faces.zip")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        let direct = try FaceSources.open(path: inside, seed: 1, side: 28, cache: nil)
        #expect(source.count == 3 && source.name == "faces.zip" && source.absence == nil)
        #expect(source.remarks == ["faces of \(inside), found inside"])
        for index in 0..<3 {
            #expect(source.faceName(index) == direct.faceName(index))
            #expect(try source.inspect(index) == direct.inspect(index))
        }
        // Its table lies beside it, not beside the folder that was given.
        let names = (0..<3).map { source.faceName($0) }
        let rows = names.map { "\($0),1\n" }.joined()
        try folder.write(Array(("image_id,Smiling\n" + rows).utf8), to: "celeba/list_attr_celeba.csv")
        let chosen = try ChosenFaces(from: source, path: folder.path, attributes: nil, only: "Smiling")
        #expect(chosen.source.count == 3)
    }

    @Test func severalArchivesAreListed() throws {
        for name in ["b.zip", "x/a.zip"] { try folder.write(try Fixture.bytes("whole.zip"), to: name) }
        #expect(
            openError(folder.path)
                == .severalArchives(path: folder.path, names: ["\(folder.path)/b.zip", "\(folder.path)/x/a.zip"]))
        // Pictures beside archives are the faces.
        try folder.write(try Fixture.bytes("baseline.jpg"), to: "face.jpg")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        #expect(source.count == 1 && source.passedOver(opening: false).remark == "passed over 2 archive")
    }

    @Test func fewFilesAreCountedByWhatCanBeUsed() throws {
        for number in 0..<4 {
            try folder.write(number == 2 ? [1, 2, 3] : try Fixture.bytes("baseline.jpg"), to: "\(number).jpg")
        }
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil)
        let batcher = FaceBatcher(source: source, batchSize: 16, seed: 1)
        defer { batcher.stop() }
        let error = #expect(throws: FaceError.self) { try batcher.next() }
        #expect(
            error?.description
                == "\(source.name): only 3 usable faces of 4, a batch needs 16 (2.jpg: expected a JPEG or PNG picture, "
                + "found data of another kind); add faces or make --batch-size smaller")
    }
}
