/// Rows of +1, -1 and 0, two bits an entry: 16 bytes a row for 40 entries, 64 for 256.
struct ConditionBits: Sendable, Equatable {
    /// Entries of a row.
    let length: Int
    /// How many rows there are.
    private(set) var count = 0
    /// Words of 64 entries that a row takes; what is beyond its entries stays 0.
    private let width: Int
    /// Bit `entry % 64` of `affirmed[row * width + entry / 64]`: the entry is +1.
    private var affirmed: [UInt64] = []
    /// The same for -1.
    private var denied: [UInt64] = []

    /// No rows yet of so many entries.
    init(length: Int) {
        self.length = length
        width = (length + 63) / 64
    }

    /// One row.
    init(_ row: [Int8]) {
        self.init(length: row.count)
        append(row)
    }

    /// Makes room for so many rows.
    mutating func reserve(_ rows: Int) {
        affirmed.reserveCapacity(rows * width)
        denied.reserveCapacity(rows * width)
    }

    /// Appends a row; what is above 0 counts as +1, what is below as -1.
    ///
    /// - Precondition: it has `length` entries.
    mutating func append(_ row: [Int8]) {
        precondition(row.count == length, "a row of \(row.count) entries among rows of \(length)")
        for start in stride(from: 0, to: length, by: 64) {
            var yes: UInt64 = 0
            var no: UInt64 = 0
            for entry in start..<min(start + 64, length) {
                let bit: UInt64 = 1 << UInt64(entry - start)
                if row[entry] > 0 { yes |= bit } else if row[entry] < 0 { no |= bit }
            }
            affirmed.append(yes)
            denied.append(no)
        }
        count += 1
    }

    /// A row, entry by entry.
    subscript(row: Int) -> [Int8] {
        (0..<length).map { entry in
            let place = row * width + entry / 64
            let shift = UInt64(entry % 64)
            if affirmed[place] >> shift & 1 == 1 { return 1 }
            return denied[place] >> shift & 1 == 1 ? -1 : 0
        }
    }

    /// How many of the entries that the one row in `said` has, a row contradicts or does not know.
    ///
    /// An attribute that nobody knows agrees with nothing; a word that is not mentioned agrees with being denied.
    func disagreements(_ row: Int, with said: ConditionBits, kind: ConditionKind) -> Int {
        var total = 0
        for word in 0..<width {
            let yes = affirmed[row * width + word]
            let no = kind == .words ? ~yes : denied[row * width + word]
            total += (said.affirmed[word] & ~yes).nonzeroBitCount + (said.denied[word] & ~no).nonzeroBitCount
        }
        return total
    }

    /// How many entries differ between two rows, those left out that the one row in `said` has.
    func differences(_ row: Int, _ other: Int, except said: ConditionBits) -> Int {
        var total = 0
        for word in 0..<width {
            let (place, otherPlace) = (row * width + word, other * width + word)
            let differing = (affirmed[place] ^ affirmed[otherPlace]) | (denied[place] ^ denied[otherPlace])
            total += (differing & ~said.affirmed[word] & ~said.denied[word]).nonzeroBitCount
        }
        return total
    }

    /// For each entry the share of +1: of attributes among the rows that know it, of words among `known` rows, all
    /// others being 0; nil where there are none.
    func rates(_ kind: ConditionKind, known: Int) -> [Double?] {
        (0..<length).map { entry in
            let shift = UInt64(entry % 64)
            var yes = 0
            var no = 0
            for place in stride(from: entry / 64, to: count * width, by: max(1, width)) {
                yes += Int(affirmed[place] >> shift & 1)
                no += Int(denied[place] >> shift & 1)
            }
            let all = kind == .words ? known : yes + no
            return all > 0 ? Double(yes) / Double(all) : nil
        }
    }
}
