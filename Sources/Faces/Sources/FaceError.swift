/// What can be wrong with faces and with the places they come from.
public enum FaceError: Error, Sendable, Equatable {
    /// There is nothing at the path.
    case notFound(path: String)
    /// The folder or archive is there and cannot be listed.
    case unreadableSource(path: String, reason: String)
    /// The path holds something that is neither a folder nor a zip archive.
    case unknownSource(path: String, found: String)
    /// A source was listed and no JPEG or PNG is in it.
    case noFaces(path: String)
    /// A source was listed, and there are only files of other kinds in it.
    case onlyOthers(path: String, found: PassedOverFiles)
    /// There is no picture in a folder and more than one archive.
    case severalArchives(path: String, names: [String])
    /// Fewer usable faces than the batch needs; `example` tells what was wrong with one of the others.
    case tooFewFaces(source: String, usable: Int, listed: Int, needed: Int, example: SkippedFace?)
    /// One face cannot be used.
    case unreadableFace(name: String, reason: String)
    /// The bytes of one face cannot be had: it may be there again later.
    case unreachedFace(name: String, reason: String)
    /// The faces as a whole were away for as long as they were waited for.
    case away(source: String, reason: String, seconds: Double)
    /// The batcher was stopped: no more batches follow.
    case stopped
}

extension FaceError: CustomStringConvertible {
    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .notFound(let path):
            "\(path): there is no such folder or zip archive; give --data the path of one, or 'synthetic'"
        case .unreadableSource(let path, let reason):
            "\(path): cannot read the faces: \(reason)"
        case .unknownSource(let path, let found):
            "\(path): expected a folder or a zip archive of JPEG or PNG faces, found \(found)"
        case .noFaces(let path):
            "\(path): found no JPEG or PNG in it; give --data a folder or zip archive of faces, or 'synthetic'"
        case .onlyOthers(let path, let found):
            "\(path): found no JPEG or PNG in it, but \(found.summary); "
                + (found.advice ?? "give --data a folder or zip archive of faces, or 'synthetic'")
        case .severalArchives(let path, let names):
            "\(path): found no JPEG or PNG in it, but \(names.count) archives; give --data one of them: "
                + names.prefix(Self.mostNamesShown).joined(separator: ", ")
                + (names.count > Self.mostNamesShown ? ", …" : "")
        case .tooFewFaces(let source, let usable, let listed, let needed, let example):
            Self.tooFew(source: source, usable: usable, listed: listed, needed: needed, example: example)
        case .unreadableFace(let name, let reason), .unreachedFace(let name, let reason):
            "\(name): \(reason)"
        case .away(let source, let reason, let seconds):
            "\(source): away for \(Int(seconds)) seconds (\(reason)); bring the faces back and go on with --resume"
        case .stopped:
            "no more faces: reading them was stopped"
        }
    }

    /// Archives that an error names.
    private static let mostNamesShown = 8

    private static func tooFew(
        source: String, usable: Int, listed: Int, needed: Int, example: SkippedFace?
    ) -> String {
        let of = listed == usable ? "" : " of \(listed)"
        let noun = usable == 1 ? "face" : "faces"
        let found = usable == 0 ? "no readable face\(of)" : "only \(usable) usable \(noun)\(of)"
        let cause = example.map { " (\($0.name): \($0.reason))" } ?? ""
        let remedy = usable == 0 ? "give it readable JPEG or PNG faces" : "add faces or make --batch-size smaller"
        return "\(source): \(found), a batch needs \(needed)\(cause); \(remedy)"
    }
}
