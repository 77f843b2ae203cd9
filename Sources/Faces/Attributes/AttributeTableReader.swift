/// Reads the two forms of CelebA's table line by line.
struct AttributeTableReader {
    private let path: String
    private let lines: LineReader
    private var isCommaSeparated = false
    /// The first line that holds a face, from 1.
    private var firstRow = 3
    /// The bit of each column.
    private var columns: [UInt64] = []

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

    /// Every face's name and attributes in the file's order; a name may still be there twice.
    mutating func read() throws(AttributeError) -> (names: NameTable, rows: [FaceAttributes]) {
        let claimed = try readHeader()
        var names = NameTable()
        var rows: [FaceAttributes] = []
        // As many as the file is long enough for, so that little is copied while the table grows.
        let usual = min(lines.fileBytes / Self.usualRow, AttributeTable.mostFaces)
        names.reserve(count: usual, bytes: usual * 10)
        rows.reserveCapacity(usual)
        while let line = try nextLine() {
            guard !Self.isBlank(line) else {
                try requireNothingMore()
                break
            }
            guard rows.count < AttributeTable.mostFaces else {
                throw malformed("at most \(AttributeTable.mostFaces.grouped) faces", "more")
            }
            rows.append(try readRow(line, into: &names))
        }
        if let claimed, claimed != rows.count {
            throw malformed("\(claimed.grouped) faces, as line 1 says", "\(rows.count.grouped)", line: 1)
        }
        guard !rows.isEmpty else { throw malformed("a face", "the end of the file", line: lines.line + 1) }
        return (names, rows)
    }

    /// Throws if a name of a sorted table stands there twice.
    ///
    /// - Parameter place: which row of the file a name was.
    func refuseDuplicates(in names: NameTable, place: (Int) -> Int) throws(AttributeError) {
        for index in stride(from: 1, to: names.count, by: 1) where names[index] == names[index - 1] {
            throw malformed(
                "each file once", "\(quoted(names[index])) again, after line \(place(index - 1) + firstRow)",
                line: place(index) + firstRow)
        }
    }

    /// Takes the lines before the first face; returns the count that the file claims, if it is of the form that does.
    private mutating func readHeader() throws(AttributeError) -> Int? {
        guard var first = try nextLine() else {
            throw malformed("a count of faces or 'image_id,...'", "an empty file", line: 1)
        }
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { first = first.dropFirst(3) }
        isCommaSeparated = first.contains(UInt8(ascii: ","))
        guard !isCommaSeparated else {
            firstRow = 2
            var fields = AttributeFields(first, isCommaSeparated: true)
            let title = fields.next() ?? []
            guard Self.text(title).lowercased() == "image_id" else { throw malformed("'image_id'", quoted(title)) }
            try readNames(fields)
            return nil
        }
        var fields = AttributeFields(first, isCommaSeparated: false)
        let field = fields.next() ?? []
        guard let count = Int(Self.text(field)), count >= 0, fields.next() == nil else {
            throw malformed("a count of faces or 'image_id,...'", quoted(first))
        }
        guard let second = try nextLine() else {
            throw malformed("the names of 40 attributes", "the end of the file", line: 2)
        }
        try readNames(AttributeFields(second, isCommaSeparated: false))
        return count
    }

    private mutating func readNames(_ fields: AttributeFields) throws(AttributeError) {
        var fields = fields
        var seen: UInt64 = 0
        while let field = fields.next() {
            let name = Self.text(field)
            guard let index = FaceAttributes.index(of: name) else {
                let near = AttributeSuggestion.names(near: name).first.map { " (\($0)?)" } ?? ""
                throw malformed("the name of an attribute of CelebA", quoted(field) + near)
            }
            let bit: UInt64 = 1 << UInt64(index)
            guard seen & bit == 0 else { throw malformed("each attribute once", "\(name) again") }
            seen |= bit
            columns.append(bit)
        }
        guard columns.count == FaceAttributes.names.count else {
            let missing = FaceAttributes.names.indices.first { seen >> UInt64($0) & 1 == 0 } ?? 0
            throw malformed(
                "the names of 40 attributes", "\(columns.count), without \(FaceAttributes.names[missing])")
        }
    }

