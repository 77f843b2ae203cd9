import Testing

@testable import Phrases

@Suite struct VocabularyTests {
    private func said(_ phrase: String, _ names: [String], _ kind: Vocabulary.Kind) throws -> [Int8] {
        try PhraseParser(Vocabulary(names: names, kind: kind)).read(phrase).condition
    }

    @Test func otherNamesAreAttributesUnderTheirOwnWords() throws {
        let names = ["Wearing_Scarf", "No_Hood", "Freckles", "Looking_Left", "Smiling"]
        #expect(try said("wearing a scarf, smiling", names, .attributes) == [1, 0, 0, 0, 1])
        #expect(try said("a woman in scarves", names, .attributes) == [1, 0, 0, 0, 0])
        #expect(try said("no scarf, no hood, without freckles", names, .attributes) == [-1, 1, -1, 0, 0])
        #expect(try said("hooded? a hood, looking left", names, .attributes) == [0, -1, 0, 1, 0])
        #expect(try said("FRECKLES and not smiling", names, .attributes) == [0, 0, 1, 0, -1])
    }

    @Test func shortFormsNeedToBeUnambiguous() throws {
        let two = ["Wearing_Scarf", "Has_Scarf"]
        #expect(try said("scarf", two, .attributes) == [0, 0])
        #expect(try said("wearing a scarf", two, .attributes) == [1, 0])
        #expect(try said("hat", ["Wearing_Hat", "Hat"], .attributes) == [0, 1])
        #expect(try said("smile", ["Has_Smile", "Smiling"], .attributes) == [0, 1])
        #expect(try said("has a smile", ["Has_Smile", "Smiling"], .attributes) == [1, 0])
    }

    @Test func namesInAnyCaseAndOrder() throws {
        #expect(try said("a smiling woman", ["MALE", "smiling"], .attributes) == [-1, 1])
        #expect(try said("a smiling woman", ["Smiling", "smiling", ""], .attributes) == [1, 0, 0])
        #expect(try said("a smiling woman", [], .attributes) == [])
    }

    @Test func wordsSayThemselves() throws {
        let names = ["red", "beak", "belly", "wing", "foot"]
        #expect(try said("a bird with RED beaks and bellies", names, .words) == [1, 1, 1, 0, 0])
        #expect(try said("no red wings but feet", names, .words) == [-1, 0, 0, -1, 1])
        #expect(try said("without a beak or wings, red", names, .words) == [1, -1, 0, -1, 0])
        #expect(try said("its belly isn't red", names, .words) == [-1, 0, 1, 0, 0])
        let parser = PhraseParser(Vocabulary(names: names, kind: .words))
        let reading = try parser.read("a brid with a rde beak and kein belly")
        #expect(reading.unknown.map(\.text) == ["brid", "rde", "kein"])
        #expect(reading.unknown[1].nearest == ["red"])
        #expect(parser.describe([1, -1, 0, 0, 1]) == "red, no beak, foot")
        #expect(try parser.read("red, no beak, foot").condition == [1, -1, 0, 0, 1])
        #expect(try parser.read("no red, red").contradictions == [.saidBothWays(index: 0, holds: true)])
        #expect(try parser.read("a bird without a beak").statements.first?.denial == 7..<14)
        #expect(parser.completions(of: "a b", limit: 9) == ["beak", "belly"])
    }

    @Test func conditionsInWords() {
        let parser = PhraseParser.celebA
        var condition = [Int8](repeating: 0, count: 40)
        #expect(parser.describe(condition) == "")
        condition[20] = -1
        condition[21] = 1
        condition[24] = 1
        condition[31] = -1
        #expect(parser.describe(condition) == "woman, mouth slightly open, no beard, not smiling")
        let other = PhraseParser(Vocabulary(names: ["Wearing_Scarf", "No_Hood"], kind: .attributes))
        #expect(other.describe([1, 1]) == "scarf, no hood")
        #expect(other.describe([-1, -1]) == "no scarf, hood")
    }

    @Test(
        arguments: [
            ("a smiling woman with bl", ["black hair", "blond hair", "blurry photo"]),
            ("mouth sl", ["slightly open"]), ("MOUTH c", ["closed"]), ("five o'clock ", ["shadow"]),
            ("戴眼", ["眼袋", "眼镜"]),
            ("eine lä", ["lächelnd"]), ("with", ["without"]), ("mouth, sl", ["slim"]), ("smiling ", []), ("", []),
            ("xq", []),
        ] as [(String, [String])])
    func completionsContinueTheLastWord(phrase: String, words: [String]) {
        let found = PhraseParser.celebA.completions(of: phrase, limit: max(words.count, 1))
        #expect(found == words)
        #expect(PhraseParser.celebA.completions(of: phrase, limit: 0).isEmpty)
    }
}
