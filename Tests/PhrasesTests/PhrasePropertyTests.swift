import Testing

@testable import Phrases

@Suite struct PhrasePropertyTests {
    private let parser = PhraseParser.celebA

    @Test func noTextIsTooStrange() throws {
        var random = SplitMix(seed: 14)
        for round in 0..<1_000 {
            let text = random.text(length: Int.random(in: 0...60, using: &random))
            let reading = try parser.read(text)
            #expect(reading.condition.count == 40)
            let places = reading.unknown.map(\.range) + reading.statements.flatMap(\.ranges)
            #expect(places.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= text.count && !$0.isEmpty })
            if round.isMultiple(of: 20) { _ = parser.completions(of: text, limit: 5) }
        }
    }

    /// Words of the tables in any order, with every sign between them.
    @Test func noOrderOfKnownWordsIsTooStrange() throws {
        var random = SplitMix(seed: 15)
        let words = parser.lexicons.flatMap { $0.entries.map(\.text) }
        let signs = [" ", ", ", "-", ". ", " and ", " or ", " not ", " with ", "、", "\u{301}", "'", "’s "]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                text += (words.randomElement(using: &random) ?? "") + (signs.randomElement(using: &random) ?? "")
            }
            let reading = try parser.read(text)
            let stated = Set(reading.statements.map(\.index))
            #expect(stated == Set(reading.said.keys), "\(text)")
        }
    }

    @Test(arguments: Language.all.map(\.name))
    func everySynonymSaysItsAttribute(name: String) throws {
        let language = try #require(Language.all.first { $0.name == name })
        for (attribute, words) in language.attributes {
            try expect(words.says.entries, say: attribute, as: 1)
            try expect(words.denies.entries, say: attribute, as: -1)
        }
        let space = language.isWrittenApart ? " " : ""
        for feature in language.features {
            for adjectives in feature.adjectives {
                for noun in feature.nouns.entries + feature.made.entries {
                    try expect(
                        adjectives.says.entries.map { $0 + space + noun }, say: adjectives.attribute, as: 1)
                    try expect(
                        adjectives.denies.entries.map { $0 + space + noun }, say: adjectives.attribute, as: -1)
                }
            }
        }
    }

    private func expect(_ phrases: [String], say attribute: String, as value: Int8) throws {
        let index = try #require(Vocabulary.celebA.index(of: attribute))
        for phrase in phrases {
            #expect(try parser.read(phrase).condition[index] == value, "'\(phrase)' and \(attribute)")
            let isNounByCapital = phrase == "Junge"
            let shouted = try parser.read(phrase.uppercased() + "!")
            #expect(shouted.condition[index] == value || isNounByCapital, "'\(phrase)' shouted")
        }
    }

    @Test func everyAttributeHasFourSynonymsAndOthersInEachLanguage() {
        for language in Language.all {
            for name in Vocabulary.celebA.names {
                var count = language.attributes[name].map { $0.says.entries.count + $0.denies.entries.count } ?? 0
                for feature in language.features {
                    for adjectives in feature.adjectives where adjectives.attribute == name {
                        count += adjectives.says.entries.count
                    }
                }
                #expect(count >= (language.name == "English" ? 4 : 1), "\(name) in \(language.name)")
            }
        }
    }

    @Test func whatIsDescribedIsReadBack() throws {
        var random = SplitMix(seed: 16)
        let others = ["Wearing_Scarf", "Freckles", "No_Hood", "Looking_Left", "Has_Dimples", "Teeth_Visible", "Wink"]
        for _ in 0..<30 {
            let all = Vocabulary.celebA.names + others
            let names = all.shuffled(using: &random).prefix(Int.random(in: 1...all.count, using: &random))
            let parser = PhraseParser(Vocabulary(names: Array(names), kind: .attributes))
            for _ in 0..<5 {
                let condition = names.map { _ in Int8.random(in: -1...1, using: &random) }
                let text = parser.describe(condition)
                guard text.count <= PhraseParser.longestPhrase else { continue }
                let reading = try parser.read(text)
                #expect(reading.condition == condition, "\(text)")
                #expect(reading.unknown.isEmpty, "\(text)")
            }
        }
    }

    @Test func everyNameOfCelebAIsReadAsItself() throws {
        for (index, name) in Vocabulary.celebA.names.enumerated() {
            for text in [name, name.lowercased(), name.split(separator: "_").joined(separator: " ")] {
                #expect(try parser.read(text).said == [index: true], "\(text)")
            }
        }
    }
}

/// A small generator of random numbers with a seed (Steele et al., "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, doi:10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Any characters at all: letters, marks, signs, controls, of every plane.
    mutating func text(length: Int) -> String {
        var text = ""
        let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0...0x7F, 0x80...0x2FFF, 0x3000...0x9FFF, 0...0x1_0FFFF]
        while text.unicodeScalars.count < length {
            let range = ranges[Int.random(in: ranges.indices, using: &self)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
