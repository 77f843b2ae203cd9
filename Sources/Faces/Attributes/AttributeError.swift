/// What can be wrong with attributes and with choosing faces by them.
public enum AttributeError: Error, Sendable, Equatable {
    /// The table cannot be read.
    case unreadable(path: String, reason: String)
    /// A line of the table is not what it should be; lines count from 1.
    case malformed(path: String, line: Int, expected: String, found: String)
    /// The table names none of the source's faces.
    case foreign(path: String, source: String, example: String)
    /// A condition was given and the faces have no attributes.
    case noAttributes(source: String, reason: String?)
    /// The condition cannot be read.
    case expression(AttributeExpressionError)
    /// Fewer faces match than a batch needs.
    case tooFewMatches(source: String, only: String, matching: Int, listed: Int, needed: Int)
}

extension AttributeError: CustomStringConvertible {
    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): cannot read the attributes: \(reason)"
        case .malformed(let path, let line, let expected, let found):
            "\(path), line \(line): expected \(expected), found \(found); is it CelebA's list_attr_celeba, wholly "
                + "downloaded?"
        case .foreign(let path, let source, let example):
            "\(path): it names none of the faces of \(source), such as \(example); give the table of these faces"
        case .noAttributes(let source, let reason):
            "\(source): --only needs the attributes of these faces"
                + "\(reason.map { " (\($0))" } ?? ""); give --attributes the path of list_attr_celeba.txt or .csv"
        case .expression(let error): error.description
        case .tooFewMatches(let source, let only, let matching, let listed, let needed):
            "\(source): \(matching == 0 ? "none" : "only \(matching.grouped)") of \(listed.grouped) faces "
                + "\(matching == 1 ? "matches" : "match") --only '\(only.printable)', \(needed.grouped) are needed; "
                + "ask for less\(matching > 1 ? " or make --batch-size smaller" : "")"
        }
    }
}

extension Int {
    /// Digits in groups of three: `202,599`.
    var grouped: String {
        let digits = String(magnitude)
        let groups = digits.enumerated().map { place, digit in
            place > 0 && (digits.count - place).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
        }
        return (self < 0 ? "-" : "") + groups.joined()
    }
}
