/// Reads one file with the captions of all pictures, in the form that its first line shows.
struct CaptionFileReader {
    private let path: String
    private let lines: LineReader

    init(path: String) throws(CaptionError) {
        self.path = path.printable
        do throws(LineReader.Failure) {
            lines = try LineReader(path: path, longestLine: CaptionLimits.lineBytes)
        } catch {
            throw Self.explain(error, path: path.printable, line: 1)
        }
        guard lines.fileBytes <= CaptionLimits.tableBytes else {
            let limit = "\(CaptionLimits.tableBytes >> 30) GiB"
            throw .unreadable(path: path.printable, reason: "it has \(lines.fileBytes) bytes; the limit is \(limit)")
        }
    }

    /// Reads the whole file.
    mutating func read(into collector: inout CaptionCollector) throws(CaptionError) -> CaptionForm {
        guard let first = try nextFilledLine() else { throw .empty(path: path) }
        if first.trimmed.first == UInt8(ascii: "{") {
            try readObjects(first, into: &collector)
            return .jsonLines
        }
        if let header = try header(first) {
            try readRecords(header, into: &collector)
            return .fields
        }
        guard first.contains(UInt8(ascii: "\t")) else { throw unknownForm(first) }
        try readTabbed(first, into: &collector)
        return .tabbedLines
    }

    // MARK: A name, a tab, a caption

    private func readTabbed(_ first: ArraySlice<UInt8>, into collector: inout CaptionCollector) throws(CaptionError) {
        var next: ArraySlice<UInt8>? = first
        while let line = next {
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
                throw malformed("a name, a tab and a caption", line.excerpt)
            }
            try collector.begin(CaptionName.stem(ofLine: line[..<tab].trimmed), file: path, line: lines.line)
            try collector.add(line[(tab + 1)...], file: path, line: lines.line)
            next = try nextFilledLine()
        }
    }

    // MARK: Fields under a header

    private struct Header {
        let separator: UInt8
        let count: Int
        let name: Int
        let text: Int
    }

    private static let separators: [UInt8] = [0x2C, 0x3B, 0x7C, 0x09]

    /// The columns that the first line names; nil when it is no header.
    private func header(_ line: ArraySlice<UInt8>) throws(CaptionError) -> Header? {
        for separator in Self.separators where line.contains(separator) {
            guard let titles = titles(line, separator: separator), let found = CaptionColumns.find(in: titles) else {
                continue
            }
            return Header(separator: separator, count: titles.count, name: found.name, text: found.text)
        }
        // Fields between commas without the right titles: their names help more than that the form is unknown.
        guard !line.contains(UInt8(ascii: "\t")), let titles = titles(line, separator: UInt8(ascii: ",")),
            titles.count > 1
        else { return nil }
        throw .missingColumns(path: path, found: titles)
    }

    private func titles(_ line: ArraySlice<UInt8>, separator: UInt8) -> [String]? {
        var record = SeparatedRecord(separator: separator)
        guard record.take(line) == .complete else { return nil }
        return record.fields.map { String(decoding: $0[...].trimmed, as: UTF8.self) }
    }

    private func readRecords(_ header: Header, into collector: inout CaptionCollector) throws(CaptionError) {
        while let line = try nextFilledLine() {
            let start = lines.line
            let record = try record(line, separator: header.separator, start: start)
            guard record.fields.count == header.count else {
                let found = "\(record.fields.count)"
                let hint = record.fields.count > header.count ? " (is there a separator outside of quotes?)" : ""
                throw malformed("\(header.count) fields, as the header has", found + hint, line: start)
            }
            let name = record.fields[header.name][...].trimmed
            try collector.begin(CaptionName.stem(ofLine: name), file: path, line: start)
            try collector.add(record.fields[header.text][...], file: path, line: start)
        }
    }

    /// The record that begins with a line and goes on over further ones while a quote is open.
    private func record(
        _ first: ArraySlice<UInt8>, separator: UInt8, start: Int
    ) throws(CaptionError) -> SeparatedRecord {
        var record = SeparatedRecord(separator: separator)
        var outcome = record.take(first)
        var size = first.count
        while outcome == .open {
            guard let more = try nextLine() else {
                throw malformed("a closing quote", "the end of the file", line: start)
            }
            size += more.count + 1
            guard size <= CaptionLimits.lineBytes else {
                throw malformed("a closing quote within \(CaptionLimits.lineBytes.grouped) bytes", "none", line: start)
            }
            outcome = record.take(more)
        }
        guard outcome == .complete else {
            throw malformed("a separator behind a closing quote (a quote within one is doubled)", "more text")
        }
        return record
    }

    // MARK: JSON

    private func readObjects(_ first: ArraySlice<UInt8>, into collector: inout CaptionCollector) throws(CaptionError) {
        let decoder = CaptionObject.Decoder()
        var next: ArraySlice<UInt8>? = first
        while let line = next {
            let object: CaptionObject
            do throws(CaptionObject.Mistake) { object = try decoder.decode(line) } catch {
                throw malformed(error.expected, error.found)
            }
            let name = Array(object.name.utf8)
            try collector.begin(CaptionName.stem(name[...].trimmed), file: path, line: lines.line)
            for caption in object.captions {
                try collector.add(Array(caption.utf8)[...], file: path, line: lines.line)
            }
            next = try nextFilledLine()
        }
    }

    // MARK: Lines

    /// The next line that is not blank; nil at the end.
    private func nextFilledLine() throws(CaptionError) -> ArraySlice<UInt8>? {
        while let line = try nextLine() {
            if !line.trimmed.isEmpty { return line }
        }
        return nil
    }

    private func nextLine() throws(CaptionError) -> ArraySlice<UInt8>? {
        let line: ArraySlice<UInt8>?
        do throws(LineReader.Failure) { line = try lines.next() } catch {
            throw Self.explain(error, path: path, line: lines.line + 1)
        }
        guard let line else { return nil }
        if lines.line == 1, line.isBinary { throw .unknownForm(path: path, found: "binary data") }
        guard line.isText else {
            throw .encoding(path: path, line: lines.line, likely: lines.line == 1 ? line.likelyEncoding : "latin1")
        }
        return lines.line == 1 ? line.withoutMark : line
    }

    private func unknownForm(_ first: ArraySlice<UInt8>) -> CaptionError {
        let isList = first.trimmed.first == UInt8(ascii: "[")
        let found = isList ? "a JSON list (JSON lines have one object a line, without brackets)" : first.excerpt
        return .unknownForm(path: path, found: found)
    }

    private func malformed(_ expected: String, _ found: String, line: Int? = nil) -> CaptionError {
        .malformed(path: path, line: line ?? lines.line, expected: expected, found: found)
    }

    private static func explain(_ failure: LineReader.Failure, path: String, line: Int) -> CaptionError {
        switch failure {
        case .unreadable(let reason): .unreadable(path: path, reason: reason)
        case .tooLong:
            .malformed(
                path: path, line: line, expected: "at most \(CaptionLimits.lineBytes.grouped) bytes",
                found: "a longer line")
        }
    }
}
