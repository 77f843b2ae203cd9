/// A face, or a part of a source, that is passed over, and why.
public struct SkippedFace: Sendable, Equatable, Codable {
    /// Its name within the source.
    public let name: String
    /// A few plain words: what is wrong with it.
    public let reason: String

    /// Names both values.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }

    /// The face that an error is about; for errors about a whole source, its path.
    init(_ error: FaceError) {
        switch error {
        case .unreadableFace(let name, let reason), .unreachedFace(let name, let reason):
            self.init(name: name, reason: reason)
        case .notFound(let path), .noFaces(let path), .onlyOthers(let path, _), .severalArchives(let path, _),
            .unreadableSource(let path, _), .unknownSource(let path, _):
            self.init(name: path, reason: error.description)
        case .tooFewFaces(let source, _, _, _, _), .away(let source, _, _):
            self.init(name: source, reason: error.description)
        case .stopped: self.init(name: "", reason: error.description)
        }
    }
}
