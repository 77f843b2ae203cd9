/// Brings English words to one form, so that "Beaks" and "beak" count as one word.
public enum WordFolding {
    /// The singular of a noun in lower case, without a possessive ending; other words come back in lower case.
    ///
    /// It knows spelling, not meaning: of the words that end in s without being plurals it knows the common ones, and
    /// those with ss, us and is. What it answers it leaves unchanged when asked again.
    public static func singular(_ word: String) -> String {
        let lower = withoutPossessive(word.lowercased())
        if let known = irregular[lower] { return known }
        guard lower.count >= shortestPlural, lower.hasSuffix("s"), !isSingularWithS(lower) else { return lower }
        let singular = withoutPlural(lower)
        return irregular[singular] ?? (singular.hasSuffix("s") && !isSingularWithS(singular) ? lower : singular)
    }

    /// A plural has this many letters at least; shorter words, such as "gas", "bus" and "his", stay.
    private static let shortestPlural = 4

    private static func withoutPossessive(_ word: String) -> String {
        var rest = word[...]
        while rest.hasSuffix("'s") { rest = rest.dropLast(2) }
        return String(rest)
    }

    private static func isSingularWithS(_ word: String) -> Bool {
        ["ss", "us", "is"].contains { word.hasSuffix($0) } || endsInS.contains(word)
    }

    private static func withoutPlural(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        let losesTwo = ["sses", "shes", "ches", "xes", "zzes"].contains { word.hasSuffix($0) }
        return String(word.dropLast(losesTwo ? 2 : 1))
    }

    /// Words with s at the end that are no plurals, or whose singular is another thing.
    private static let endsInS: Set<String> = [
        "species", "series", "lens", "always", "perhaps", "besides", "sometimes", "across", "whereas", "towards",
        "does", "goes", "christmas", "canvas", "atlas", "bias", "texas", "pancreas",
    ]

    private static let irregular = [
        "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth",
        "geese": "goose", "mice": "mouse", "oxen": "ox", "leaves": "leaf", "wolves": "wolf", "halves": "half",
        "shelves": "shelf", "knives": "knife", "wives": "wife", "lives": "life", "scarves": "scarf", "calves": "calf",
        "loaves": "loaf", "thieves": "thief", "elves": "elf", "hooves": "hoof", "selves": "self", "dwarves": "dwarf",
        "tomatoes": "tomato", "potatoes": "potato", "heroes": "hero", "echoes": "echo", "mosquitoes": "mosquito",
        "mustaches": "mustache", "moustaches": "moustache", "headaches": "headache", "caches": "cache",
        "movies": "movie", "cookies": "cookie", "selfies": "selfie", "hoodies": "hoodie", "beanies": "beanie",
        "stamina": "stamen", "stigmata": "stigma", "buses": "bus", "gases": "gas",
        "lenses": "lens", "irises": "iris", "cactuses": "cactus", "cacti": "cactus", "crocuses": "crocus",
        "hibiscuses": "hibiscus", "gentlemen": "gentleman", "businessmen": "businessman", "policemen": "policeman",
    ]
}
