import SystemNames

/// Many names in one block of bytes: about 4 bytes a name beyond its own, where an array of strings takes 48 or more.
struct NameTable: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [UInt32] = []

    /// No names.
    init() {}

    /// Names from outside; nil when the ends do not divide the bytes.
    init?(bytes: [UInt8], ends: [UInt32]) {
        let rises = zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
        guard rises, Int(ends.last ?? 0) == bytes.count else { return nil }
        self.bytes = bytes
        self.ends = ends
    }

    /// How many names there are.
    var count: Int { ends.count }

    /// The bytes of a name; UTF-8 in most places, but a file system promises nothing.
    subscript(index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    /// A name for people; bytes that are not UTF-8 show as replacement characters.
    func string(_ index: Int) -> String {
        String(decoding: self[index], as: UTF8.self)
    }

    /// Makes room for so many names with so many bytes in all.
    mutating func reserve(count: Int, bytes: Int) {
        ends.reserveCapacity(count)
        self.bytes.reserveCapacity(bytes)
    }

    /// Appends a name. False, and nothing changed, when the table is full (4 GiB of names).
    mutating func append(_ name: some Collection<UInt8>) -> Bool {
        guard let end = UInt32(exactly: bytes.count + name.count) else { return false }
        bytes += name
        ends.append(end)
        return true
    }

    /// The positions of the names in byte order, equal names in their present order; nil when they already stand so.
    func sortedOrder() -> [UInt32]? {
        if (1..<max(1, count)).allSatisfy({ !self[$0].lexicographicallyPrecedes(self[$0 - 1]) }) { return nil }
        // Most comparisons are decided by the eight bytes after what all names share.
        let shared = sharedPrefixLength
        var entries = (0..<count).map { SortEntry(key: key(of: $0, after: shared), index: UInt32($0)) }
        entries.sort { left, right in
            if left.key != right.key { return left.key < right.key }
            let leftName = self[Int(left.index)]
            let rightName = self[Int(right.index)]
            if leftName.lexicographicallyPrecedes(rightName) { return true }
            return left.index < right.index && !rightName.lexicographicallyPrecedes(leftName)
        }
        return entries.map(\.index)
    }

    /// The names at `order`, in that order.
    func reordered(_ order: [UInt32]) -> NameTable {
        var table = NameTable()
        table.bytes.reserveCapacity(bytes.count)
        table.ends.reserveCapacity(order.count)
        for index in order {
            table.bytes += self[Int(index)]
            table.ends.append(UInt32(table.bytes.count))
        }
        return table
    }

    private struct SortEntry {
        let key: UInt64
        let index: UInt32
    }

    private var sharedPrefixLength: Int {
        guard count > 0 else { return 0 }
        var shared = self[0]
        for index in 1..<count {
            let length = zip(shared, self[index]).prefix { $0 == $1 }.count
            shared = shared.prefix(length)
            if shared.isEmpty { break }
        }
        return shared.count
    }

    /// Eight bytes as one number, the first the weightiest; zeros after the end, so that a prefix comes first.
    private func key(of index: Int, after shared: Int) -> UInt64 {
        let name = self[index].dropFirst(shared).prefix(8)
        let number = name.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return name.isEmpty ? 0 : number << UInt64(8 * (8 - name.count))
    }
}

extension String {
    /// The text with control characters and bytes that are no UTF-8 replaced, so that a name from outside stays on one line
    /// and cannot steer the terminal.
    public var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isOdd = scalar.properties.generalCategory == .control || String.isStandIn(scalar)
                    return isOdd ? "\u{FFFD}" : scalar
                }))
    }
}
