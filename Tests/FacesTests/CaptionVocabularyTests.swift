import Testing

@testable import Faces

@Suite struct CaptionVocabularyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Face i has the captions `captions[i]`.
    private func match(_ captions: [[String]]) throws -> CaptionMatch {
        let lines = captions.enumerated().flatMap { face, lines in lines.map { "\(face)\t\($0)\n" } }
        try folder.write(Array(lines.joined().utf8), to: "captions")
        let faces = captions.indices.map { "\($0).jpg" }
        return try CaptionMatch(CaptionTable(path: folder.path + "/captions"), to: NamedFaceSource(faces))
    }

    @Test func wordsAreFoldedCountedAndInOrder() throws {
        let conditions = try CaptionedConditions(
            match([
                ["A BIRD with red Wings.", "the bird's wing is red"], ["birds, with no wings"], [],
                ["2 white & red birds"], ["a white t u"],
            ]))
        let vocabulary = conditions.vocabulary
        #expect(vocabulary.words == ["bird", "red", "white", "wing"])
        #expect(vocabulary.saidCounts == [3, 2, 2, 1])
        #expect(vocabulary.deniedCounts == [0, 0, 0, 1])
        #expect(vocabulary.faces == 4)
        #expect(vocabulary.share(0) == 0.75 && vocabulary.deniedShare(3) == 0.25)
        #expect(conditions.conditions.names == vocabulary.words && conditions.conditions.kind == .words)
    }

    @Test func rowsTellSaidDeniedAndNotMentioned() throws {
        let conditions = try CaptionedConditions(
            match([
                ["a red bird with a beak"], ["a bird without a beak"], [], ["no beak", "a beak"], ["not red, no beak"],
            ]))
        #expect(conditions.vocabulary.words == ["beak", "bird", "red"])
        #expect(conditions.row(0) == [1, 1, 1])
        #expect(conditions.row(1) == [-1, 1, 0])
        #expect(conditions.row(2) == nil)
        #expect(conditions.row(3) == [1, 0, 0])
        #expect(conditions.row(4) == [-1, 0, -1])
        #expect(conditions.conditions.knownFaces == [0, 1, 3, 4])
    }

    /// A word needs one face in a hundred that is said to have it; denials do not count.
    @Test func rareWordsAreLeftOut() throws {
        var captions = [[String]](repeating: ["a bird without spots"], count: 200)
        captions[0] = ["a rare bird"]
        captions[1] = ["a scarce bird"]
        captions[2] = ["a scarce bird"]
        let vocabulary = try CaptionedConditions(match(captions)).vocabulary
        #expect(vocabulary.words == ["bird", "scarce"])
        #expect(vocabulary.saidCounts == [200, 2])
        // Faces without captions are none of the hundred.
        captions[3...] = [[]]
        #expect(try CaptionedConditions(match(captions)).vocabulary.words == ["bird", "scarce", "rare"])
    }

    @Test func theCommonestOfManyWordsAreKept() throws {
        let letters = Array("abcdefghijklmnopqrst")
        let words = (0..<300).map { "q\(letters[$0 / 20])\(letters[$0 % 20])e" }
        let captions = [words.joined(separator: " "), words.suffix(60).joined(separator: " ")]
        let vocabulary = try CaptionedConditions(match(captions.map { [$0] })).vocabulary
        #expect(vocabulary.words.count == CaptionVocabulary.mostWords)
        #expect(Array(vocabulary.words.prefix(60)) == Array(words.suffix(60)))
        #expect(Array(vocabulary.words.suffix(196)) == Array(words.prefix(196)))
    }

    @Test func aGivenVocabularyIsKept() throws {
        let conditions = try CaptionedConditions(
            match([["a red bird"], ["no beaks"]]), words: ["beak", "crown", "bird"])
        #expect(conditions.vocabulary.words == ["beak", "crown", "bird"])
        #expect(conditions.vocabulary.saidCounts == [0, 0, 1])
        #expect(conditions.row(0) == [0, 0, 1])
        #expect(conditions.row(1) == [-1, 0, 0])
    }

    @Test func captionsWithoutWordsAreRefused() throws {
        let path = folder.path + "/captions"
        #expect(throws: CaptionError.noVocabulary(path: path, faces: 2)) {
            try CaptionedConditions(match([["12 , 13"], ["it is the"], []]))
        }
        #expect(throws: CaptionError.noVocabulary(path: path, faces: 1)) {
            try CaptionedConditions(match([[String(repeating: "x", count: 41)]]))
        }
    }
}
