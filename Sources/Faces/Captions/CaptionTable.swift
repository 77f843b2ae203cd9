/// The captions of many pictures by the pictures' names: their own bytes and about 8 more for each picture and caption.
public struct CaptionTable: Sendable, Equatable {
    /// What it was read from, for people.
    public let path: String
    /// How it is written there.
    public let form: CaptionForm
    /// The pictures' paths without endings, in byte order, each once.
    let names: NameTable
    /// The captions, each picture's together and in the order in which they were written.
    private let captions: NameTable
    /// Where each picture's captions end.
    private let ends: [UInt32]

    /// Reads captions from a folder or a zip archive of text files, one for each picture, or from one file for all. What
    /// a file holds is seen from its content.
    ///
    /// - A text file has a caption a line and the picture's name, in whatever folders.
    /// - One file has lines of `name TAB caption`; or a header and fields with a picture's name and a caption (RFC 4180);
    ///   or a JSON object a line, with a caption or a list of captions. Lines of one picture add up. In the first two
    ///   forms a number behind the name (`1.jpg#0`) is left out.
    /// - All of it is UTF-8, with or without a mark at the start. Limits are those of `CaptionLimits`.
    ///
    /// Complexity: O(n log n) for n captions that are not in the order of names, O(n) for those that are.
    ///
    /// - Throws: what cannot be read, and where.
    public init(path: String) throws(CaptionError) {
        var collector = CaptionCollector(path: path)
        switch PathKind(path: path) {
        case .folder:
            form = .textFolder
            try CaptionTexts.read(folder: path, into: &collector)
        case .file where Self.isArchive(path):
            form = .textArchive
            try CaptionTexts.read(archive: path, into: &collector)
        case .file:
            var reader = try CaptionFileReader(path: path)
            form = try reader.read(into: &collector)
        case .other: throw .unreadable(path: path.printable, reason: "it is neither a folder nor a file")
        case .missing: throw .unreadable(path: path.printable, reason: "there is no such folder or file")
        case .unreachable(let reason): throw .unreadable(path: path.printable, reason: reason)
        }
        self.path = path.printable
        (names, captions, ends) = try collector.finish()
    }

    /// Whether a file begins as zip archives do, empty ones too; two letters alone may begin a picture's name.
    private static func isArchive(_ path: String) -> Bool {
        FileReader.begins(path, with: [0x50, 0x4B, 0x03, 0x04])
            || FileReader.begins(path, with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// How many pictures it names.
    public var count: Int { names.count }

    /// How many captions it has in all.
    public var captionCount: Int { captions.count }

    /// The captions of the picture at exactly this path, its ending aside; none where it is not named. `CaptionMatch`
    /// finds those that are named in other ways, too.
    public func captions(of faceName: String) -> [String] {
        names.sortedIndex(of: CaptionName.stem(faceName.utf8), near: 0).map { captions(ofRow: $0) } ?? []
    }

    /// The captions of row number `row`, control characters replaced by spaces.
    func captions(ofRow row: Int) -> [String] { captionRange(row).map { captions.string($0) } }

    /// How many captions row number `row` has.
    func captionCount(ofRow row: Int) -> Int { captionRange(row).count }

    private func captionRange(_ row: Int) -> Range<Int> {
        (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }
}
