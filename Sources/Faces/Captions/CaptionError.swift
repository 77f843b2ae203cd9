/// What can be wrong with captions and with finding the pictures that they are of.
public enum CaptionError: Error, Sendable, Equatable {
    /// Nothing can be read there.
    case unreadable(path: String, reason: String)
    /// A folder or an archive without a text file.
    case noTexts(path: String)
    /// One file, and of none of the forms that are known.
    case unknownForm(path: String, found: String)
    /// A header without a column for the pictures' names or without one for captions.
    case missingColumns(path: String, found: [String])
    /// A line is not what it should be; lines count from 1.
    case malformed(path: String, line: Int, expected: String, found: String)
    /// A line is not UTF-8; `likely` is the encoding to convert from, as iconv calls it.
    case encoding(path: String, line: Int, likely: String)
    /// Not one caption.
    case empty(path: String)
    /// The table names none of the source's pictures.
    case foreign(path: String, source: String, caption: String, face: String)
    /// Two pictures that the same captions fit alike.
    case ambiguousFaces(path: String, source: String, first: String, second: String)
    /// Two names in the table, with captions of their own, that fit one picture alike.
    case ambiguousCaptions(path: String, first: String, second: String, face: String)
    /// No word is common enough to learn it.
    case noVocabulary(path: String, faces: Int)
    /// More different words than captions have.
    case tooManyWords(path: String, limit: Int)
}

extension CaptionError: CustomStringConvertible {
    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): cannot read the captions: \(reason)"
        case .noTexts(let path):
            "\(path): found no .txt file in it; expected one for each picture, a caption a line (a table in one file is "
                + "named itself)"
        case .unknownForm(let path, let found):
            "\(path): expected lines of a name, a tab and a caption, CSV with a header, or JSON lines, found \(found)"
        case .missingColumns(let path, let found):
            "\(path), line 1: found the columns \(Self.list(found)); needed are one for the picture's name "
                + "(\(CaptionColumns.names.joined(separator: ", "))) and one for the caption "
                + "(\(CaptionColumns.texts.joined(separator: ", "))); rename two of them"
        case .malformed(let path, let line, let expected, let found):
            "\(path), line \(line): expected \(expected), found \(found); correct or remove it"
        case .encoding(let path, let line, let likely):
            "\(path), line \(line): it is not UTF-8; convert the file, as with 'iconv -f \(likely) -t utf-8'"
        case .empty(let path):
            "\(path): there is no caption in it; is it wholly downloaded?"
        case .noVocabulary(let path, let faces):
            "\(path): no word is in the captions of at least \(CaptionVocabulary.leastPercent)% of \(faces.grouped) "
                + "pictures; are these captions, and of these pictures?"
        case .tooManyWords(let path, let limit):
            "\(path): there are more than \(limit.grouped) different words in the captions; is it really text?"
        case .foreign, .ambiguousFaces, .ambiguousCaptions: matching
        }
    }

    /// The words for what keeps captions and pictures apart.
    private var matching: String {
        switch self {
        case .foreign(let path, let source, let caption, let face):
            "\(path): it has captions for none of the pictures of \(source): they are of \(caption) and others, the "
                + "pictures are \(face) and others; give the captions of these pictures"
        case .ambiguousFaces(let path, let source, let first, let second):
            "\(path): the same captions fit \(first) and \(second) of \(source); name pictures in it with their folders"
        case .ambiguousCaptions(let path, let first, let second, let face):
            "\(path): the captions of \(first) and of \(second) both fit \(face); give as data the folder that holds "
                + "the pictures of both, or leave one out"
        default: ""
        }
    }

    /// A few names in a row, each short.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(12).map { $0.excerpt }.joined(separator: ", ")
        return names.count > 12 ? shown + ", …" : shown
    }
}

extension String {
    /// A text from outside for people: short and on one line.
    var excerpt: String {
        let start = printable
        return start.count > 60 ? String(start.prefix(57)) + "..." : start
    }
}
