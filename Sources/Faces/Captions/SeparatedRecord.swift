/// One record of fields between separators, as RFC 4180 writes it (https://www.rfc-editor.org/rfc/rfc4180): a field in
/// quotes may hold separators, ends of lines, and quotes, which are doubled there.
struct SeparatedRecord {
    /// What a line left of the record.
    enum Outcome: Equatable {
        /// It is whole.
        case complete
        /// A quote is open: the next line belongs to it.
        case open
        /// Something other than a separator follows a closing quote.
        case misquoted
    }

    private enum Place {
        case atStart
        case inPlain
        case inQuotes
        case behindQuote
    }

    private let separator: UInt8
    /// The fields, quotes taken off.
    private(set) var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var place = Place.atStart

    init(separator: UInt8) {
        self.separator = separator
    }

    /// Takes the record's next line, without its end.
    mutating func take(_ line: ArraySlice<UInt8>) -> Outcome {
        if place == .inQuotes { field.append(0x0A) }
        for byte in line {
            guard take(byte) else { return .misquoted }
        }
        guard place != .inQuotes else { return .open }
        endField()
        return .complete
    }

    /// False where the byte may not stand.
    private mutating func take(_ byte: UInt8) -> Bool {
        let isQuote = byte == UInt8(ascii: "\"")
        switch place {
        case .inQuotes:
            if isQuote { place = .behindQuote } else { field.append(byte) }
        case .behindQuote:
            if isQuote {
                field.append(byte)
                place = .inQuotes
            } else if byte == separator {
                endField()
            } else {
                return byte == 0x20
            }
        case .atStart, .inPlain:
            if byte == separator {
                endField()
            } else if isQuote, place == .atStart {
                // Spaces that people put before a quote are no part of the field.
                field = []
                place = .inQuotes
            } else {
                field.append(byte)
                if byte != 0x20 { place = .inPlain }
            }
        }
        return true
    }

    private mutating func endField() {
        fields.append(field)
        field = []
        place = .atStart
    }
}
