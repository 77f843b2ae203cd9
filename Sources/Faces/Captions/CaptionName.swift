/// The names of pictures as tables of captions write them, brought to one form: folders between slashes, and no ending.
enum CaptionName {
    /// What pictures end in that captions are published with, though not every one of these can be decoded here.
    private static let otherEndings = [".webp", ".bmp", ".gif", ".tif", ".tiff"].map { Array($0.utf8) }

    /// A picture's path without its ending: `./birds\1.JPG` becomes `birds/1`. Names that end otherwise stay whole.
    static func stem(_ name: some Collection<UInt8>) -> [UInt8] {
        var bytes = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        while bytes.starts(with: "./".utf8) { bytes.removeFirst(2) }
        if let ending = ListedFiles.pictures.endingBytes(of: bytes) {
            bytes.removeLast(ending)
        } else if let ending = otherEndings.first(where: { bytes.count > $0.count && bytes.suffix($0.count) == $0[...] }
        ) {
            bytes.removeLast(ending.count)
        }
        return bytes
    }

    /// The picture of a text file: `0.txt` and `0.jpg.txt` both become `0`.
    static func stem(ofText name: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(name)
        return stem(bytes.dropLast(ListedFiles.texts.endingBytes(of: bytes) ?? 0))
    }

    /// The picture of a line in a table: a number behind the name tells Flickr's captions of one picture apart,
    /// `1000268201.jpg#0`, and is left out.
    static func stem(ofLine name: ArraySlice<UInt8>) -> [UInt8] {
        let number = name.reversed().prefix { (0x30...0x39).contains($0) }.count
        let rest = name.dropLast(number)
        return stem(number > 0 && rest.last == UInt8(ascii: "#") ? rest.dropLast() : name)
    }
}

/// How pictures and captions are brought together, the strictest first.
public enum CaptionRule: Int, Sendable, CaseIterable, CustomStringConvertible {
    /// The whole path within the source, without its ending.
    case path
    /// The last folder and the name, without its ending.
    case folderAndName
    /// The name alone, without its ending.
    case name

    /// What is alike.
    public var description: String {
        switch self {
        case .path: "path"
        case .folderAndName: "folder and name"
        case .name: "name"
        }
    }

    /// What this rule compares of a path without ending; nil where there is no folder to compare.
    func key(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard self != .path else { return stem }
        guard let slash = stem.lastIndex(of: UInt8(ascii: "/")) else { return self == .name ? stem : nil }
        if self == .name { return stem[(slash + 1)...] }
        let above = stem[..<slash].lastIndex(of: UInt8(ascii: "/"))
        return stem[(above.map { $0 + 1 } ?? stem.startIndex)...]
    }
}
