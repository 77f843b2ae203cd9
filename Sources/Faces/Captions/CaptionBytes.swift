extension ArraySlice<UInt8> {
    /// Without spaces, tabs and ends of lines around it.
    var trimmed: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first, Self.isBlank(first) { rest.removeFirst() }
        while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
        return rest
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether it is UTF-8.
    var isText: Bool {
        // Most captions are ASCII, where this is all there is to it.
        allSatisfy { $0 < 0x80 } || String(validating: self, as: UTF8.self) != nil
    }

    /// Whether it holds bytes that no text has, in UTF-8 or in another encoding of one byte a letter.
    var isBinary: Bool {
        guard likelyEncoding != "utf-16" else { return false }
        // The formats that begin with 0x89, such as HDF5's, do so because no text does.
        return contains { $0 < 0x09 || (0x0E...0x1A).contains($0) } || first == 0x89 && !isText
    }

    /// For people: short and on one line.
    var excerpt: String {
        isEmpty ? "nothing" : "'\(String(decoding: prefix(200), as: UTF8.self).excerpt)'"
    }

    /// Without the mark that Windows puts before UTF-8.
    var withoutMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }

    /// The encoding that a text which is not UTF-8 is likely to have, as iconv calls it.
    var likelyEncoding: String { starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) ? "utf-16" : "latin1" }
}
