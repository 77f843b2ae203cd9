import Testing

@testable import Phrases

@Suite struct WordTests {
    @Test func tokensKnowTheirPlaces() {
        let tokens = Tokens("A black-haired WOMAN, isn’t 5 o'clock; 戴眼镜 'big'!")
        #expect(
            tokens.words.map(\.text) == [
                "a", "black", "haired", "woman", "isn't", "5", "o'clock", "戴", "眼", "镜", "big",
            ])
        #expect(
            tokens.words.map(\.gap) == [
                .space, .space, .joined, .space, .comma, .space, .space, .stop, .joined, .joined, .space,
            ])
        #expect(tokens.gapAtEnd == .stop)
        let characters = Array("A black-haired WOMAN, isn’t 5 o'clock; 戴眼镜 'big'!")
        for token in tokens.words {
            let text = String(characters[token.range]).lowercased()
            #expect(text.map { $0 == "’" ? "'" : $0 } == Array(token.text))
        }
    }

    @Test(
        arguments: [
            ("", []), (" ,. ", []), ("Mouth_Slightly_Open", ["mouth", "slightly", "open"]),
            ("5_o_Clock_Shadow", ["5", "o", "clock", "shadow"]), ("w/o glasses", ["w", "o", "glasses"]),
            ("smile&hat", ["smile", "&", "hat"]), ("😀x", ["😀", "x"]), ("Frau mit Brille", ["frau", "mit", "brille"]),
            ("''a''b'", ["a", "b"]), ("e\u{301}te\u{301}", ["été"]), ("メガネ", ["メ", "ガ", "ネ"]),
        ] as [(String, [String])])
    func tokensAreWords(text: String, words: [String]) {
        #expect(Tokens(text).words.map(\.text) == words)
    }

    @Test(arguments: [
        ("Eyes", "eye"), ("berries", "berry"), ("ties", "tie"), ("glasses", "glass"), ("dress", "dress"),
        ("women", "woman"), ("man's", "man"), ("men's", "man"), ("leaves", "leaf"), ("gloves", "glove"),
        ("iris", "iris"), ("cactus", "cactus"), ("toes", "toe"), ("bushes", "bush"), ("boxes", "box"), ("his", "his"),
        ("species", "species"), ("noses", "nose"), ("mustaches", "mustache"), ("BEAK", "beak"), ("", ""), ("s", "s"),
        ("necklaces", "necklace"), ("classes", "class"), ("feet", "foot"), ("gas", "gas"), ("眼镜", "眼镜"),
    ])
    func pluralsAreFolded(word: String, singular: String) {
        #expect(WordFolding.singular(word) == singular)
        #expect(WordFolding.singular(singular) == singular)
    }

    @Test func functionWordsDescribeNothing() {
        for word in ["the", "And", "WITHOUT", "isn't", "of", "no"] { #expect(FunctionWords.contains(word)) }
        for word in ["red", "beak", "she", "his", "long", ""] { #expect(!FunctionWords.contains(word)) }
    }

    @Test(
        arguments: [
            ("a bird with a red beak", []),
            ("a bird without a red beak", ["red", "beak"]),
            ("this bird has no crest but a red belly", ["crest"]),
            ("without spots or stripes", ["spots", "stripes"]),
            ("without spots and stripes", ["spots", "stripes"]),
            ("no spots and a stripe", ["spots"]),
            ("no spots and stripes", ["spots", "stripes"]),
            ("without spots and with stripes", ["spots"]),
            ("not red, blue", ["red"]),
            ("no spots, stripes or dots", ["spots", "stripes", "dots"]),
            ("no spots, stripes, dots", ["spots"]),
            ("the wings aren't blue. The belly is", ["blue"]),
            ("no red on the wings", ["red"]),
            ("neither red nor blue feathers", ["red", "blue", "feathers"]),
            ("not without a beak", []),
            ("no", []), ("", []), ("no. red", []), ("no, red", []), ("never red", ["red"]),
            ("the beak isn't long and is red", ["long"]),
            ("no beak, no crest", ["beak", "crest"]),
        ] as [(String, [String])])
    func denialsReachAsFarAsTheyDo(sentence: String, words: [String]) {
        let tokens = Tokens(sentence)
        let denied = Denial.english.deniedWords(in: tokens)
        #expect(zip(tokens.words, denied).filter(\.1).map(\.0.text) == words)
    }

    @Test func editDistanceCountsEdits() {
        let cases: [(String, String, Int)] = [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1),
            ("kitten", "sitting", 3), ("ca", "abc", 3),
        ]
        for (first, second, distance) in cases {
            #expect(EditDistance.between(first, second) == distance)
        }
    }
}
