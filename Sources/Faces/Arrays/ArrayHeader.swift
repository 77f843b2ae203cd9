/// What stands in front of the numbers in a file of NumPy's, `.npy`
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
struct ArrayHeader: Equatable {
    /// Numbers as they can be read; all little-endian.
    enum Number: String, Equatable {
        case byte = "u1"
        case half = "f2"
        case float = "f4"
        case double = "f8"

        /// Bytes of one.
        var size: Int {
            switch self {
            case .byte: 1
            case .half: 2
            case .float: 4
            case .double: 8
            }
        }
    }

    let number: Number
    let shape: [Int]
    /// Where the numbers begin.
    let dataOffset: Int

    static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    /// Bytes of a header at most; real ones have 128.
    static let longest = 1 << 14
    /// Sizes of an array at most.
    private static let mostSizes = 32

    /// - Parameter bytes: the file's beginning, `longest` bytes or all that there are.
    /// - Throws: what the file is instead, or why its numbers cannot be read.
    init(_ bytes: [UInt8]) throws(UnusablePicture) {
        var reader = ByteReader(bytes: bytes[...])
        reader.isLittleEndian = true
        guard bytes.starts(with: Self.magic), let version = reader.byte(6) else {
            throw UnusablePicture("it is no array of NumPy's")
        }
        guard let length = version == 1 ? reader.uint16(8) : reader.uint32(8), (1...3).contains(version) else {
            throw UnusablePicture("its header is damaged or of another version")
        }
        let start = version == 1 ? 10 : 12
        guard length <= Self.longest - start, start + length <= bytes.count else {
            throw UnusablePicture("its header is damaged, or the file is cut off")
        }
        dataOffset = start + length
        var words = ArrayWords(bytes[start..<start + length])
        let entries = try words.dictionary()
        guard case .text(let type) = entries["descr"], case .truth(let isFortran) = entries["fortran_order"],
            case .numbers(let shape) = entries["shape"], shape.count <= Self.mostSizes
        else { throw UnusablePicture("its header does not tell type, order and shape of the array") }
        guard !isFortran else {
            throw UnusablePicture("its numbers stand in Fortran's order; save numpy.ascontiguousarray of it")
        }
        let isSwapped = type.hasPrefix(">") && !type.hasSuffix("1")
        let prefixes: Set<Character> = ["<", "|", "=", ">"]
        let name = type.first.map(prefixes.contains) == true ? String(type.dropFirst()) : type
        guard !isSwapped, let number = Number(rawValue: name) else {
            let shown = type.prefix(20).description.printable
            throw UnusablePicture("its numbers are '\(shown)'; save it with astype('uint8') or astype('float32')")
        }
        self.number = number
        self.shape = shape
    }
}

/// Reads the literal of a Python dictionary that a header is.
private struct ArrayWords {
    enum Value: Equatable {
        case text(String)
        case truth(Bool)
        case numbers([Int])
        case other
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func dictionary() throws(UnusablePicture) -> [String: Value] {
        var entries: [String: Value] = [:]
        try require("{")
        while !take("}") {
            let key = try text()
            try require(":")
            entries[key] = try value()
            if !take(",") {
                try require("}")
                break
            }
        }
        return entries
    }

    private mutating func value() throws(UnusablePicture) -> Value {
        skipSpace()
        switch rest.first {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "("): return .numbers(try tuple())
        // Records of several fields: no numbers that pictures are made of.
        case UInt8(ascii: "["): throw UnusablePicture("its entries are records; save an array of numbers")
        default:
            let word = String(decoding: rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }, as: UTF8.self)
            rest = rest.dropFirst(word.utf8.count)
            guard word == "True" || word == "False" else { throw Self.damaged }
            return .truth(word == "True")
        }
    }

    private mutating func tuple() throws(UnusablePicture) -> [Int] {
        var numbers: [Int] = []
        try require("(")
        while !take(")") {
            skipSpace()
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw Self.damaged }
            numbers.append(number)
            rest = rest.dropFirst(digits.count)
            // Python 2 wrote 10L.
            if rest.first == UInt8(ascii: "L") { rest = rest.dropFirst() }
            if !take(",") {
                try require(")")
                break
            }
        }
        return numbers
    }

    private mutating func text() throws(UnusablePicture) -> String {
        skipSpace()
        guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            throw Self.damaged
        }
        let inside = rest.dropFirst()
        guard let end = inside.firstIndex(of: quote) else { throw Self.damaged }
        rest = inside[(end + 1)...]
        return String(decoding: inside[..<end], as: UTF8.self)
    }

    private mutating func require(_ mark: Character) throws(UnusablePicture) {
        guard take(mark) else { throw Self.damaged }
    }

    private mutating func take(_ mark: Character) -> Bool {
        skipSpace()
        guard rest.first == mark.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    }

    private static let damaged = UnusablePicture("its header is damaged")
}
