/// What stands between the fields of a table's lines.
enum FieldSeparator: Equatable {
    /// Runs of spaces and tabs, as in CelebA's own files.
    case spaces
    /// One byte, spaces around the fields left out: a comma, a semicolon or a tab.
    case byte(UInt8)

    private static let bytes = [",", ";", "\t"].compactMap { Character($0).asciiValue }

    /// The one that a line of titles shows: whichever of the three is there most often, else spaces.
    init(titles line: ArraySlice<UInt8>) {
        let counts = Self.bytes.map { byte in line.count { $0 == byte } }
        guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
            self = .spaces
            return
        }
        self = .byte(Self.bytes[place])
    }
}

/// The fields of a line one after another. A field may stand in quotes, which are taken off; it then may hold separators.
/// Doubled quotes within stay doubled: neither the names of pictures nor their values have any.
struct AttributeFields {
    private var rest: ArraySlice<UInt8>?
    private let separator: FieldSeparator

    private static let quote = UInt8(ascii: "\"")

    init(_ line: ArraySlice<UInt8>, separator: FieldSeparator) {
        rest = line
        self.separator = separator
    }

    /// How many fields there still are.
    var count: Int {
        var copy = self
        var count = 0
        while copy.next() != nil { count += 1 }
        return count
    }

    /// The next field; nil after the last.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let line = rest else { return nil }
        var place = line.startIndex
        while place < line.endIndex, isFiller(line[place]) { place += 1 }
        if separator == .spaces, place == line.endIndex {
            rest = nil
            return nil
        }
        let start = place
        if let closing = closingQuote(of: line, from: start) {
            place = closing + 1
            while place < line.endIndex, isFiller(line[place]) { place += 1 }
            let isParted = separator == .spaces && place > closing + 1
            rest = place == line.endIndex ? nil : line[(isParted ? place : place + 1)...]
            return line[(start + 1)..<closing]
        }
        while place < line.endIndex, !parts(line[place]) { place += 1 }
        rest = place < line.endIndex ? line[(place + 1)...] : nil
        var end = place
        while end > start, isFiller(line[end - 1]) { end -= 1 }
        return line[start..<end]
    }

    /// Where the quotes close that open at `start`; nil where none open there, or something else follows them.
    private func closingQuote(of line: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard start < line.endIndex, line[start] == Self.quote else { return nil }
        var place = start + 1
        while place < line.endIndex {
            if line[place] == Self.quote {
                let next = place + 1
                guard next < line.endIndex, line[next] == Self.quote else {
                    let behind = line[next...].first { !isFiller($0) }
                    let isEnd = behind.map { parts($0) } ?? true
                    return isEnd || separator == .spaces && next < line.endIndex && isFiller(line[next]) ? place : nil
                }
                place = next
            }
            place += 1
        }
        return nil
    }

    private func parts(_ byte: UInt8) -> Bool {
        switch separator {
        case .spaces: byte == 0x20 || byte == 0x09
        case .byte(let mark): byte == mark
        }
    }

    /// A space that belongs to no field.
    private func isFiller(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 && separator != .byte(0x09)
    }
}
