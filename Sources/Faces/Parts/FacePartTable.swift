/// Which part each face belongs to, by file name.
struct FacePartTable {
    /// File names in byte order, each once.
    let names: NameTable
    /// The part of each name.
    let parts: [FacePart]

    /// Reads `list_eval_partition.txt` (a file name and 0, 1 or 2 a line), the same as `.csv` with titles, or what became
    /// of either when it was saved again.
    ///
    /// - Throws: `unreadable`, or `malformed` with the line and what was expected and found there.
    init(path: String) throws(AttributeError) {
        var reader = try FacePartReader(path: path)
        let (names, parts) = try reader.read()
        let order = names.sortedOrder()
        let sorted = order.map(names.reordered) ?? names
        for index in stride(from: 1, to: sorted.count, by: 1) where sorted[index] == sorted[index - 1] {
            let row = order.map { Int($0[index]) } ?? index
            let name = AttributeTableReader.quoted(sorted[index])
            throw reader.malformed("each file once", "\(name) again", line: reader.firstRow + row)
        }
        self.names = sorted
        self.parts = order.map { $0.map { parts[Int($0)] } } ?? parts
    }
}

/// Reads a table of parts line by line.
private struct FacePartReader {
    private let lines: LineReader
    private let path: String
    private var separator = FieldSeparator.spaces
    private var nameColumn = 0
    private var partColumn = 1
    /// The first line that holds a face, from 1.
    private(set) var firstRow = 1

    /// What the column of parts is called.
    private static let partTitles: Set<String> = ["partition", "split", "part", "set", "subset"]
    /// What an error says that a line should be.
    private static let form = "a file name and 0, 1 or 2"

    init(path: String) throws(AttributeError) {
        self.path = path
        do throws(LineReader.Failure) {
            lines = try LineReader(path: path, longestLine: AttributeTable.longestLine)
        } catch {
            throw AttributeTableReader.explain(error, path: path, line: 1)
        }
    }

    /// Every face's name and part in the file's order.
    mutating func read() throws(AttributeError) -> (names: NameTable, parts: [FacePart]) {
        var names = NameTable()
        var parts: [FacePart] = []
        var next = try nextLine()
        if let first = next, first.starts(with: [0xEF, 0xBB, 0xBF]) { next = first.dropFirst(3) }
        if let first = next, try takesTitles(first) { next = try nextLine() }
        while let line = next {
            // Blank lines stand at the end of some copies.
            if !AttributeTableReader.isBlank(line) {
                let (name, part) = try row(line)
                guard parts.count < AttributeTable.mostFaces, names.append(name) else {
                    throw malformed("at most \(AttributeTable.mostFaces.grouped) faces", "more", line: lines.line)
                }
                parts.append(part)
            }
            next = try nextLine()
        }
        guard !parts.isEmpty else { throw malformed(Self.form, "the end of the file", line: lines.line + 1) }
        return (names, parts)
    }

    private func row(_ line: ArraySlice<UInt8>) throws(AttributeError) -> (ArraySlice<UInt8>, FacePart) {
        let fields = fields(line)
        guard max(nameColumn, partColumn) < fields.count, !fields[nameColumn].isEmpty,
            let part = FacePart(fields[partColumn])
        else {
            throw malformed(Self.form, AttributeTableReader.quoted(line), line: lines.line)
        }
        return (fields[nameColumn], part)
    }

    func malformed(_ expected: String, _ found: String, line: Int) -> AttributeError {
        .malformed(path: path.printable, line: line, expected: expected, found: found)
    }

    /// Finds the columns by a line of titles; false where the first line already is a face.
    private mutating func takesTitles(_ line: ArraySlice<UInt8>) throws(AttributeError) -> Bool {
        separator = FieldSeparator(titles: line)
        let titles = fields(line)
        if titles.count == 2, FacePart(titles[1]) != nil { return false }
        let words = titles.map { AttributeTableReader.text($0.prefix(64)).lowercased() }
        guard titles.count > 1, let part = words.firstIndex(where: Self.partTitles.contains) else {
            throw malformed(Self.form, AttributeTableReader.quoted(line), line: 1)
        }
        firstRow = 2
        partColumn = part
        nameColumn =
            words.firstIndex(where: AttributeColumns.nameTitles.contains) ?? words.indices.first { $0 != part } ?? 0
        return true
    }

    private func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var rest = AttributeFields(line, separator: separator)
        var fields: [ArraySlice<UInt8>] = []
        while let field = rest.next() { fields.append(field) }
        return fields
    }

    private func nextLine() throws(AttributeError) -> ArraySlice<UInt8>? {
        do throws(LineReader.Failure) { return try lines.next() } catch {
            throw AttributeTableReader.explain(error, path: path, line: lines.line + 1)
        }
    }
}
