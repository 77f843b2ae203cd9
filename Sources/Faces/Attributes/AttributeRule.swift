/// How faces and the rows of a table of attributes are brought together, the strictest first.
public enum AttributeRule: Int, Sendable, CaseIterable, CustomStringConvertible {
    /// The whole path within the source.
    case path
    /// The last folder and the file's name.
    case folderAndName
    /// The file's name.
    case name
    /// The file's name without its ending, large and small letters alike: pictures that were stored as PNG have the table
    /// of the JPEGs.
    case stem

    /// What is alike.
    public var description: String {
        switch self {
        case .path: "path"
        case .folderAndName: "folder and file name"
        case .name: "file name"
        case .stem: "file name without its ending"
        }
    }

    /// What this rule compares of a name with its folders between slashes; nil where there is no folder to compare.
    func key(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let slash = name.lastIndex(of: Self.slash)
        switch self {
        case .path: return name
        case .folderAndName:
            guard let slash else { return nil }
            let above = name[..<slash].lastIndex(of: Self.slash)
            return name[(above.map { $0 + 1 } ?? name.startIndex)...]
        case .name: return name[(slash.map { $0 + 1 } ?? name.startIndex)...]
        case .stem:
            let file = name[(slash.map { $0 + 1 } ?? name.startIndex)...]
            let dot = file.lastIndex(of: UInt8(ascii: ".")) ?? file.endIndex
            // A dot in front does not begin an ending.
            let stem = dot > file.startIndex ? file[..<dot] : file
            return stem.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
        }
    }

    /// A path as it is compared: `.\a\1.jpg` and `./a/1.jpg` become `a/1.jpg`.
    static func normalized(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var name = name
        if name.contains(UInt8(ascii: "\\")) { name = name.map { $0 == UInt8(ascii: "\\") ? slash : $0 }[...] }
        while name.starts(with: "./".utf8) { name = name.dropFirst(2) }
        return name
    }

    private static let slash = UInt8(ascii: "/")
}
