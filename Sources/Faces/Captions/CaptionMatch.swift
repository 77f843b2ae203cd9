/// Which captions belong to which face of a source.
public struct CaptionMatch: Sendable {
    /// The captions.
    public let table: CaptionTable
    /// By what they were brought together.
    public let rule: CaptionRule
    /// How many faces have at least one caption.
    public let captioned: Int
    /// How many captions these have in all.
    public let captionCount: Int
    /// How many pictures the table names that are not among the faces.
    public let strangers: Int
    /// The first of these for people, without an ending; nil where there is none.
    public let stranger: String?
    /// The first face without captions, for people; nil where all have some.
    public let uncaptioned: String?
    /// The table's row of each face, -1 where there is none.
    private let rows: [Int32]

    /// Brings a table and a source together by the strictest rule by which any face has a row: the path without ending,
    /// else the last folder and the name, else the name alone.
    ///
    /// One rule serves for all faces: a face that the strict rule leaves without captions does not get those of a namesake
    /// in another folder. Names are compared byte for byte.
    ///
    /// Complexity: O(n log n) for n names.
    ///
    /// - Throws: `foreign` when no rule fits any face; `ambiguousFaces` or `ambiguousCaptions` when one of the looser rules
    ///   would have to be used and does not tell two faces, or two rows that fit a face, apart.
    public init(_ table: CaptionTable, to source: any FaceSource) throws(CaptionError) {
        let stems = Self.stems(of: source)
        for rule in CaptionRule.allCases {
            if let rows = try Self.rows(of: stems, source: source, table: table, rule: rule) {
                self.init(table, source: source, rule: rule, rows: rows)
                return
            }
        }
        throw .foreign(
            path: table.path, source: source.name, caption: table.names.string(0).excerpt,
            face: source.count > 0 ? source.faceName(0).excerpt : "none")
    }

    private init(_ table: CaptionTable, source: any FaceSource, rule: CaptionRule, rows: [Int32]) {
        var captioned = 0
        var captionCount = 0
        var isUsed = [Bool](repeating: false, count: table.count)
        var uncaptioned: String?
        for (index, row) in rows.enumerated() {
            let count = row < 0 ? 0 : table.captionCount(ofRow: Int(row))
            if row >= 0 { isUsed[Int(row)] = true }
            if count > 0 { captioned += 1 } else { uncaptioned = uncaptioned ?? source.faceName(index).excerpt }
            captionCount += count
        }
        self.table = table
        self.rule = rule
        self.captioned = captioned
        self.captionCount = captionCount
        self.rows = rows
        self.uncaptioned = uncaptioned
        strangers = isUsed.count { !$0 }
        stranger = isUsed.firstIndex(of: false).map { table.names.string($0).excerpt }
    }

    /// How many faces there are, with captions or without.
    public var count: Int { rows.count }

    /// The captions of a face, in their order; none where it has none.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func captions(_ index: Int) -> [String] {
        rows[index] < 0 ? [] : table.captions(ofRow: Int(rows[index]))
    }

    /// Whether a face has at least one caption.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func hasCaptions(_ index: Int) -> Bool {
        rows[index] >= 0 && table.captionCount(ofRow: Int(rows[index])) > 0
    }

    private static func stems(of source: any FaceSource) -> NameTable {
        var stems = NameTable()
        for index in 0..<source.count { _ = stems.append(CaptionName.stem(source.faceName(index).utf8)) }
        return stems
    }

    /// The table's row of each face by one rule, -1 where there is none; nil when there is none for any.
    private static func rows(
        of stems: NameTable, source: any FaceSource, table: CaptionTable, rule: CaptionRule
    ) throws(CaptionError) -> [Int32]? {
        let keys = CaptionKeys(table.names, rule: rule)
        var rows: [Int32] = []
        rows.reserveCapacity(stems.count)
        /// Which face a row was given to, for the rules under which two faces may have one key.
        var owner = [Int32](repeating: -1, count: rule == .path ? 0 : table.count)
        var guess = 0
        for index in 0..<stems.count {
            guard let key = rule.key(stems[index]), let place = keys.names.sortedIndex(of: key, near: guess) else {
                rows.append(-1)
                continue
            }
            let row = keys.row(place)
            if let other = keys.namesake(of: place) {
                throw .ambiguousCaptions(
                    path: table.path, first: table.names.string(min(row, other)).excerpt,
                    second: table.names.string(max(row, other)).excerpt, face: source.faceName(index).excerpt)
            }
            if rule != .path {
                let first = owner[row]
                // The same path twice is one picture in two formats, which may share captions.
                guard first < 0 || stems[Int(first)] == stems[index] else {
                    throw .ambiguousFaces(
                        path: table.path, source: source.name, first: source.faceName(Int(first)).excerpt,
                        second: source.faceName(index).excerpt)
                }
                owner[row] = Int32(index)
            }
            rows.append(Int32(row))
            guess = place + 1
        }
        return rows.contains { $0 >= 0 } ? rows : nil
    }
}

/// What a rule compares of a table's names, in byte order.
private struct CaptionKeys {
    private(set) var names = NameTable()
    /// Which of the table's names each key is of.
    private var rows: [UInt32] = []

    init(_ names: NameTable, rule: CaptionRule) {
        guard rule != .path else {
            self.names = names
            return
        }
        for index in 0..<names.count {
            if let key = rule.key(names[index]), self.names.append(key) { rows.append(UInt32(index)) }
        }
        if let order = self.names.sortedOrder() {
            self.names = self.names.reordered(order)
            rows = order.map { rows[Int($0)] }
        }
    }

    func row(_ place: Int) -> Int { rows.isEmpty ? place : Int(rows[place]) }

    /// Another name of the table with the same key.
    func namesake(of place: Int) -> Int? {
        [place + 1, place - 1].first { names.ends.indices.contains($0) && names[$0] == names[place] }.map(row)
    }
}
