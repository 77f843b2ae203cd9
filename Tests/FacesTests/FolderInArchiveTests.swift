import Foundation
import Testing

@testable import Faces

/// Folders within archives, and pictures of another kind among faces.
@Suite struct FolderInArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A grey picture whose left half is white, as a mask is.
    private static let mask: [UInt8] = ArrayText.file(
        "|u1", [1, 20, 20, 3], (0..<400).flatMap { [UInt8](repeating: $0 % 20 < 10 ? 255 : 0, count: 3) })

    private func archive() throws -> String {
        let names = ["hq/images/1.jpg", "hq/images/2.jpg", "hq/masks/1.jpg", "hq/images-2/3.jpg"]
        let picture = try Fixture.bytes("baseline.jpg")
        try ZipWriter.write(names.map { ($0, picture) }, to: folder.path + "/hq.zip")
        return folder.path + "/hq.zip"
    }

    private func names(_ path: String) throws -> [String] {
        let source = try FaceSources.open(path: path, seed: 1, side: 28, cache: nil)
        return (0..<source.count).map(source.faceName)
    }

    @Test func aFolderWithinAnArchiveIsASource() throws {
        let path = try archive()
        #expect(try names(path + "/hq/images") == ["hq/images/1.jpg", "hq/images/2.jpg"])
        #expect(try names(path + "/hq/images/") == ["hq/images/1.jpg", "hq/images/2.jpg"])
        #expect(try names(path + "/hq").count == 4)
        let source = try FaceSources.open(path: path + "/hq/masks", seed: 1, side: 28, cache: nil)
        #expect(source.name == "hq.zip/hq/masks")
        #expect(try source.face(0) == FaceDecoder(.recipe).decode(Fixture.bytes("baseline.jpg")).face)
    }

    @Test func whatIsNotThereIsSaid() throws {
        let path = try archive()
        #expect(openError(path + "/hq/imag") == .noFaces(path: path + "/hq/imag"))
        #expect(openError(folder.path + "/no.zip/hq") == .notFound(path: folder.path + "/no.zip/hq"))
        try folder.write(Array("hello\n".utf8), to: "notes.txt")
        #expect(
            openError(folder.path + "/notes.txt/hq") == .unknownSource(path: folder.path + "/notes.txt", found: "text"))
    }

    @Test func tablesAreFoundBesideTheArchive() throws {
        let path = try archive()
        try folder.write(Array("image_id,Smiling\n1.jpg,1\n2.jpg,0\n".utf8), to: "list_attr_celeba.csv")
        let source = try FaceSources.open(path: path + "/hq/images", seed: 1, side: 28, cache: nil)
        let chosen = try ChosenFaces(from: source, path: path + "/hq/images", attributes: nil, only: "Smiling")
        #expect(chosen.source.count == 1)
    }

    @Test func masksAmongFacesAreRemarked() {
        let faces = MixedFaces(names: ["a/1", "a/2", "a/3", "b/4", "b/5", "c/6"], flat: ["b", "c"])
        let survey = FaceSurvey(of: faces)
        #expect(survey.mixture?.flat == 3 && survey.mixture?.better == "a")
        #expect(FaceSurvey(of: MixedFaces(names: ["a/1", "a/2"], flat: [])).mixture == nil)
        #expect(FaceSurvey(of: MixedFaces(names: ["a/1", "a/2"], flat: ["a"])).mixture == nil)
        let together = FaceSurvey(of: MixedFaces(names: ["1", "b/2"], flat: ["b"]))
        #expect(together.mixture?.flat == 1 && together.mixture?.better == nil)
    }

    @Test func masksAreFlatAndFacesAreNot() throws {
        try folder.write(Self.mask, to: "mask.npy")
        let source = try FaceSources.open(path: folder.path + "/mask.npy", seed: 1, side: 28, crop: .full, cache: nil)
        #expect(try source.face(0).isFlat)
        for name in ["grey.jpg", "baseline.jpg"] {
            #expect(try !FaceDecoder(.recipe).decode(Fixture.bytes(name)).face.isFlat, "\(name)")
        }
    }
}

/// Faces of which those in some folders are grey and flat.
private struct MixedFaces: FaceSource {
    let name = "mixed"
    let side = 28
    let names: [String]
    let flat: Set<String>
    var count: Int { names.count }

    func faceName(_ index: Int) -> String { names[index] }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        let isFlat = flat.contains(String(names[index].prefix(1)))
        let pixels = (0..<28 * 28 * 3).map {
            isFlat ? UInt8($0 < 1000 * 3 ? 0 : 255) : UInt8(truncatingIfNeeded: $0 * 31)
        }
        return FaceImage(side: 28, pixels: pixels)
    }
}
