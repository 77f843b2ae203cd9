/// Reads a condition by recursive descent, no deeper than a stated limit:
///
///     either  = both { "|" both }
///     both    = operand { "&" operand }
///     operand = "!" operand | "(" either ")" | name
struct AttributeExpressionParser {
    private let text: String
    private let characters: [Character]
    private let names: [String]
    private let places: [String: Int]
    private var place = 0
    private var depth = 0
    private var program: [AttributeExpression.Operation] = []

    init(_ text: String, names: [String]) throws(AttributeExpressionError) {
        self.text = text
        self.names = names
        places = Dictionary(zip(names.map { $0.lowercased() }, names.indices), uniquingKeysWith: { first, _ in first })
        characters = Array(text.prefix(AttributeExpression.longestText + 1))
        if characters.count > AttributeExpression.longestText {
            throw mistake(.tooLong(limit: AttributeExpression.longestText), at: AttributeExpression.longestText)
        }
    }

    mutating func parse() throws(AttributeExpressionError) -> [AttributeExpression.Operation] {
        try parseEither()
        if let found = next { throw mistake(.expectedOperator(found: String(found)), at: place) }
        return program
    }

    private mutating func parseEither() throws(AttributeExpressionError) {
        try parseBoth()
        while take("|") {
            try parseBoth()
            program.append(.or)
        }
    }

    private mutating func parseBoth() throws(AttributeExpressionError) {
        try parseOperand()
        while take("&") {
            try parseOperand()
            program.append(.and)
        }
    }

    private mutating func parseOperand() throws(AttributeExpressionError) {
        let start = next
        let opening = place
        guard start == "!" || start == "(" else { return try parseName() }
        place += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= AttributeExpression.deepestNesting else {
            throw mistake(.tooDeep(limit: AttributeExpression.deepestNesting), at: opening)
        }
        if start == "!" {
            try parseOperand()
            program.append(.not)
            return
        }
        try parseEither()
        guard let closing = next else { throw mistake(.unclosedParenthesis, at: opening) }
        guard closing == ")" else { throw mistake(.expectedOperator(found: String(closing)), at: place) }
        place += 1
    }

    private mutating func parseName() throws(AttributeExpressionError) {
        guard let first = next, Self.belongsToName(first) else {
            throw mistake(.expectedName(found: next.map { String($0) }), at: place)
        }
        let name = String(characters[place...].prefix(while: Self.belongsToName))
        guard let index = places[name.lowercased()] else {
            let suggestions = AttributeSuggestion.names(near: name, among: names)
            throw mistake(.unknownName(name, suggestions: suggestions), at: place)
        }
        program.append(.attribute(index))
        place += name.count
    }

    /// The character after any space, nil at the end.
    private var next: Character? {
        mutating get {
            while place < characters.count, characters[place].isWhitespace { place += 1 }
            return place < characters.count ? characters[place] : nil
        }
    }

    /// Takes an operator, single or doubled.
    private mutating func take(_ sign: Character) -> Bool {
        guard next == sign else { return false }
        place += 1
        if place < characters.count, characters[place] == sign { place += 1 }
        return true
    }

    private static func belongsToName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }

    private func mistake(_ problem: AttributeExpressionError.Problem, at place: Int) -> AttributeExpressionError {
        AttributeExpressionError(text: text, column: place + 1, problem: problem)
    }
}
