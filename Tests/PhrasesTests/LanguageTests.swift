import Testing

@testable import Phrases

@Suite struct LanguageTests {
    /// A language is one value: a few words of French are read as soon as they are in one.
    private static let french = Language(
        name: "French",
        attributes: [
            "Smiling": AttributeWords("souriant, sourit, sourire"),
            "Male": AttributeWords("homme, il", denies: "femme, elle"),
            "Eyeglasses": AttributeWords("lunettes", isThing: true),
            "Wearing_Hat": AttributeWords("chapeau", isThing: true),
        ],
        features: [
            Feature("cheveux", [Feature.Adjectives("Black_Hair", "noir"), Feature.Adjectives("Blond_Hair", "blond")])
        ],
        negations: [("sans", .preposition), ("pas", .verb), ("ni", .onlyAfterDenial)], denyingEndings: "",
        joins: DenialJoins(
            and: ["et"], or: ["ou"], contrasts: ["mais", "avec"], clauses: ["a", "qui"], articles: ["un"]),
        fillers: "une, aux, des, ne", pronouns: "il, elle", links: "", inflection: .endings(["e", "s", "es"], stem: 3))

    @Test(arguments: [
        ("une femme souriante aux cheveux noirs, sans lunettes", "Smiling -Male Black_Hair -Eyeglasses"),
        ("un homme sans lunettes ni chapeau", "Male -Eyeglasses -Wearing_Hat"),
        ("elle ne sourit pas", "-Male -Smiling"),
        ("un homme sans lunettes et avec un chapeau, smiling", "Male -Eyeglasses Wearing_Hat Smiling"),
        ("a man with a hat", "Male Wearing_Hat"),
    ])
    func aFurtherLanguageIsAValue(phrase: String, says: String) throws {
        let parser = PhraseParser(.celebA, languages: Lexicon.languages + [Lexicon(Self.french)])
        let reading = try parser.read(phrase)
        #expect(Vocabulary.celebA.listing(reading.condition) == Vocabulary.celebA.sorted(says))
    }

    /// A word that denies would be lost in an entry that begins with it, and with it the reach of the denial.
    @Test func noNounHasADenialInFront() {
        for language in Language.all {
            let negations = Set(language.negations.flatMap(\.words.entries).filter { !$0.contains(" ") })
            let nouns = language.features.flatMap { $0.nouns.entries + $0.made.entries }
            for noun in nouns { #expect(negations.isDisjoint(with: noun.split(separator: " ").map(String.init))) }
        }
    }

    /// The language of a word that two of them have is that of the words around it.
    @Test(arguments: [
        ("Sie hat Bart", "-Male -No_Beard"), ("a beard and a hat", "-No_Beard Wearing_Hat"), ("hat", "Wearing_Hat"),
        ("ein Kind lacht", "Young Smiling"), ("a kind smile", "Smiling"), ("eine junge Frau", "Young -Male"),
        ("der Junge", "Young Male"), ("Junge mit Hut", "Young Male Wearing_Hat"), ("Junge Frau", "Young -Male"),
    ])
    func wordsOfTwoLanguages(phrase: String, says: String) throws {
        let reading = try PhraseParser.celebA.read(phrase)
        #expect(Vocabulary.celebA.listing(reading.condition) == Vocabulary.celebA.sorted(says))
    }
}
