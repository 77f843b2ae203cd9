/// The attributes of many faces by file name: about 22 bytes a face for CelebA's names, 8 of them the attributes.
public struct AttributeTable: Sendable, Equatable {
    /// File names in byte order, each once.
    let names: NameTable
    /// The attributes of each name.
    let rows: [FaceAttributes]

    /// Faces at most; CelebA has 202,599.
    public static let mostFaces = 10_000_000
    /// Bytes of a line at most.
    public static let longestLine = 8192

    /// Reads `list_attr_celeba.txt` (a count, 40 names, then a file name and 40 times 1 or -1 a line) or Kaggle's
    /// `list_attr_celeba.csv` (`image_id` and 40 names, then the same with commas), whichever the first line shows.
    ///
    /// The columns may stand in any order. Memory follows the faces that are really there, not the count that the file
    /// claims. Complexity: O(n log n) for n faces that are not in order, O(n) for those that are.
    ///
    /// - Throws: `unreadable`, or `malformed` with the line and what was expected and found there.
    public init(path: String) throws(AttributeError) {
        var reader = try AttributeTableReader(path: path)
        let (names, rows) = try reader.read()
        if let order = names.sortedOrder() {
            self.names = names.reordered(order)
            self.rows = order.map { rows[Int($0)] }
            try reader.refuseDuplicates(in: self.names) { Int(order[$0]) }
        } else {
            self.names = names
            self.rows = rows
            try reader.refuseDuplicates(in: names) { $0 }
        }
    }

    /// How many faces it names.
    public var count: Int { rows.count }

    /// The attributes of the file `name`; nil when the table does not have it.
    public subscript(name: String) -> FaceAttributes? {
        row(of: Array(name.utf8), near: 0).map { rows[$0] }
    }

    /// The row of a name; at once where `guess` is right, else in O(log n).
    func row(of name: [UInt8], near guess: Int) -> Int? {
        names.sortedIndex(of: name, near: guess)
    }
}
