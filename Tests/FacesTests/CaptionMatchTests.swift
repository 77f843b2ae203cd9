import Testing

@testable import Faces

/// A source that has nothing but names.
struct NamedFaceSource: FaceSource {
    let name = "pictures"
    let side = FaceImage.tutorialSide
    let names: [String]

    init(_ names: [String]) { self.names = names }

    var count: Int { names.count }

    func faceName(_ index: Int) -> String { names[index] }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        throw .unreadableFace(name: names[index], reason: "it is a name only")
    }
}

@Suite struct CaptionMatchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A table in which each name's caption is the name itself.
    private func table(_ names: [String]) throws -> CaptionTable {
        try folder.write(Array(names.map { "\($0)\t\($0)\n" }.joined().utf8), to: "captions")
        return try CaptionTable(path: folder.path + "/captions")
    }

    private func match(_ names: [String], _ faces: [String]) throws -> CaptionMatch {
        try CaptionMatch(try table(names), to: NamedFaceSource(faces))
    }

    private func captions(_ match: CaptionMatch) -> [String] {
        (0..<match.count).map { match.captions($0).joined(separator: "+") }
    }

    @Test func theWholePathComesFirst() throws {
        let match = try match(["a/1.jpg", "b/1.jpg", "c/9.jpg"], ["a/1.jpg", "b/1.png", "c/1.jpg", "b/1.jpg"])
        #expect(match.rule == .path)
        #expect(captions(match) == ["a/1.jpg", "b/1.jpg", "", "b/1.jpg"])
        #expect(match.captioned == 3 && match.captionCount == 3)
        #expect(match.strangers == 1 && match.stranger == "c/9")
        #expect(match.uncaptioned == "c/1.jpg" && !match.hasCaptions(2) && match.hasCaptions(3))
    }

    @Test func thenTheFolderAndTheName() throws {
        let match = try match(
            ["text/x/1", "text/y/1"], ["images/x/1.jpg", "images/y/1.jpg", "images/y/2.jpg", "1.jpg"])
        #expect(match.rule == .folderAndName)
        #expect(captions(match) == ["text/x/1", "text/y/1", "", ""])
        #expect(match.strangers == 0 && match.stranger == nil)
    }

    @Test func thenTheName() throws {
        let flowers = try match(["class_1/image_7", "class_2/image_8"], ["jpg/image_8.jpg", "jpg/image_7.jpg"])
        #expect(flowers.rule == .name)
        #expect(captions(flowers) == ["class_2/image_8", "class_1/image_7"])
        let faces = try match(["10.jpg", "9.jpg"], ["img_align_celeba/10.jpg", "img_align_celeba/9.jpg"])
        #expect(faces.rule == .name && faces.uncaptioned == nil)
        #expect(captions(faces) == ["10.jpg", "9.jpg"])
    }

    /// A namesake elsewhere lends no captions once a stricter rule fits any face.
    @Test func oneRuleServesForAll() throws {
        #expect(captions(try match(["a/1", "2"], ["a/1.jpg", "b/2.jpg"])) == ["a/1", ""])
    }

    @Test func whatALooserRuleCannotTellApartIsRefused() throws {
        let path = folder.path + "/captions"
        #expect(
            throws: CaptionError.ambiguousFaces(
                path: path, source: "pictures", first: "a/1.jpg", second: "b/1.jpg")
        ) { try match(["1"], ["a/1.jpg", "b/1.jpg"]) }
        #expect(
            throws: CaptionError.ambiguousCaptions(path: path, first: "u/a/1", second: "v/a/1", face: "a/1.jpg")
        ) { try match(["v/a/1", "u/a/1"], ["a/1.jpg", "a/2.jpg"]) }
        // Names that fit nothing may be alike.
        let harmless = try match(["x/2", "u/1", "v/1"], ["a/2.jpg", "a/3.jpg", "b/3.jpg", "a/2.png"])
        #expect(captions(harmless) == ["x/2", "", "", "x/2"])
    }

    @Test func aForeignTableIsRefused() throws {
        let error = CaptionError.foreign(
            path: folder.path + "/captions", source: "pictures", caption: "b", face: "a/1.jpg")
        #expect(throws: error) { try match(["c.jpg", "b.jpg"], ["a/1.jpg", "a/2.jpg"]) }
        #expect(
            error.description
                == "\(folder.path)/captions: it has captions for none of the pictures of pictures: they are "
                + "of b and others, the pictures are a/1.jpg and others; give the captions of these pictures")
        #expect(throws: CaptionError.self) { try match(["c"], []) }
    }

    @Test func namesWithoutCaptionsCountAsPicturesWithoutCaptions() throws {
        try folder.write(Array("a\tred\nb\t\n".utf8), to: "captions")
        let table = try CaptionTable(path: folder.path + "/captions")
        let match = try CaptionMatch(table, to: NamedFaceSource(["a.jpg", "b.jpg"]))
        #expect(match.captioned == 1 && match.uncaptioned == "b.jpg" && match.strangers == 0)
    }

    @Test func birdsAsTheyAreShipped() throws {
        let table = try CaptionTable(path: Fixture.path("captions.zip"))
        let faces = ["001.Finch/Finch_0001_1.jpg", "001.Finch/Finch_0002_7.jpg", "002.Tern/Tern_0001_2.jpg"]
        let match = try CaptionMatch(table, to: NamedFaceSource(faces))
        #expect(match.rule == .folderAndName)
        #expect((0..<3).map { match.captions($0).count } == [3, 0, 1])
    }
}
