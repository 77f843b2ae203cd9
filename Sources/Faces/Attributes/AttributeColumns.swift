/// What each column of a table is: the pictures' names, an attribute, or something else that is passed over.
///
/// Columns with CelebA's names must hold attributes; of the others those are attributes in which every row says yes or
/// no, and the rest is passed over: numbers of rows, ages, boxes.
struct AttributeColumns {
    /// Which column names the pictures.
    let nameColumn: Int
    /// The place of each column's attribute among the bits of a row; nil for columns that are passed over.
    private(set) var slots: [Int?]
    /// The attributes' names by slot: CelebA's in CelebA's order, then the others in the table's.
    private(set) var names: [String]
    /// How many of them are CelebA's.
    let knownCount: Int

    private let titles: [String]
    /// The slots whose columns have said -1, and 0: a column that says both is none of yes and no.
    private(set) var minus: UInt64 = 0
    private(set) var zero: UInt64 = 0
    /// Slots of columns that turned out to hold something else.
    private var dropped: UInt64 = 0

    /// What is wrong with a column.
    struct Mistake: Error {
        let expected: String
        let found: String
    }

    /// Finds out from the titles and the first row, which has as many fields.
    init(titles: [String], firstRow: [ArraySlice<UInt8>]) throws(Mistake) {
        guard let nameColumn = Self.nameColumn(titles: titles, firstRow: firstRow) else {
            throw Mistake(
                expected: "a column with the names of the pictures, such as 'image_id'", found: "none of that title")
        }
        var known: [(index: Int, column: Int)] = []
        var others: [Int] = []
        for (column, title) in titles.enumerated() where column != nameColumn {
            if let index = FaceAttributes.index(of: title) {
                known.append((index, column))
            } else if !title.isEmpty, !Self.otherTitles.contains(title.lowercased()), column < firstRow.count,
                AttributeValue(firstRow[column]) != nil
            {
                others.append(column)
            }
        }
        let columns = known.sorted { $0.index < $1.index }.map(\.column) + others
        guard columns.count <= FaceAttributes.mostAttributes else {
            throw Mistake(
                expected: "at most \(FaceAttributes.mostAttributes) columns of attributes", found: "\(columns.count)")
        }
        var slots = [Int?](repeating: nil, count: titles.count)
        for (slot, column) in columns.enumerated() { slots[column] = slot }
        self.nameColumn = nameColumn
        self.titles = titles
        self.slots = slots
        knownCount = known.count
        names = columns.map { column in
            FaceAttributes.index(of: titles[column]).map { FaceAttributes.names[$0] } ?? titles[column]
        }
    }

    /// Columns of each row.
    var count: Int { titles.count }

    /// The bits of the columns in a row that begins with the picture's name and holds attributes alone; nil where that is
    /// not the form of the table.
    var plainBits: [UInt64]? {
        guard nameColumn == 0, slots.dropFirst().allSatisfy({ $0 != nil }) else { return nil }
        return slots.dropFirst().map { 1 << UInt64($0 ?? 0) }
    }

    /// Takes the value of a column; returns the bit that it sets.
    mutating func take(_ field: ArraySlice<UInt8>, column: Int) throws(Mistake) -> UInt64 {
        guard let slot = slots[column] else { return 0 }
        let bit: UInt64 = 1 << UInt64(slot)
        let value = AttributeValue(field)
        switch value {
        case .yes: return bit
        case .minus: minus |= bit
        case .zero: zero |= bit
        case nil: break
        }
        guard value == nil || minus & zero & bit != 0 else { return 0 }
        guard slot >= knownCount else {
            throw Mistake(expected: expectation(of: bit, name: names[slot]), found: AttributeTableReader.quoted(field))
        }
        dropped |= bit
        slots[column] = nil
        return 0
    }

    /// Takes the whole of a plain row, in which every attribute without its bit says -1.
    ///
    /// - Returns: false, and nothing taken, where another row said 0 of one of these.
    mutating func take(plain bits: UInt64) -> Bool {
        let negative = ~bits & (1 << UInt64(names.count) - 1)
        guard negative & zero == 0 else { return false }
        minus |= negative
        return true
    }

    /// Leaves out the attributes that turned out to be none: the slots that stay, where some do not.
    mutating func finish() -> [Int]? {
        guard dropped != 0 else { return nil }
        let kept = names.indices.filter { dropped >> UInt64($0) & 1 == 0 }
        names = kept.map { names[$0] }
        return kept
    }

    /// The titles of the columns that are neither names nor attributes.
    var passedOver: [String] {
        titles.indices.filter { $0 != nameColumn && slots[$0] == nil }.map { titles[$0] }
            .filter { !$0.isEmpty && !Self.numberTitles.contains($0.lowercased()) }
    }

    private func expectation(of bit: UInt64, name: String) -> String {
        if minus & zero & bit != 0 { return "1 and either -1 or 0 for \(name), not both" }
        return zero & bit != 0 ? "1 or 0 for \(name)" : "1 or -1 for \(name)"
    }

    /// What people call the column of pictures.
    static let nameTitles: Set<String> = [
        "image_id", "filename", "file_name", "image", "image_name", "imagename", "image_file", "image_path", "img",
        "img_name", "img_path", "file", "filepath", "file_path", "path", "name", "picture",
    ]
    /// Columns that count the rows, such as pandas' index.
    private static let numberTitles: Set<String> = ["index", "unnamed_0", "id"]
    /// These, and columns of numbers that are no attributes though all may be 0 or 1: CelebA's parts and persons.
    private static let otherTitles = numberTitles.union(["partition", "split", "identity", "person", "label_id"])

    /// By its title, and of several the one whose value is called as pictures are; else any such column; else the first
    /// of all, unless it holds an attribute.
    private static func nameColumn(titles: [String], firstRow: [ArraySlice<UInt8>]) -> Int? {
        let titled = titles.indices.filter { nameTitles.contains(titles[$0].lowercased()) }
        let pictured = titles.indices.filter { column in
            column < firstRow.count && ListedFiles.pictures.contains(firstRow[column])
                && FaceAttributes.index(of: titles[column]) == nil
        }
        if let place = titled.first(where: pictured.contains) ?? titled.first ?? pictured.first { return place }
        guard let first = titles.first, FaceAttributes.index(of: first) == nil else { return nil }
        return 0
    }
}
