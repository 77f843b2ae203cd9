/// Which files of a folder or an archive are listed, told by the ends of their names in small or capital letters.
enum ListedFiles: Sendable {
    /// JPEG and PNG.
    case pictures
    /// Plain text, `.txt`.
    case texts
    /// Arrays of NumPy's, `.npy`.
    case arrays
    /// Zip archives.
    case archives

    private static let pictureEndings = [".jpg", ".jpeg", ".jpe", ".jfif", ".png"].map { Array($0.utf8) }
    private static let textEndings = [Array(".txt".utf8)]
    private static let arrayEndings = [Array(".npy".utf8)]

    private static let archiveEndings = [Array(".zip".utf8)]

    private var endings: [[UInt8]] {
        switch self {
        case .pictures: Self.pictureEndings
        case .texts: Self.textEndings
        case .arrays: Self.arrayEndings
        case .archives: Self.archiveEndings
        }
    }

    /// Whether a file of this name is one of them.
    func contains(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        endingBytes(of: name) != nil
    }

    /// How long the ending of such a file's name is, with its dot; nil for other names.
    func endingBytes(of name: some BidirectionalCollection<UInt8>) -> Int? {
        endings.first { ending in
            name.suffix(ending.count).elementsEqual(ending) { $0 | 0x20 == $1 | 0x20 } && name.count > ending.count
        }?.count
    }
}
