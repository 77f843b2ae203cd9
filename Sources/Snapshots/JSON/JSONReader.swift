/// A strict JSON reader (RFC 8259) for bytes that may come from anywhere.
///
/// It is asked for what the caller expects next and never builds more than that, so no nesting or size in the text can
/// take it down. Duplicate names in an object are refused.
struct JSONReader {
    /// Text that is not the JSON expected.
    struct Failure: Error, Equatable {
        let position: Int
        let expected: String
    }

    private let bytes: [UInt8]
    private(set) var position = 0
    /// Where the last string read lies in the bytes, without its quotes.
    private(set) var lastString = 0..<0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads an object and hands each member's name to `body`, which must read its value.
    mutating func readObject(_ body: (String, inout JSONReader) throws(Failure) -> Void) throws(Failure) {
        var names = Set<String>()
        try readList(from: "{", to: "}") { reader throws(Failure) in
            let start = reader.position
            let name = try reader.readString()
            guard names.insert(name).inserted else {
                throw Failure(position: start, expected: "another name than \(name) a second time")
            }
            try reader.expect(":")
            try body(name, &reader)
        }
    }

    /// Reads an array and has `body` read each element.
    mutating func readArray(_ body: (inout JSONReader) throws(Failure) -> Void) throws(Failure) {
        try readList(from: "[", to: "]", body)
    }

    /// Reads a whole number from 0 on that an `Int` can hold.
    mutating func readCount() throws(Failure) -> Int {
        skipSpace()
        let start = position
        var value = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(bytes[position] - 0x30))
            guard !overflow, !carry else { throw Failure(position: start, expected: "a number below 2^63") }
            value = sum
            position += 1
        }
        let digits = position - start
        guard digits > 0, digits == 1 || bytes[start] != 0x30 else {
            throw Failure(position: start, expected: "a whole number")
        }
        return value
    }

    /// Reads a string.
    mutating func readString() throws(Failure) -> String {
        try expect("\"")
        let start = position
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != 0x22 {
            guard bytes[position] >= 0x20 else { throw Failure(position: position, expected: "no control character") }
            if bytes[position] == 0x5c {
                text += try readEscape()
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        lastString = start..<position
        try expect("\"")
        guard let string = String(validating: text, as: UTF8.self) else {
            throw Failure(position: start, expected: "UTF-8 text")
        }
        return string
    }

    /// Checks that nothing but spaces is left.
    mutating func expectEnd() throws(Failure) {
        skipSpace()
        guard position == bytes.count else { throw Failure(position: position, expected: "the end") }
    }

    private mutating func readList(
        from opening: Unicode.Scalar, to closing: Unicode.Scalar,
        _ body: (inout JSONReader) throws(Failure) -> Void
    ) throws(Failure) {
        try expect(opening)
        if skip(closing) { return }
        repeat { try body(&self) } while skip(",")
        try expect(closing)
    }

    private mutating func readEscape() throws(Failure) -> [UInt8] {
        let start = position
        guard position + 1 < bytes.count else { throw Failure(position: start, expected: "an escape") }
        position += 2
        switch Unicode.Scalar(bytes[position - 1]) {
        case "\"": return [0x22]
        case "\\": return [0x5c]
        case "/": return [0x2f]
        case "b": return [0x08]
        case "f": return [0x0c]
        case "n": return [0x0a]
        case "r": return [0x0d]
        case "t": return [0x09]
        case "u": return try readUnicodeEscape(start: start)
        default: throw Failure(position: start, expected: "an escape")
        }
    }

    private mutating func readUnicodeEscape(start: Int) throws(Failure) -> [UInt8] {
        let first = try readHexadecimal()
        if let scalar = Unicode.Scalar(first) { return Array(String(Character(scalar)).utf8) }
        // Beyond the first plane, text is escaped as two UTF-16 units.
        guard position + 1 < bytes.count, bytes[position] == 0x5c, bytes[position + 1] == 0x75 else {
            throw Failure(position: start, expected: "a pair of surrogates")
        }
        position += 2
        let second = try readHexadecimal()
        guard (0xd800...0xdbff).contains(first), (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        else { throw Failure(position: start, expected: "a pair of surrogates") }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func readHexadecimal() throws(Failure) -> UInt32 {
        let end = position + 4
        guard end <= bytes.count else { throw Failure(position: position, expected: "four hexadecimal digits") }
        var value: UInt32 = 0
        for byte in bytes[position..<end] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw Failure(position: position, expected: "four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        position = end
        return value
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(Failure) {
        guard skip(scalar) else { throw Failure(position: position, expected: "\"\(scalar)\"") }
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, UInt32(bytes[position]) == scalar.value else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            default: return
            }
        }
    }
}
