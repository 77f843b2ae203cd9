import Foundation
import Testing

@testable import Phrases

@Suite struct PhraseParserTests {
    private let parser = PhraseParser.celebA

    @Test func aHundredPhrases() throws {
        #expect(PhraseTable.all.count >= 100)
        for (phrase, says) in PhraseTable.all {
            let reading = try parser.read(phrase)
            #expect(Vocabulary.celebA.listing(reading.condition) == Vocabulary.celebA.sorted(says), "\(phrase)")
        }
    }

    /// Phrases that were written by someone who had not seen the parser.
    @Test func phrasesOfOthers() throws {
        struct Line: Decodable {
            let phrase: String
            let said: [String: Int]
        }
        let file = try #require(Bundle.module.url(forResource: "Fixtures/phrases-unseen", withExtension: "json"))
        let lines = try JSONDecoder().decode([Line].self, from: Data(contentsOf: file))
        #expect(!lines.isEmpty)
        for line in lines {
            let expected = line.said.map { ($0.value < 0 ? "-" : "") + $0.key }.joined(separator: " ")
            let reading = try parser.read(line.phrase)
            #expect(
                Vocabulary.celebA.listing(reading.condition) == Vocabulary.celebA.sorted(expected), "\(line.phrase)")
        }
    }

    @Test func unknownWordsAreNamedWithTheNearest() throws {
        let reading = try parser.read("a smilng womn with blue eyes, xylophone and a Brile")
        #expect(reading.said.isEmpty)
        #expect(reading.unknown.map(\.text) == ["smilng", "womn", "blue", "xylophone", "Brile"])
        #expect(reading.unknown.map(\.nearest.first) == ["smiling", "woman", "blur", nil, "Brille"])
        #expect(reading.unknown[0].description == "'smilng' is not known; did you mean smiling?")
        #expect(reading.unknown[3].description == "'xylophone' is not known")
        #expect(try parser.read("戴眼睛镜的飞行员").unknown.map(\.text) == ["镜", "飞行员"])
    }

    @Test func adjectivesWithoutTheirNounAreNamed() throws {
        let reading = try parser.read("a man in a black hat with long hair")
        #expect(reading.unknown.map(\.text) == ["black", "long"])
        #expect(reading.unknown.map(\.reason) == [.saysNothingHere, .saysNothingHere])
        #expect(reading.unknown[0].nearest.first == "black hair")
        #expect(reading.unknown[0].description.hasPrefix("'black' says nothing here; did you mean black hair or"))
    }

    @Test func whatTheVocabularyHasNotIsNamed() throws {
        let parser = PhraseParser(Vocabulary(names: ["Smiling", "Male"], kind: .attributes))
        let reading = try parser.read("a smiling man with black hair, glasses")
        #expect(reading.condition == [1, 1])
        #expect(reading.unknown.map(\.text) == ["black", "hair", "glasses"])
        #expect(reading.unknown.last?.reason == .notInVocabulary(attribute: "Eyeglasses"))
        #expect(
            reading.unknown.last?.description
                == "'glasses' is Eyeglasses, which these pictures do not have")
    }

    @Test(arguments: [
        ("smiling, not smiling", "smiling and not smiling: the last said holds, not smiling"),
        ("bald with bangs", "bald and bangs hardly go together"),
        ("a man, no, a woman", "man and woman: the last said holds, woman"),
        ("straight and curly hair", "straight hair and wavy hair hardly go together"),
        ("no beard, goatee", "no beard and goatee hardly go together"),
    ])
    func contradictionsAreRemarked(phrase: String, remark: String) throws {
        #expect(try parser.read(phrase).contradictions.map(parser.describe) == [remark])
    }

    @Test(arguments: [
        "a man with heavy makeup", "a woman with a beard", "smiling, a smile", "a man, he is a boy",
        "not bald, with bangs", "young with gray hair", "no beard and a mustache",
    ])
    func whatGoesTogetherIsNoContradiction(phrase: String) throws {
        #expect(try parser.read(phrase).contradictions.isEmpty)
    }

    @Test func statementsKnowTheirWords() throws {
        let phrase = "a Man without glasses, black and wavy hair"
        let characters = Array(phrase)
        let found = try parser.read(phrase).statements.map { statement in
            (statement.ranges.map { String(characters[$0]) }, statement.denial.map { String(characters[$0]) })
        }
        #expect(found.map(\.0) == [["Man"], ["glasses"], ["black", "hair"], ["wavy", "hair"]])
        #expect(found.map(\.1) == [nil, "without", nil, nil])
        let hatless = try parser.read("👩🏽‍🦰 hatless, schwarzhaarig")
        #expect(hatless.statements.map(\.ranges) == [[2..<9], [11..<24]])
    }

    @Test func longPhrasesAreRefused() throws {
        let limit = String(repeating: "smiling, ", count: 111) + "a"
        #expect(limit.count == PhraseParser.longestPhrase)
        #expect(try parser.read(limit).said.count == 1)
        let long = String(repeating: "a", count: 10_000)
        let error = #expect(throws: PhraseError.tooLong(count: 10_000, limit: 1_000)) { try parser.read(long) }
        #expect(
            error?.description
                == "the phrase has 10000 characters, at most 1000 are read; say it in fewer words")
    }

    @Test func emptyPhrasesSayNothing() throws {
        for phrase in ["", "   ", ",.;", "a", "the photo of a person"] {
            let reading = try parser.read(phrase)
            #expect(reading.said.isEmpty && reading.unknown.isEmpty && reading.contradictions.isEmpty)
        }
    }
}

extension PhraseParser {
    static let celebA = PhraseParser(.celebA)
}
