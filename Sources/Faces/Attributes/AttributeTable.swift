/// The attributes of many faces by file name: about 22 bytes a face for CelebA's names, 8 of them the attributes.
public struct AttributeTable: Sendable, Equatable {
    /// File names in byte order, each once.
    let names: NameTable
    /// The attributes of each name, by their place in `attributeNames`.
    let rows: [FaceAttributes]
    /// What the attributes are called: CelebA's in CelebA's order, then the table's others in its own.
    public let attributeNames: [String]
    /// The titles of columns that hold neither names of pictures nor attributes.
    public let passedOver: [String]

    /// Faces at most; CelebA has 202,599.
    public static let mostFaces = 10_000_000
    /// Bytes of a line at most.
    public static let longestLine = 8192

    /// Reads `list_attr_celeba.txt` (a count, the names, then a file name and 1 or -1 for each a line), Kaggle's
    /// `list_attr_celeba.csv` (`image_id` and the names, then the same with commas), or what became of either when it was
    /// saved again: with semicolons or tabs, in quotes, with a column of numbers in front, with 0 and 1, True and False, or
    /// 1.0 and -1.0, with other columns or with fewer.
    ///
    /// The columns may stand in any order. Memory follows the faces that are really there, not the count that the file
    /// claims. Complexity: O(n log n) for n faces that are not in order, O(n) for those that are.
    ///
    /// - Throws: `unreadable`, or `malformed` with the line and what was expected and found there.
    public init(path: String) throws(AttributeError) {
        var reader = try AttributeTableReader(path: path)
        let contents = try reader.read()
        attributeNames = contents.attributeNames
        passedOver = contents.passedOver
        if let order = contents.names.sortedOrder() {
            names = contents.names.reordered(order)
            rows = order.map { contents.rows[Int($0)] }
            try reader.refuseDuplicates(in: names) { Int(order[$0]) }
        } else {
            names = contents.names
            rows = contents.rows
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
