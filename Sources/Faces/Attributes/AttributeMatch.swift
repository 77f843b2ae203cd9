/// Which row of a table belongs to which face of a source.
struct AttributeMatch {
    /// By what they were brought together.
    let rule: AttributeRule
    /// The table's row of each face, -1 where there is none.
    let rows: [Int32]
    /// How many faces have one.
    let known: Int
    /// The first face that the table does not name.
    let stranger: String?

    /// Brings a table and a source together by the strictest rule that finds all faces; where none does, by the one that
    /// finds most.
    ///
    /// One rule serves for all faces. A looser one than the path counts only where no two faces, and no two rows that fit a
    /// face, are alike by it.
    ///
    /// - Parameters:
    ///   - table: the names of the table's rows, in byte order.
    ///   - path: the table's, for errors.
    /// - Throws: `foreign` when no rule finds any face; `ambiguous` when only rules would that do not tell names apart.
    init(_ table: NameTable, path: String, to source: any FaceSource) throws(AttributeError) {
        let names = Self.names(of: source)
        var best: (rule: AttributeRule, rows: [Int32], known: Int)?
        var ambiguity: AttributeError?
        for rule in AttributeRule.allCases {
            do throws(AttributeError) {
                let rows = try Self.rows(of: names, source: source, table: table, path: path, rule: rule)
                let known = rows.count { $0 >= 0 }
                if known > best?.known ?? 0 { best = (rule, rows, known) }
                if known == rows.count { break }
            } catch {
                ambiguity = ambiguity ?? error
            }
        }
        guard let best else {
            throw ambiguity
                ?? .foreign(
                    path: path.printable, source: source.name,
                    example: source.count > 0 ? source.faceName(0).printable : "none",
                    named: table.string(0).printable)
        }
        rule = best.rule
        rows = best.rows
        known = best.known
        stranger = best.rows.firstIndex(of: -1).map(source.faceName)
    }

    private static func names(of source: any FaceSource) -> NameTable {
        var names = NameTable()
        for index in 0..<source.count {
            _ = names.append(AttributeRule.normalized(Array(source.faceName(index).utf8)[...]))
        }
        return names
    }

    /// The table's row of each face by one rule, -1 where there is none.
    private static func rows(
        of names: NameTable, source: any FaceSource, table: NameTable, path: String, rule: AttributeRule
    ) throws(AttributeError) -> [Int32] {
        let keys = AttributeKeys(table, rule: rule)
        var rows = [Int32](repeating: -1, count: names.count)
        /// Which face a row was given to.
        var owner = [Int32](repeating: -1, count: table.count)
        var guess = 0
        for index in 0..<names.count {
            // Both usually stand in the order of names.
            guard let key = rule.key(names[index]), let place = keys.place(of: key, near: guess) else { continue }
            let row = keys.row(place)
            if let other = keys.namesake(of: place) {
                throw ambiguous(path, .rows, table.string(min(row, other)), table.string(max(row, other)))
            }
            if rule != .path, owner[row] >= 0 {
                throw ambiguous(path, .faces, source.faceName(Int(owner[row])), source.faceName(index))
            }
            owner[row] = Int32(index)
            rows[index] = Int32(row)
            guess = place + 1
        }
        return rows
    }

    private static func ambiguous(
        _ path: String, _ what: AmbiguousNames, _ first: String, _ second: String
    ) -> AttributeError {
        .ambiguous(path: path.printable, what: what, first: first.printable, second: second.printable)
    }
}

/// What a rule compares of a table's names, in byte order.
private struct AttributeKeys {
    private(set) var names = NameTable()
    /// Which of the table's names each key is of; empty where they are the names themselves.
    private var rows: [UInt32] = []
    private let haveFolders: Bool

    init(_ names: NameTable, rule: AttributeRule) {
        let slashes: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
        haveFolders = names.bytes.contains { slashes.contains($0) }
        // CelebA's names are their own keys: nothing has to be made for 200,000 of them.
        if !haveFolders, rule != .stem {
            self.names = rule == .folderAndName ? NameTable() : names
            return
        }
        for index in 0..<names.count {
            guard let key = rule.key(AttributeRule.normalized(names[index])) else { continue }
            if self.names.append(key) { rows.append(UInt32(index)) }
        }
        if let order = self.names.sortedOrder() {
            self.names = self.names.reordered(order)
            rows = order.map { rows[Int($0)] }
        }
    }

    func place(of key: ArraySlice<UInt8>, near guess: Int) -> Int? {
        guard haveFolders || !key.contains(UInt8(ascii: "/")) else { return nil }
        return names.sortedIndex(of: key, near: guess)
    }

    func row(_ place: Int) -> Int { rows.isEmpty ? place : Int(rows[place]) }

    /// Another name of the table with the same key.
    func namesake(of place: Int) -> Int? {
        [place + 1, place - 1].first { names.ends.indices.contains($0) && names[$0] == names[place] }.map(row)
    }
}
