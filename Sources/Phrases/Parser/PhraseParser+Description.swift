extension PhraseParser {
    /// A condition in words, in the vocabulary's order: "man, not smiling, mouth slightly open". Reading it gives the
    /// condition back, as far as the names can be said in words at all. A condition that says nothing is the empty text.
    ///
    /// - Precondition: the condition has an entry for each name.
    public func describe(_ condition: [Int8]) -> String {
        precondition(condition.count == vocabulary.names.count, "a condition of another vocabulary")
        return condition.indices.filter { condition[$0] != 0 }.map { name(of: $0, says: condition[$0] > 0) }
            .joined(separator: ", ")
    }

    /// A name of the vocabulary in words, as said or as denied: "mouth slightly open", "mouth closed".
    ///
    /// - Precondition: there is such a name.
    public func name(of index: Int, says: Bool) -> String {
        let pair = plainNames[index]
        return says ? pair.said : pair.denied
    }

    /// A contradiction in one plain line: "smiling and not smiling: the last said holds, not smiling".
    public func describe(_ contradiction: PhraseReading.Contradiction) -> String {
        switch contradiction {
        case .saidBothWays(let index, let holds):
            let (first, last) = (name(of: index, says: !holds), name(of: index, says: holds))
            return "\(first) and \(last): the last said holds, \(last)"
        case .unlikely(let first, let second):
            return "\(name(of: first, says: true)) and \(name(of: second, says: true)) hardly go together"
        }
    }

    /// Chooses words for every name so that each, read by itself, says that name and nothing else.
    func choosePlainNames() -> [PlainName] {
        vocabulary.names.indices.map { index in
            let candidates = self.candidates(for: index)
            func choice(_ texts: [String], says: Bool) -> String {
                texts.first { (try? read($0).said) == [index: says] } ?? texts.first ?? vocabulary.names[index]
            }
            return PlainName(
                said: choice(candidates.said, says: true), denied: choice(candidates.denied, says: false))
        }
    }

    private func candidates(for index: Int) -> (said: [String], denied: [String]) {
        let name = vocabulary.names[index]
        let words = Tokens(name).words.map(\.text)
        let whole = vocabulary.kind == .words ? name.lowercased() : words.joined(separator: " ")
        var said: [String] = []
        var denied: [String] = []
        if vocabulary.kind == .attributes {
            if let plain = PlainNames.english.first(where: { $0.key.lowercased() == name.lowercased() })?.value {
                said.append(plain.said)
                denied.append(plain.denied)
            }
            if words.count > 1 {
                let rest = words.dropFirst().joined(separator: " ")
                if words[0] == "wearing" { (said, denied) = (said + [rest], denied + ["no " + rest]) }
                if words[0] == "no" { denied.append(rest) }
            }
        }
        return (said + [whole], denied + ["no ", "not ", "without "].map { $0 + whole })
    }
}

/// A name of a vocabulary in words.
struct PlainName: Sendable {
    let said: String
    let denied: String
}
