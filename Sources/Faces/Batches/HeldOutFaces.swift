/// The faces of a source that are kept from training, so that there are real faces which the networks never saw: one in
/// ten by a hash of their names, so that runs of any seed hold out the same, and at most `mostFaces`.
///
/// A face is hashed by its file's name without folder and extension: in an archive, in a folder, and in a folder further
/// up it is held out alike, and so is a copy that was stored as PNG. Where several faces of the source have the same such
/// name, as where each person has a folder with `0001.jpg` in it, the folders below the deepest that all faces share are
/// a part of the name. The hash is the first eight bytes of the name's SHA-256 (UTF-8) as a big-endian number; a face
/// is held out where that is below a tenth of 2^64, and where these are too many, the smallest count.
///
/// Ask the whole source, before faces are chosen from it: a choice must not hold out others than the whole.
public struct HeldOutFaces: Sendable, Equatable {
    /// One face in so many.
    public static let oneIn = 10
    /// Faces at the most.
    public static let mostFaces = 2000

    /// The held-out faces of the source, in its order.
    public let indices: [Int]

    /// Hashes every face's name.
    public init(of source: any FaceSource) {
        var hashes = (0..<source.count).map { Self.hash(Self.stem(source.faceName($0))) }
        if Self.hasRepeats(hashes) {
            let shared = Self.sharedFolderLength(of: source)
            hashes = (0..<source.count).map { index in
                Self.hash(Self.withoutExtension(source.faceName(index).utf8.dropFirst(shared)))
            }
        }
        let limit = UInt64.max / UInt64(Self.oneIn)
        let low = hashes.indices.filter { hashes[$0] <= limit }
        let smallest = low.sorted { (hashes[$0], $0) < (hashes[$1], $1) }.prefix(Self.mostFaces)
        indices = smallest.sorted()
    }

    /// The other faces of the source, in its order.
    ///
    /// - Parameter count: how many faces the source has.
    public func others(of count: Int) -> [Int] {
        var next = indices[...]
        return (0..<count).filter { index in
            guard next.first == index else { return true }
            next.removeFirst()
            return false
        }
    }

    private static let slash = UInt8(ascii: "/")

    private static func hash(_ name: [UInt8]) -> UInt64 {
        Digest.sha256(name).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func stem(_ name: String) -> [UInt8] {
        let start = name.utf8.lastIndex(of: slash).map { name.utf8.index(after: $0) } ?? name.utf8.startIndex
        return withoutExtension(name.utf8[start...])
    }

    /// The bytes up to the last dot of the last component; a dot in front does not begin an extension.
    private static func withoutExtension(_ name: some BidirectionalCollection<UInt8>) -> [UInt8] {
        let bytes = Array(name)
        let start = bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > start else { return bytes }
        return Array(bytes[..<dot])
    }

    private static func hasRepeats(_ hashes: [UInt64]) -> Bool {
        let sorted = hashes.sorted()
        return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
    }

    /// Bytes of the deepest folder that all names share, its slash included.
    private static func sharedFolderLength(of source: any FaceSource) -> Int {
        var shared = Array(source.faceName(0).utf8)[...]
        for index in 0..<source.count where !shared.isEmpty {
            let length = zip(shared, source.faceName(index).utf8).prefix { $0 == $1 }.count
            let folder = shared.prefix(length)
            shared = folder.lastIndex(of: slash).map { folder[...$0] } ?? []
        }
        return shared.count
    }
}
