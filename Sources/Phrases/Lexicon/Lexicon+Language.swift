extension Lexicon {
    /// The lexicons of every language, in the order of `Language.all`.
    static let languages = Language.all.map { Lexicon($0) }

    /// A language's table as a tree.
    init(_ language: Language) {
        self.init(
            inflection: language.inflection,
            passable: language.joins.articles.union(language.pronouns.entries.filter { !$0.contains(" ") }))
        isWrittenApart = language.isWrittenApart
        insertAttributes(of: language)
        for feature in language.features { insert(feature) }
        insertFunctions(of: language)
    }

    private mutating func insertAttributes(of language: Language) {
        for (name, words) in language.attributes.sorted(by: { $0.key < $1.key }) {
            for (list, says) in [(words.says, true), (words.denies, false)] {
                for text in list.entries {
                    let change = { (entry: inout Entry) in
                        entry.meanings.append(Entry.Meaning(attribute: name, says: says))
                        entry.isThing = entry.isThing || words.isThing
                    }
                    if language.capitalized.entries.contains(text) {
                        insertCapitalized(text, change)
                    } else {
                        insert(text, change)
                    }
                }
            }
        }
    }

    private mutating func insert(_ feature: Feature) {
        let number = features.count
        var entries = FeatureEntries(noun: feature.nouns.entries.first ?? "", isKnown: !feature.adjectives.isEmpty)
        if let name = feature.whenDenied { entries.whenDenied = Entry.Meaning(attribute: name, says: true) }
        for adjectives in feature.adjectives {
            for (list, says) in [(adjectives.says, true), (adjectives.denies, false)] {
                let meaning = Entry.Meaning(attribute: adjectives.attribute, says: says)
                for text in list.entries {
                    guard let adjective = insert(text, { $0.isAdjective = true }) else { continue }
                    entries.meanings[adjective, default: []].append(meaning)
                }
            }
        }
        for text in feature.silent.entries {
            guard let adjective = insert(text, { $0.isAdjective = true }) else { continue }
            entries.silent.insert(adjective)
        }
        features.append(entries)
        for noun in feature.nouns.entries { insert(noun) { $0.features.append(number) } }
        for adjective in feature.made.entries {
            insert(adjective) { entry in
                entry.features.append(number)
                entry.isMadeOfNoun = true
            }
        }
    }

    private mutating func insertFunctions(of language: Language) {
        for (words, negation) in language.negations {
            for text in words.entries { insert(text) { $0.negation = negation } }
        }
        for text in language.denyingEndings.entries { insert(text) { $0.deniesBefore = true } }
        let joins = language.joins
        for word in joins.and.union(joins.or).union(joins.contrasts).union(joins.clauses).union(joins.articles) {
            insert(word) { $0.join = joins.role(of: word) }
        }
        for text in language.fillers.entries { insert(text) { $0.isFiller = true } }
        for text in language.links.entries { insert(text) { $0.isLink = true } }
        for text in language.pronouns.entries { insert(text) { $0.isPronoun = true } }
    }
}
