/// How a table of captions is written.
public enum CaptionForm: Sendable, Equatable, CustomStringConvertible {
    /// A folder of text files, one for each picture, a caption a line.
    case textFolder
    /// The same in a zip archive.
    case textArchive
    /// One file, a caption a line: a name, a tab, the caption.
    case tabbedLines
    /// One file of fields with quotes where needed (RFC 4180) and a header, between commas, semicolons, bars or tabs.
    case fields
    /// One file, a JSON object a line.
    case jsonLines

    /// What people call it.
    public var description: String {
        switch self {
        case .textFolder: "a folder of text files"
        case .textArchive: "a zip of text files"
        case .tabbedLines: "lines of name and caption"
        case .fields: "CSV"
        case .jsonLines: "JSON lines"
        }
    }
}

/// The titles of columns, and of the entries of JSON objects, that are looked at; the first that is there counts.
enum CaptionColumns {
    /// Those of the picture's name.
    static let names = ["image", "file_name", "filename", "image_id", "image_name", "name"]
    /// Those of the caption.
    static let texts = ["caption", "captions", "text", "comment", "description"]

    /// The places of both among a header's titles, upper and lower case alike; nil where one is missing.
    static func find(in titles: [String]) -> (name: Int, text: Int)? {
        let titles = titles.map { $0.lowercased() }
        guard let name = names.lazy.compactMap({ titles.firstIndex(of: $0) }).first,
            let text = texts.lazy.compactMap({ titles.firstIndex(of: $0) }).first
        else { return nil }
        return (name, text)
    }
}
