import Testing

@testable import Phrases

/// Every pair of things in every pattern of denial, in three languages.
@Suite struct DenialPatternTests {
    /// What the two things of a pattern are to be; A is the first.
    struct Pattern: Sendable, CustomTestStringConvertible {
        let text: String
        let first: Int8
        let second: Int8
        var testDescription: String { text }
    }

    /// A word for a thing, its attribute, and the attribute's value when it is there.
    private typealias Thing = (word: String, attribute: String, value: Int8)

    private static let english: [Thing] = [
        ("hat", "Wearing_Hat", 1), ("necktie", "Wearing_Necktie", 1), ("beard", "No_Beard", -1),
        ("mustache", "Mustache", 1), ("double chin", "Double_Chin", 1), ("pair of glasses", "Eyeglasses", 1),
    ]
    private static let german: [Thing] = [
        ("Hut", "Wearing_Hat", 1), ("Bart", "No_Beard", -1), ("Pony", "Bangs", 1),
        ("Lippenstift", "Wearing_Lipstick", 1),
    ]
    private static let chinese: [Thing] = [
        ("帽子", "Wearing_Hat", 1), ("胡子", "No_Beard", -1), ("眼镜", "Eyeglasses", 1), ("耳环", "Wearing_Earrings", 1),
    ]

    @Test(arguments: [
        Pattern(text: "a man with a A and a B", first: 1, second: 1),
        Pattern(text: "a man without a A or a B", first: -1, second: -1),
        Pattern(text: "a man without a A and a B", first: -1, second: -1),
        Pattern(text: "a man without a A and with a B", first: -1, second: 1),
        Pattern(text: "a man with a A and without a B", first: 1, second: -1),
        Pattern(text: "no A but a B", first: -1, second: 1), Pattern(text: "a A but no B", first: 1, second: -1),
        Pattern(text: "no A, no B", first: -1, second: -1), Pattern(text: "no A and a B", first: -1, second: 1),
        Pattern(text: "no A; a B", first: -1, second: 1), Pattern(text: "no A, a B", first: -1, second: 1),
        Pattern(text: "neither a A nor a B", first: -1, second: -1),
        Pattern(text: "he doesn't have a A or a B", first: -1, second: -1),
        Pattern(text: "he doesn't have a A and he has a B", first: -1, second: 1),
        Pattern(text: "he isn't wearing a A, but has a B", first: -1, second: 1),
        Pattern(text: "A-less, with B", first: -1, second: 1),
        Pattern(text: "A-free and B-free", first: -1, second: -1),
        Pattern(text: "a A instead of a B", first: 1, second: -1), Pattern(text: "W/O A. B!", first: -1, second: 1),
        Pattern(text: "not without a A, never a B", first: 1, second: -1),
        Pattern(text: "with or without a A, with a B", first: 0, second: 1),
    ])
    func inEnglish(pattern: Pattern) throws { try expect(pattern, Self.english) }

    @Test(arguments: [
        Pattern(text: "mit A und B", first: 1, second: 1), Pattern(text: "ohne A und B", first: -1, second: -1),
        Pattern(text: "ohne A oder B", first: -1, second: -1),
        Pattern(text: "ohne A, aber mit B", first: -1, second: 1),
        Pattern(text: "kein A, kein B", first: -1, second: -1), Pattern(text: "weder A noch B", first: -1, second: -1),
        Pattern(text: "mit A und ohne B", first: 1, second: -1),
        Pattern(text: "kein A, sondern B", first: -1, second: 1),
        Pattern(text: "Er hat keinen A und trägt einen B", first: -1, second: 1),
    ])
    func inGerman(pattern: Pattern) throws { try expect(pattern, Self.german) }

    @Test(arguments: [
        Pattern(text: "有A和B", first: 1, second: 1), Pattern(text: "没有A和B", first: -1, second: -1),
        Pattern(text: "没有A，有B", first: -1, second: 1), Pattern(text: "没有A但有B", first: -1, second: 1),
        Pattern(text: "没有A、B", first: -1, second: -1), Pattern(text: "有A没有B", first: 1, second: -1),
        Pattern(text: "既没有A也没有B的人", first: -1, second: -1), Pattern(text: "没有A的、有B的人", first: -1, second: 1),
    ])
    func inChinese(pattern: Pattern) throws { try expect(pattern, Self.chinese) }

    private func expect(_ pattern: Pattern, _ things: [Thing]) throws {
        let parser = PhraseParser.celebA
        for first in things {
            for second in things where second.attribute != first.attribute {
                let phrase = pattern.text.map { character in
                    character == "A" ? first.word : character == "B" ? second.word : String(character)
                }.joined()
                let reading = try parser.read(phrase)
                for (thing, value) in [(first, pattern.first), (second, pattern.second)] {
                    let index = try #require(parser.vocabulary.index(of: thing.attribute))
                    #expect(reading.condition[index] == thing.value * value, "\(phrase): \(thing.attribute)")
                }
            }
        }
    }
}
