/// What stands before the first face of a table.
struct AttributeHeader {
    /// How many faces the file claims, where it is of the form that does.
    var claimed: Int?
    var separator: FieldSeparator
    /// The titles of the columns, brought to the form that names of attributes have.
    var titles: [String]
    /// Whether the pictures' names have no title, as in CelebA's own form.
    var isUntitled: Bool
}

extension AttributeTableReader {
    /// Takes the lines before the first face: a count and a line of names, or titles alone.
    func readHeader() throws(AttributeError) -> AttributeHeader {
        let form = "a count of faces or 'image_id,...'"
        guard var first = try nextLine() else { throw malformed(form, "an empty file", line: 1) }
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { first = first.dropFirst(3) }
        let separator = FieldSeparator(titles: first)
        var fields = AttributeFields(first, separator: .spaces)
        if let count = Int(Self.text(fields.next() ?? [])), fields.next() == nil, separator == .spaces {
            guard count >= 0 else { throw malformed(form, Self.quoted(first)) }
            guard let second = try nextLine() else {
                throw malformed("the names of the attributes", "the end of the file", line: 2)
            }
            let separator = FieldSeparator(titles: second)
            // Tabs between names are spaces between values in some copies.
            let own = separator == .byte(0x09) ? .spaces : separator
            return AttributeHeader(claimed: count, separator: own, titles: try titles(second, own), isUntitled: true)
        }
        guard AttributeFields(first, separator: separator).count > 1 else {
            throw malformed(form, Self.quoted(first))
        }
        return AttributeHeader(separator: separator, titles: try titles(first, separator), isUntitled: false)
    }

    private func titles(
        _ line: ArraySlice<UInt8>, _ separator: FieldSeparator
    ) throws(AttributeError) -> [String] {
        var fields = AttributeFields(line, separator: separator)
        var titles: [String] = []
        var seen: Set<String> = []
        while let field = fields.next() {
            let title = Self.title(field)
            guard title.isEmpty || seen.insert(title.lowercased()).inserted else {
                throw malformed("each attribute once", "\(title) again")
            }
            titles.append(title)
        }
        return titles
    }

    /// A title as names of attributes are written: letters, digits, `_` and `-`, anything else `_`.
    private static func title(_ field: ArraySlice<UInt8>) -> String {
        let parts = text(field.prefix(longestTitle)).split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        return parts.joined(separator: "_")
    }

    /// Bytes of a title that are looked at.
    private static let longestTitle = 64

    func nextLine() throws(AttributeError) -> ArraySlice<UInt8>? {
        do throws(LineReader.Failure) { return try lines.next() } catch {
            throw Self.explain(error, path: path, line: lines.line + 1)
        }
    }

    func malformed(_ expected: String, _ found: String, line: Int? = nil) -> AttributeError {
        .malformed(path: path.printable, line: line ?? lines.line, expected: expected, found: found)
    }

    static func explain(_ failure: LineReader.Failure, path: String, line: Int) -> AttributeError {
        switch failure {
        case .unreadable(let reason): .unreadable(path: path.printable, reason: reason)
        case .tooLong:
            .malformed(
                path: path.printable, line: line, expected: "at most \(AttributeTable.longestLine.grouped) bytes",
                found: "a longer line")
        }
    }

    static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// A piece of the file for people: short and on one line.
    static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.count > 40 ? text(bytes.prefix(37)) + "..." : text(bytes)
        return start.isEmpty ? "nothing" : "'\(start.printable)'"
    }
}