    private func readRow(_ line: ArraySlice<UInt8>, into names: inout NameTable) throws(AttributeError)
        -> FaceAttributes
    {
        var fields = AttributeFields(line, isCommaSeparated: isCommaSeparated)
        let name = fields.next() ?? []
        guard !name.isEmpty else { throw malformed("the name of a file", "none") }
        var bits = plainValues(after: name.endIndex, in: line)
        if bits == nil { bits = try values(fields) }
        guard names.append(name) else { throw malformed("at most 4 GB of names", "more") }
        return FaceAttributes(rawValue: bits ?? 0)
    }

    /// The values of a row, read with care for what may be wrong with them.
    private func values(_ fields: AttributeFields) throws(AttributeError) -> UInt64 {
        var fields = fields
        var bits: UInt64 = 0
        var count = 0
        while let field = fields.next() {
            guard count < columns.count else { throw malformed("40 values", "more") }
            if field.elementsEqual("1".utf8) {
                bits |= columns[count]
            } else if !field.elementsEqual("-1".utf8) {
                throw malformed("1 or -1 as value \(count + 1)", quoted(field))
            }
            count += 1
        }
        guard count == columns.count else { throw malformed("40 values", "\(count)") }
        return bits
    }

    /// The same for a row written as CelebA's are, several times faster: all of CelebA is 8 million values at each start.
    ///
    /// - Returns: nil for a row with anything else in it.
    private func plainValues(after start: Int, in line: ArraySlice<UInt8>) -> UInt64? {
        let row = line.span
        let columns = columns.span
        var place = start - line.startIndex
        var bits: UInt64 = 0
        for column in columns.indices {
            guard place < row.count, row[place] == (isCommaSeparated ? 0x2C : 0x20) else { return nil }
            place += 1
            while !isCommaSeparated, place < row.count, row[place] == 0x20 { place += 1 }
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

    private func nextLine() throws(AttributeError) -> ArraySlice<UInt8>? {
        do throws(LineReader.Failure) { return try lines.next() } catch {
            throw Self.explain(error, path: path, line: lines.line + 1)
        }
    }

    private func malformed(_ expected: String, _ found: String, line: Int? = nil) -> AttributeError {
        .malformed(path: path.printable, line: line ?? lines.line, expected: expected, found: found)
    }

    private static func explain(_ failure: LineReader.Failure, path: String, line: Int) -> AttributeError {
        switch failure {
        case .unreadable(let reason): .unreadable(path: path.printable, reason: reason)
        case .tooLong:
            .malformed(
                path: path.printable, line: line, expected: "at most \(AttributeTable.longestLine.grouped) bytes",
                found: "a longer line")
        }
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// A piece of the file for people: short and on one line.
    private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.count > 40 ? Self.text(bytes.prefix(37)) + "..." : Self.text(bytes)
        return start.isEmpty ? "nothing" : "'\(start.printable)'"
    }
}

/// The fields of a line one after another: between commas, spaces around them left out, or between runs of spaces.
struct AttributeFields {
    private var rest: ArraySlice<UInt8>?
    private let isCommaSeparated: Bool

    init(_ line: ArraySlice<UInt8>, isCommaSeparated: Bool) {
        rest = line
        self.isCommaSeparated = isCommaSeparated
    }

    /// The next field; nil after the last.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let line = rest else { return nil }
        var place = line.startIndex
        while place < line.endIndex, Self.isSpace(line[place]) { place += 1 }
        if !isCommaSeparated, place == line.endIndex {
            rest = nil
            return nil
        }
        let start = place
        while place < line.endIndex, !(isCommaSeparated ? line[place] == 0x2C : Self.isSpace(line[place])) {
            place += 1
        }
        rest = place < line.endIndex ? line[(place + 1)...] : nil
        var end = place
        while end > start, Self.isSpace(line[end - 1]) { end -= 1 }
        return line[start..<end]
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
