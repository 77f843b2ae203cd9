/// Reads tables of attributes line by line: CelebA's own form, Kaggle's, and what programs make of them that people
/// save them with again.
struct AttributeTableReader {
    /// What a table holds, a name perhaps twice.
    struct Contents {
        var names = NameTable()
        var rows: [FaceAttributes] = []
        var attributeNames: [String] = []
        var passedOver: [String] = []
    }

    let path: String
    let lines: LineReader
    /// The first line that holds a face, from 1.
    private(set) var firstRow = 1
    private var separator = FieldSeparator.spaces

    /// Bytes of a usual row: a name of ten letters, and forty values, some of them two letters long.
    private static let usualRow = 120

    init(path: String) throws(AttributeError) {
        self.path = path
        do throws(LineReader.Failure) {
            lines = try LineReader(path: path, longestLine: AttributeTable.longestLine)
        } catch {
            throw Self.explain(error, path: path, line: 1)
        }
    }

    /// Every face's name and attributes in the file's order.
    mutating func read() throws(AttributeError) -> Contents {
        let header = try readHeader()
        separator = header.separator
        firstRow = lines.line + 1
        guard let first = try nextLine(), !Self.isBlank(first) else {
            throw malformed("a face", lines.line < firstRow ? "the end of the file" : "an empty line", line: firstRow)
        }
        var columns = try columns(header, first: first)
        var contents = Contents()
        // As many as the file is long enough for, so that little is copied while the table grows.
        let usual = min(lines.fileBytes / Self.usualRow, AttributeTable.mostFaces)
        contents.names.reserve(count: usual, bytes: usual * 10)
        contents.rows.reserveCapacity(usual)
        try readRows(from: first, columns: &columns, into: &contents)
        if let claimed = header.claimed, claimed != contents.rows.count {
            throw malformed(
                "\(claimed.grouped) faces, as line 1 says", "\(contents.rows.count.grouped)", line: 1)
        }
        if let kept = columns.finish() { contents.rows = contents.rows.map { $0.keeping(kept) } }
        guard !columns.names.isEmpty else {
            throw malformed("a column of 1 and -1, or of 1 and 0", "none", line: firstRow)
        }
        contents.attributeNames = columns.names
        contents.passedOver = columns.passedOver
        return contents
    }

    /// Throws if a name of a sorted table stands there twice.
    ///
    /// - Parameter place: which row of the file a name was.
    func refuseDuplicates(in names: NameTable, place: (Int) -> Int) throws(AttributeError) {
        for index in stride(from: 1, to: names.count, by: 1) where names[index] == names[index - 1] {
            throw malformed(
                "each file once", "\(Self.quoted(names[index])) again, after line \(place(index - 1) + firstRow)",
                line: place(index) + firstRow)
        }
    }

    private func columns(
        _ header: AttributeHeader, first: ArraySlice<UInt8>
    ) throws(AttributeError) -> AttributeColumns {
        var fields: [ArraySlice<UInt8>] = []
        var rest = AttributeFields(first, separator: separator)
        while let field = rest.next() { fields.append(field) }
        var titles = header.titles
        // Lines of names alone, as CelebA's own, have no title for the pictures.
        let opens = header.isUntitled && titles.first.flatMap(FaceAttributes.index) != nil
        if opens || fields.count == titles.count + 1 { titles.insert("", at: 0) }
        do throws(AttributeColumns.Mistake) {
            return try AttributeColumns(titles: titles, firstRow: fields)
        } catch {
            throw malformed(error.expected, error.found, line: firstRow - 1)
        }
    }

    private func readRows(
        from first: ArraySlice<UInt8>, columns: inout AttributeColumns, into contents: inout Contents
    ) throws(AttributeError) {
        let plain = columns.plainBits
        var next: ArraySlice<UInt8>? = first
        while let line = next {
            guard !Self.isBlank(line) else { return try requireNothingMore() }
            guard contents.rows.count < AttributeTable.mostFaces else {
                throw malformed("at most \(AttributeTable.mostFaces.grouped) faces", "more")
            }
            let row = try readRow(line, columns: &columns, plain: plain)
            guard !row.name.isEmpty else { throw malformed("the name of a file", "none") }
            guard contents.names.append(row.name) else { throw malformed("at most 4 GB of names", "more") }
            contents.rows.append(FaceAttributes(rawValue: row.bits))
            next = try nextLine()
        }
    }

    private func readRow(
        _ line: ArraySlice<UInt8>, columns: inout AttributeColumns, plain: [UInt64]?
    ) throws(AttributeError) -> (name: ArraySlice<UInt8>, bits: UInt64) {
        if let plain {
            var fields = AttributeFields(line, separator: separator)
            let name = fields.next() ?? []
            if let bits = plainValues(after: name.endIndex, in: line, plain), columns.take(plain: bits) {
                return (name, bits)
            }
        }
        return try readCarefully(line, columns: &columns)
    }

    /// A row, read with care for what may be wrong with it.
    private func readCarefully(
        _ line: ArraySlice<UInt8>, columns: inout AttributeColumns
    ) throws(AttributeError) -> (name: ArraySlice<UInt8>, bits: UInt64) {
        var fields = AttributeFields(line, separator: separator)
        var name: ArraySlice<UInt8> = []
        var bits: UInt64 = 0
        var count = 0
        while let field = fields.next() {
            guard count < columns.count else { throw malformed("\(columns.count - 1) values", "more") }
            if count == columns.nameColumn { name = field }
            do throws(AttributeColumns.Mistake) { bits |= try columns.take(field, column: count) } catch {
                throw malformed(error.expected, error.found)
            }
            count += 1
        }
        guard count == columns.count else { throw malformed("\(columns.count - 1) values", "\(max(0, count - 1))") }
        return (name, bits)
    }

    /// The values of a row written as CelebA's are, several times faster: all of CelebA is 8 million values at each start.
    ///
    /// - Returns: nil for a row with anything else in it.
    private func plainValues(after start: Int, in line: ArraySlice<UInt8>, _ plain: [UInt64]) -> UInt64? {
        let isSpaced = separator == .spaces
        var mark: UInt8 = 0x20
        if case .byte(let byte) = separator { mark = byte }
        let row = line.span
        let columns = plain.span
        var place = start - line.startIndex
        var bits: UInt64 = 0
        for column in columns.indices {
            guard place < row.count, row[place] == mark else { return nil }
            place += 1
            while isSpaced, place < row.count, row[place] == 0x20 { place += 1 }
            let isNegative = place < row.count && row[place] == 0x2D
            if isNegative { place += 1 }
            guard place < row.count, row[place] == 0x31 else { return nil }
            place += 1
            if !isNegative { bits |= columns[column] }
        }
        while place < row.count, row[place] == 0x20 { place += 1 }
        return place == row.count ? bits : nil
    }

    private func requireNothingMore() throws(AttributeError) {
        let blank = lines.line
        while let line = try nextLine() {
            guard Self.isBlank(line) else { throw malformed("a face", "an empty line", line: blank) }
        }
    }
}
