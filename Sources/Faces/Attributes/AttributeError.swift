/// What can be wrong with attributes and with choosing faces by them.
public enum AttributeError: Error, Sendable, Equatable {
    /// The table cannot be read.
    case unreadable(path: String, reason: String)
    /// A line of the table is not what it should be; lines count from 1.
    case malformed(path: String, line: Int, expected: String, found: String)
    /// The table names none of the source's faces; the first names of both.
    case foreign(path: String, source: String, example: String, named: String)
    /// The table's names do not tell two faces, or two rows that fit a face, apart.
    case ambiguous(path: String, what: AmbiguousNames, first: String, second: String)
    /// A part was asked for and no table tells the faces' parts.
    case noParts(source: String)
    /// None of the faces is in the part that was asked for.
    case emptyPart(path: String, source: String, part: FacePart)
    /// A condition was given and the faces have no attributes.
    case noAttributes(source: String, reason: String?)
    /// The condition cannot be read.
    case expression(AttributeExpressionError)
    /// Fewer faces match than a batch needs.
    case tooFewMatches(source: String, only: String, matching: Int, listed: Int, needed: Int)
}

/// What names do not tell apart.
public enum AmbiguousNames: Sendable {
    /// Two faces of the source.
    case faces
    /// Two rows of the table.
    case rows
}

extension AttributeError: CustomStringConvertible {
    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): cannot read the attributes: \(reason)"
        case .malformed(let path, let line, let expected, let found):
            "\(path), line \(line): expected \(expected), found \(found); is it CelebA's table, wholly downloaded?"
        case .foreign(let path, let source, let example, let named):
            "\(path): it names none of the faces of \(source): the first there is \(example), the first here \(named); "
                + "give the table of these faces"
        case .ambiguous(let path, let what, let first, let second):
            switch what {
            case .faces:
                "\(path): \(first) and \(second) would have the same row; give a table that names them with their folders"
            case .rows: "\(path): \(first) and \(second) would be the same face; give a table with one row a face"
            }
        case .noParts(let source):
            "\(source): --part needs list_eval_partition.txt or .csv beside the faces; put it there, or leave out --part"
        case .emptyPart(let path, let source, let part):
            "\(path): it puts none of the faces of \(source) into the \(part.rawValue) part; ask for another"
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
