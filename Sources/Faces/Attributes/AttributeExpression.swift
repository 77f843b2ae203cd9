/// A condition on the attributes of a face, such as `Smiling & Eyeglasses & !Male`.
///
/// Names are those of the faces' attributes, upper and lower case alike. `!` binds closest, then `&`, then `|`; parentheses group; `&&` and
/// `||` mean the same as `&` and `|`.
public struct AttributeExpression: Sendable, Equatable {
    /// The condition as it was written.
    public let text: String
    private let program: [Operation]

    /// What to do with a stack of truth values, in postfix order, so that no input can make evaluation recurse.
    enum Operation: Sendable, Equatable {
        case attribute(Int)
        case not
        case and
        case or
    }

    /// Characters at most.
    static let longestText = 4096
    /// Parentheses and `!` within each other at most.
    static let deepestNesting = 100

    /// Reads a condition.
    ///
    /// - Parameter names: the attributes that there are, by their bits; CelebA's unless given.
    /// - Throws: what is wrong and in which column.
    public init(_ text: String, names: [String] = FaceAttributes.names) throws(AttributeExpressionError) {
        var parser = try AttributeExpressionParser(text, names: names)
        program = try parser.parse()
        self.text = text
    }

    /// Whether the condition holds for a face.
    public func matches(_ attributes: FaceAttributes) -> Bool {
        var stack: [Bool] = []
        for operation in program {
            switch operation {
            case .attribute(let index): stack.append(attributes.holds(index))
            case .not: stack.append(!(stack.popLast() ?? false))
            case .and, .or:
                let right = stack.popLast() ?? false
                let left = stack.popLast() ?? false
                stack.append(operation == .and ? left && right : left || right)
            }
        }
        return stack.last ?? false
    }

    /// The attributes that the condition names.
    public var attributes: FaceAttributes {
        program.reduce(into: []) { names, operation in
            if case .attribute(let index) = operation { names.insert(FaceAttributes(rawValue: 1 << UInt64(index))) }
        }
    }
}

/// What is wrong with a condition on attributes.
public struct AttributeExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of mistakes.
    public enum Problem: Sendable, Equatable {
        /// A name, `!` or `(` should stand here; `found` is what does, nil at the end.
        case expectedName(found: String?)
        /// `&`, `|` or the end should stand here, or `)` where one is open.
        case expectedOperator(found: String)
        /// The parenthesis that opens here is not closed.
        case unclosedParenthesis
        /// There is no such attribute.
        case unknownName(String, suggestions: [String])
        /// More characters than the limit.
        case tooLong(limit: Int)
        /// More parentheses or `!` within each other than the limit.
        case tooDeep(limit: Int)
    }

    /// The whole condition.
    public let text: String
    /// Where the mistake is: characters from 1.
    public let column: Int
    /// What it is.
    public let problem: Problem

    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        let start = text.count > 60 ? String(text.prefix(57)) + "..." : text
        return "--only '\(start.printable)', column \(column): \(problem.words)"
    }
}

extension AttributeExpressionError.Problem {
    fileprivate var words: String {
        switch self {
        case .expectedName(let found):
            "expected the name of an attribute, '!' or '(', found \(found.map { "'\($0.printable)'" } ?? "the end")"
        case .expectedOperator(let found):
            "expected '&', '|', ')' or the end, found '\(found.printable)'"
        case .unclosedParenthesis: "this '(' is never closed; add ')'"
        case .unknownName(let name, let suggestions):
            "there is no attribute '\(name.printable)'; "
                + (suggestions.isEmpty
                    ? "'gantop data' lists all of them"
                    : "did you mean \(suggestions.joined(separator: " or "))?")
        case .tooLong(let limit): "it is longer than \(limit) characters"
        case .tooDeep(let limit): "more than \(limit) parentheses or '!' within each other"
        }
    }
}
